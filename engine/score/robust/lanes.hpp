#pragma once
// Eight draws side by side: a number of each in one lane, so that a mark is read once for all.

#include <array>
#include <cstddef>
#include <vector>

namespace otbor::robust {

inline constexpr std::size_t draw_lanes = 8;
using Lanes = std::array<double, draw_lanes>;

/// Σ weight × value over as many values as there are weights.
[[nodiscard]] inline Lanes dot(const std::vector<Lanes>& weights, const double* values) {
  Lanes sum{};
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double value = values[c];
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) sum[lane] += weights[c][lane] * value;
  }
  return sum;
}

}  // namespace otbor::robust
