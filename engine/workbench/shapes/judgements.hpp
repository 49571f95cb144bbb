#pragma once
// Tables of pairwise judgements as the analytic hierarchy process takes them, and what its methods
// say of the judgements.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/score/weights/ahp.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {

inline constexpr std::array<Named<weights::AhpMethod>, 2> ahp_methods{
    {{"eigen", weights::AhpMethod::eigen}, {"geometric", weights::AhpMethod::geometric}}};

inline constexpr Param ahp_method_param{
    "method",
    "eigen, geometric",
    {"собственный вектор или геометрические средние", "eigenvector or geometric means"}};
inline constexpr Param random_index_param{
    "random_index",
    "0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59",
    {"случайный индекс для 1, 2, … элементов", "random index of 1, 2, … items"}};

/// As the case gives it, or Saaty's.
[[nodiscard]] std::vector<double> read_random_index(Bench& bench);

/// `asked` as a reciprocal table, NaN where neither of two was asked about the other. A message at
/// `node`, and an empty table, when it is not square, when something is not equal to itself, or
/// when a_ij and a_ji contradict each other by more than rounding to two digits may. Undefined
/// (`not_positive`) for judgements that are not positive.
[[nodiscard]] Expected<num::Matrix> judgements_of(Bench& bench, std::string_view key,
                                                  const Node& node, const Matrix& asked);
/// The table that the input gives under `key`.
[[nodiscard]] Expected<num::Matrix> read_judgements(Bench& bench, std::string_view key);

[[nodiscard]] bool is_complete(const num::Matrix& judgements);

/// Adds `reconsider` and `single_change`: the three judgements that stand furthest from `weights`,
/// those not asked (NaN in `asked`) left out.
void add_advice(Results& results, const num::Matrix& asked, const num::Matrix& completed,
                const std::vector<double>& weights, const std::vector<double>& random_index);

}  // namespace otbor::workbench
