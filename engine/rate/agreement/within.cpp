#include "engine/rate/agreement/within.hpp"

#include <algorithm>
#include <cmath>

namespace otbor {

double uniform_variance(double levels) { return (levels * levels - 1) / 12; }

Finn finn(const TwoWay& squares, double levels) {
  const double chance = uniform_variance(levels);
  return {1 - squares.within / chance, 1 - squares.error / chance};
}

WithinGroup within_group(std::span<const double> values) {
  if (values.size() < 2) return {};
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  double squares = 0;
  double deviations = 0;
  for (const double value : values) {
    squares += (value - mean) * (value - mean);
    deviations += std::abs(value - mean);
  }
  return {squares / (n - 1), deviations / n};
}

double r_wg(double variance, double expected_variance) {
  return std::max(0.0, 1 - variance / expected_variance);
}

double r_wg_j(double mean_variance, double items, double expected_variance) {
  const double share = mean_variance / expected_variance;
  if (share >= 1) return 0;
  return items * (1 - share) / (items * (1 - share) + share);
}

}  // namespace otbor
