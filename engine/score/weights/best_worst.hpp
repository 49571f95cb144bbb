#pragma once
// The best-worst method: only the best criterion is compared with all others and all others with
// the worst. J. Rezaei, Best-worst multi-criteria decision-making method, Omega 53 (2015); linear
// model: Omega 64 (2016). Input-based consistency: F. Liang, M. Brunelli & J. Rezaei, Consistency
// issues in the best worst method, Omega 96 (2020).

#include <cstddef>
#include <vector>

#include "engine/rate/undefined.hpp"

namespace otbor::weights {

struct BestWorstInput {
  std::vector<double> best_to_others;   // a_Bj >= 1, 1 for the best itself
  std::vector<double> others_to_worst;  // a_jW >= 1, 1 for the worst itself
  std::size_t best = 0;
  std::size_t worst = 0;
};

struct BestWorst {
  std::vector<double> weights;  // sum 1
  double xi = 0;                // the largest deviation ξ^L of the linear model
  double cr = 0;                // max |a_Bj a_jW − a_BW| / (a_BW² − a_BW); 0 when a_BW = 1
};

/// min ξ: |w_B − a_Bj w_j| <= ξ, |w_j − a_jW w_W| <= ξ, Σ w = 1. Undefined (`not_positive`) for a
/// judgement below 1.
[[nodiscard]] Expected<BestWorst> best_worst(const BestWorstInput& input);

}  // namespace otbor::weights
