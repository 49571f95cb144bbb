#include "engine/themes/clusters/group_count.hpp"

#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace otbor::clusters {
namespace {

/// Joins the two groups whose union raises modularity most, or lowers it least; false when no two
/// share an edge.
bool join_two(const Graph& graph, Partition& partition, double resolution) {
  std::vector<double> strength(partition.groups);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> between;
  for (std::size_t v = 0; v < graph.vertices(); ++v) {
    const auto own = partition.of[v];
    strength[own] += graph.strength[v];
    for (auto i = graph.begin[v]; i < graph.begin[v + 1]; ++i) {
      const auto other = partition.of[graph.to[i]];
      if (own < other) between[{own, other}] += graph.weight[i];
    }
  }
  std::optional<std::pair<std::uint32_t, std::uint32_t>> best;
  double best_gain = 0;
  for (const auto& [pair, weight] : between) {
    const double gain =
        weight - resolution * strength[pair.first] * strength[pair.second] / graph.total;
    if (!best || gain > best_gain) {
      best = pair;
      best_gain = gain;
    }
  }
  if (!best) return false;
  for (auto& group : partition.of) {
    if (group == best->second) group = best->first;
  }
  partition = numbered(partition.of);
  return true;
}

}  // namespace

Partition communities_of_count(const Graph& graph, std::uint32_t groups, CommunityOptions options,
                               num::Threads threads) {
  constexpr int steps = 24;
  constexpr std::uint32_t runs = 5;
  double low = 1.0 / 64;
  double high = 64;
  std::optional<Partition> above;  // with the fewest groups above the number asked for
  double above_resolution = high;
  for (int step = 0; step < steps; ++step) {
    options.resolution = std::sqrt(low * high);
    auto found = communities_of_runs(graph, options, runs, threads).best;
    if (found.groups == groups) return found;
    if (found.groups < groups) {
      low = options.resolution;
      continue;
    }
    high = options.resolution;
    if (!above || found.groups < above->groups) {
      above_resolution = options.resolution;
      above = std::move(found);
    }
  }
  if (!above) return communities_of_runs(graph, options, runs, threads).best;
  while (above->groups > groups && join_two(graph, *above, above_resolution)) {
  }
  return *above;
}

}  // namespace otbor::clusters
