#include "engine/select/exact/nested.hpp"

#include <algorithm>
#include <numeric>

namespace otbor::exact {

bool SetTree::add(const Limit& limit) {
  if (limit.items.size() == deepest.size()) {
    nodes[0].at_least = std::max(nodes[0].at_least, limit.at_least);
    nodes[0].at_most = std::min(nodes[0].at_most, limit.at_most);
    return true;
  }
  if (limit.items.empty()) return limit.at_least == 0;
  const auto parent = deepest[limit.items.front()];
  const auto nests = [&](std::uint32_t item) { return deepest[item] == parent; };
  if (!std::ranges::all_of(limit.items, nests)) return false;
  const auto node = static_cast<std::uint32_t>(nodes.size());
  nodes.push_back({parent, limit.at_least, limit.at_most});
  for (const auto item : limit.items) deepest[item] = node;
  return true;
}

Families families_of(const Problem& problem) {
  std::vector<std::size_t> order(problem.limits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t at) { return problem.limits[at].items.size(); });
  Families families;
  families.above.deepest.assign(problem.items(), 0);
  families.below.deepest.assign(problem.items(), 0);
  for (const auto at : order) {
    const auto& limit = problem.limits[at];
    if (!families.above.add(limit) && !families.below.add(limit)) families.crossing.push_back(at);
  }
  std::ranges::sort(families.crossing);
  return families;
}

}  // namespace otbor::exact
