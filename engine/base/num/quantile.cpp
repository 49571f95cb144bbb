#include "engine/base/num/quantile.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"

namespace otbor::num {

double quantile(std::span<const double> ascending, double p) {
  OTBOR_CHECK(!ascending.empty());
  OTBOR_CHECK(p >= 0);
  OTBOR_CHECK(p <= 1);
  const double at = p * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const auto above = std::min(below + 1, ascending.size() - 1);
  const double share = at - std::floor(at);
  return ascending[below] + share * (ascending[above] - ascending[below]);
}

}  // namespace otbor::num
