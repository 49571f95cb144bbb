#pragma once
// How near two categories are: 1 for the same one, less for others. K. L. Gwet, Handbook of
// Inter-Rater Reliability (4th ed. 2014), chapter 3.

#include <cstdint>
#include <span>
#include <vector>

namespace otbor {

enum class Nearness : std::uint8_t { identity, linear, quadratic, ordinal };

/// Weights of q categories, row by row, all within 0 … 1.
struct CategoryWeights {
  std::size_t q = 0;
  std::vector<double> weights;

  [[nodiscard]] double at(std::size_t k, std::size_t l) const { return weights[k * q + l]; }
};

/// Linear 1 − |x − y|/range and quadratic 1 − (x − y)²/range² on the categories' values; ordinal 1
/// − C(|k − l| + 1, 2)/C(q, 2) on their order. One category is all identity.
[[nodiscard]] CategoryWeights category_weights(Nearness nearness, std::span<const double> values);

/// From how far two categories are apart (0 on the diagonal): 1 − distance / largest distance.
[[nodiscard]] CategoryWeights from_distances(std::size_t q, std::span<const double> distances);

}  // namespace otbor
