#pragma once
// The shapes of decision.hpp and rankings.hpp as the kernels of `score` take them.

#include <array>
#include <string>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/score/decision/problem.hpp"
#include "engine/score/ranks/profile.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {

struct ProblemInput {
  decision::Problem problem;  // equal weights where the case gives none
  bool weighted = false;      // the case gives weights
  std::vector<std::string> ids;
  std::vector<std::string> criteria;
};

/// A decision matrix with at least one row and one column, complete unless `gaps` are welcome.
[[nodiscard]] ProblemInput read_problem(Bench& bench, bool gaps = false);

struct ProfileInput {
  ranks::Profile profile;
  std::vector<std::string> ids;
};

/// Ballots with weights of at most six decimals and a million votes in all, 1 … `items_max` items.
[[nodiscard]] ProfileInput read_profile(Bench& bench, std::size_t items_max);

[[nodiscard]] num::Matrix to_matrix(const Matrix& matrix);
/// A square matrix of at least two rows; a message for anything else.
[[nodiscard]] Matrix read_square(Bench& bench, std::string_view key, Bounds bounds = {});
/// A list that has to be there with no number missing; a message otherwise.
[[nodiscard]] std::vector<double> read_complete(Bench& bench, Section& section,
                                                std::string_view key, Bounds bounds = {});
/// A list for each row; keyed by `ids` where there are any.
[[nodiscard]] Value rows_of(const num::Matrix& matrix, const std::vector<std::string>& ids = {});
/// A list of yes and no for each row of a square table.
[[nodiscard]] Value flags_of(const std::vector<bool>& table, const std::vector<std::string>& ids);
/// Things by their numbers, or by their ids where there are any.
[[nodiscard]] Value chosen(const std::vector<std::size_t>& items,
                           const std::vector<std::string>& ids);
/// Millionths of a vote as votes.
[[nodiscard]] Value votes(std::int64_t millionths);
[[nodiscard]] Value votes_by_pair(const ranks::Pairwise& pairwise,
                                  const std::vector<std::string>& ids);
/// A message when a list has another length than it should.
void expect_size(Bench& bench, Section& section, std::string_view key, std::size_t given,
                 std::size_t expected);

inline constexpr std::array<Named<decision::Normalisation>, 5> normalisations{
    {{"none", decision::Normalisation::none},
     {"max", decision::Normalisation::max},
     {"sum", decision::Normalisation::sum},
     {"minmax", decision::Normalisation::minmax},
     {"vector", decision::Normalisation::vector}}};
inline constexpr std::array<Named<decision::Costs>, 2> cost_ways{
    {{"invert", decision::Costs::invert}, {"complement", decision::Costs::complement}}};

}  // namespace otbor::workbench
