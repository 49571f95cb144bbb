#include "engine/themes/clusters/silhouette.hpp"

#include <algorithm>
#include <limits>

#include "engine/base/check.hpp"

namespace otbor::clusters {

Silhouette silhouette(const Partition& groups,
                      const std::function<double(std::size_t, std::size_t)>& distance) {
  OTBOR_CHECK(groups.groups >= 2);
  const auto n = groups.of.size();
  std::vector<double> sizes(groups.groups);
  for (const auto group : groups.of) ++sizes[group];
  Silhouette result{.points = std::vector<double>(n), .groups = std::vector<double>(groups.groups)};
  std::vector<double> sums(groups.groups);
  for (std::size_t i = 0; i < n; ++i) {
    const auto own = groups.of[i];
    if (sizes[own] < 2) continue;
    std::ranges::fill(sums, 0.0);
    for (std::size_t k = 0; k < n; ++k) {
      if (k != i) sums[groups.of[k]] += distance(i, k);
    }
    const double within = sums[own] / (sizes[own] - 1);
    double next = std::numeric_limits<double>::max();
    for (std::size_t group = 0; group < sums.size(); ++group) {
      if (group != own) next = std::min(next, sums[group] / sizes[group]);
    }
    const double larger = std::max(within, next);
    result.points[i] = larger > 0 ? (next - within) / larger : 0;
    result.groups[own] += result.points[i] / sizes[own];
    result.average += result.points[i] / static_cast<double>(n);
  }
  return result;
}

}  // namespace otbor::clusters
