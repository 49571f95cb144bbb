#include <array>

#include "engine/score/ranks/rules.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<ranks::Strength>, 2> strengths{
    {{"winning_votes", ranks::Strength::winning_votes}, {"margins", ranks::Strength::margins}}};

constexpr std::size_t items_max = 1000;

Results compute(Bench& bench) {
  const auto strength = bench.params.choice("strength", strengths);
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::schulze(ranks::pairwise(input.profile), strength);
  results.add("path_strength", votes_by_pair(result.path, input.ids));
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(result.winners, input.ids));
  return results;
}

constexpr std::array params{
    Param{"strength",
          "winning_votes, margins",
          {"сила большинства: голоса за или перевес",
           "strength of a majority: its votes or its margin"}},
};

}  // namespace

extern const Method rank_schulze;
const Method rank_schulze{
    .id = "rank.schulze",
    .title = {.ru = "Метод Шульце", .en = "Schulze method"},
    .source = "M. Schulze, Social Choice and Welfare 36 (2011)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
