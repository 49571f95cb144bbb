#pragma once
// Quantiles of a sample.

#include <span>

namespace otbor::num {

/// The p-quantile of an ascending, non-empty sample, linear between order statistics (definition 7
/// of R. J. Hyndman & Y. Fan, Sample Quantiles in Statistical Packages, 1996).
[[nodiscard]] double quantile(std::span<const double> ascending, double p);

}  // namespace otbor::num
