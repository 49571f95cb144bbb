#pragma once
// Weighted sum and weighted product. The sum is compensatory: a weak criterion is made up for by a
// strong one at the rate of the weights. The product punishes imbalance.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/score/decision/problem.hpp"

namespace otbor::decision {

struct Weighted {
  std::vector<double> score;  // NaN: no score
  /// Of the product only, one an alternative; nothing where its score is zero.
  std::vector<std::optional<double>> log10_score;
  num::Matrix normalised;         // alternatives × criteria, larger is better
  std::vector<std::size_t> rank;  // 0 without a score
};

/// What an alternative without a value (NaN) on some criterion scores.
enum class Gaps : std::uint8_t {
  no_score,
  renormalise  // by the criteria it has, their weights in proportion; without any no score
};

/// V_a = Σ w_c v_ac: P. C. Fishburn, Additive utilities with incomplete product sets, Operations
/// Research 15 (1967). A criterion without weight is missed by nobody.
[[nodiscard]] Expected<Weighted> weighted_sum(const Problem& problem, Normalisation normalisation,
                                              Costs costs, Gaps gaps = Gaps::no_score);

/// P_a = Π v_ac^w_c, taken as exp Σ w_c ln v_ac; one zero makes it zero. P. W. Bridgman,
/// Dimensional Analysis (1922); D. W. Miller & M. K. Starr, Executive Decisions and Operations
/// Research (1969). Undefined (`not_positive`) when a scaled value is negative.
[[nodiscard]] Expected<Weighted> weighted_product(const Problem& problem,
                                                  Normalisation normalisation, Costs costs);

}  // namespace otbor::decision
