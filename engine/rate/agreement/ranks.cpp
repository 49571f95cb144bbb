#include "engine/rate/agreement/ranks.hpp"

#include <algorithm>
#include <utility>

namespace otbor {

Midranks midranks(std::span<const double> values) {
  std::vector<std::pair<double, std::uint32_t>> order(values.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = {values[i], i};
  std::ranges::sort(order);
  Midranks ranks{.doubled = std::vector<std::int64_t>(values.size())};
  for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
    while (last < order.size() && !(order[first].first < order[last].first)) ++last;
    for (std::size_t i = first; i < last; ++i) {
      ranks.doubled[order[i].second] = static_cast<std::int64_t>(first + 1 + last);
    }
    const auto t = static_cast<std::int64_t>(last - first);
    ranks.ties += decltype(ranks.ties){t} * t * t - t;
  }
  return ranks;
}

}  // namespace otbor
