#include "engine/score/decision/owa.hpp"

#include <algorithm>
#include <functional>

#include "engine/base/num/elementary.hpp"

namespace otbor::decision {

double owa(std::span<const double> values, std::span<const double> weights) {
  OTBOR_CHECK(values.size() == weights.size());
  std::vector<double> b(values.begin(), values.end());
  std::ranges::sort(b, std::greater());
  double sum = 0;
  for (std::size_t i = 0; i < b.size(); ++i) sum += weights[i] * b[i];
  return sum;
}

double orness(std::span<const double> weights) {
  const std::size_t n = weights.size();
  if (n < 2) return 0.5;
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += static_cast<double>(n - 1 - i) * weights[i];
  return sum / static_cast<double>(n - 1);
}

double dispersion(std::span<const double> weights) {
  double sum = 0;
  for (const double w : weights) {
    if (w > 0) sum -= w * num::log(w);
  }
  return sum;
}

}  // namespace otbor::decision
