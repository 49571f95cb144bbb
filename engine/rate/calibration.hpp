#pragma once
// Additive calibration: a total is what the practice is worth plus how lenient the expert is. It
// uses chains of colleagues too: two experts who never met are compared through a third.

#include <optional>

#include "engine/rate/statistic.hpp"

namespace otbor {

/// Leniency b of each expert that minimises Σ (x_se − a_s − b_e)² + λ Σ b_e², the worth a_s of
/// practices left free: J. Platt & C. Burges, Regularized Least Squares to Remove Reviewer Bias
/// (2012). With λ > 0 the solution is unique in any design, and the b of each panel sum to zero.
/// nullopt when the iteration did not settle.
[[nodiscard]] std::optional<Per<Expert, double>> leniency(const Ratings& ratings, double lambda);

}  // namespace otbor
