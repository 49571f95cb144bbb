#include "engine/rate/agreement/weights.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"

namespace otbor {

CategoryWeights category_weights(Nearness nearness, std::span<const double> values) {
  const std::size_t q = values.size();
  std::vector<double> distances(q * q);
  for (std::size_t k = 0; k < q; ++k) {
    for (std::size_t l = 0; l < q; ++l) {
      const double difference = std::abs(values[k] - values[l]);
      const double steps = static_cast<double>(k > l ? k - l : l - k);
      double& distance = distances[k * q + l];
      switch (nearness) {
        case Nearness::identity:
          distance = k == l ? 0 : 1;
          break;
        case Nearness::linear:
          distance = difference;
          break;
        case Nearness::quadratic:
          distance = difference * difference;
          break;
        case Nearness::ordinal:
          distance = steps * (steps + 1) / 2;
          break;
      }
    }
  }
  return from_distances(q, distances);
}

CategoryWeights from_distances(std::size_t q, std::span<const double> distances) {
  OTBOR_CHECK(distances.size() == q * q);
  CategoryWeights result{q, std::vector<double>(q * q, 1.0)};
  const double largest = q == 0 ? 0 : *std::ranges::max_element(distances);
  for (std::size_t i = 0; i < distances.size() && largest > 0; ++i) {
    result.weights[i] = 1 - distances[i] / largest;
  }
  return result;
}

}  // namespace otbor
