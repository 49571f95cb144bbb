#include "engine/rate/mixed/ordering.hpp"

#include <algorithm>
#include <numeric>

namespace otbor::mixed {
namespace {

/// The representative of a vertex; paths are halved on the way.
std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t at) {
  while (parent[at] != at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}

}  // namespace

Ordering ordered_by_panel(const Design& design) {
  std::vector<std::uint32_t> first{0};  // vertex of level 0 of each factor
  for (const auto& factor : design.random) first.push_back(first.back() + factor.levels);
  std::vector<std::uint32_t> parent(first.back());
  std::iota(parent.begin(), parent.end(), 0U);
  for (std::size_t i = 0; i < design.y.size(); ++i) {
    const auto anchor = root_of(parent, first[0] + design.random[0].level[i]);
    for (std::size_t k = 1; k < design.random.size(); ++k) {
      // The smaller number represents, so that panels keep the order of their first level.
      const auto other = root_of(parent, first[k] + design.random[k].level[i]);
      const auto known = root_of(parent, anchor);
      parent[std::max(known, other)] = std::min(known, other);
    }
  }
  Ordering result{.design = design, .new_of_old = {}};
  for (std::size_t k = 0; k < design.random.size(); ++k) {
    std::vector<std::uint32_t> order(design.random[k].levels);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint32_t> panel(order.size());
    for (const auto level : order) panel[level] = root_of(parent, first[k] + level);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t level) { return panel[level]; });
    std::vector<std::uint32_t> new_of_old(order.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) new_of_old[order[at]] = at;
    for (auto& level : result.design.random[k].level) level = new_of_old[level];
    result.new_of_old.push_back(std::move(new_of_old));
  }
  return result;
}

}  // namespace otbor::mixed
