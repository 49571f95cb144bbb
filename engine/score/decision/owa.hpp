#pragma once
// Ordered weighted averages: weights belong to the largest value, the second largest …, not to a
// criterion or an expert. R. R. Yager, On ordered weighted averaging aggregation operators in
// multicriteria decisionmaking, IEEE Trans. SMC 18 (1988). The mean, the median and the trimmed
// mean over experts are such averages.

#include <span>
#include <vector>

#include "engine/base/num/matrix.hpp"

namespace otbor::decision {

/// Σ w_i b_i, b the values from the largest to the smallest; as many weights as values, sum 1.
[[nodiscard]] double owa(std::span<const double> values, std::span<const double> weights);

/// Σ (n − i) w_i / (n − 1): 1 for the maximum, 0 for the minimum. 1/2 for a single weight.
[[nodiscard]] double orness(std::span<const double> weights);

/// −Σ w ln w: how evenly the values are used.
[[nodiscard]] double dispersion(std::span<const double> weights);

}  // namespace otbor::decision
