#include "engine/themes/clusters/communities.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/themes/clusters/leiden_level.hpp"

namespace otbor::clusters {
namespace {

/// One pass over all levels, from the partition given to one that is as good or better.
std::vector<std::uint32_t> pass(const Graph& graph, std::vector<std::uint32_t> groups,
                                CommunityAlgorithm algorithm, LeidenOrder& order) {
  std::vector<std::uint32_t> vertex_of(graph.vertices());  // in the graph of the level
  std::iota(vertex_of.begin(), vertex_of.end(), 0U);
  Graph level = graph;
  while (true) {
    move_vertices(level, groups, order);
    const auto parts =
        algorithm == CommunityAlgorithm::leiden ? refined(level, groups, order) : numbered(groups);
    if (parts.groups == level.vertices()) break;
    std::vector<std::uint32_t> groups_of_parts(parts.groups);
    for (std::size_t v = 0; v < parts.of.size(); ++v) groups_of_parts[parts.of[v]] = groups[v];
    for (auto& vertex : vertex_of) vertex = parts.of[vertex];
    level = merged(level, parts);
    groups = numbered(groups_of_parts).of;
  }
  std::vector<std::uint32_t> found(graph.vertices());
  for (std::size_t v = 0; v < found.size(); ++v) found[v] = groups[vertex_of[v]];
  return numbered(found).of;
}

}  // namespace

double modularity(const Graph& graph, const std::vector<std::uint32_t>& groups, double resolution) {
  if (graph.total <= 0) return 0;
  const auto count = std::ranges::max(groups) + std::size_t{1};
  std::vector<double> inside(count);
  std::vector<double> strength(count);
  for (std::size_t v = 0; v < graph.vertices(); ++v) {
    strength[groups[v]] += graph.strength[v];
    inside[groups[v]] += 2 * graph.loops[v];
    for (auto i = graph.begin[v]; i < graph.begin[v + 1]; ++i) {
      if (groups[graph.to[i]] == groups[v]) inside[groups[v]] += graph.weight[i];
    }
  }
  double sum = 0;
  for (std::size_t c = 0; c < count; ++c) {
    const double share = strength[c] / graph.total;
    sum += inside[c] / graph.total - resolution * share * share;
  }
  return sum;
}

Partition communities(const Graph& graph, const CommunityOptions& options) {
  constexpr int rounds_max = 50;
  LeidenOrder order(options);
  std::vector<std::uint32_t> groups(graph.vertices());
  std::iota(groups.begin(), groups.end(), 0U);
  if (graph.total <= 0) return numbered(groups);
  double quality = modularity(graph, groups, options.resolution);
  for (int round = 0; round < rounds_max; ++round) {
    auto better = pass(graph, groups, options.algorithm, order);
    const double reached = modularity(graph, better, options.resolution);
    if (reached <= quality) break;
    groups = std::move(better);
    if (reached <= quality + options.gain_min) break;
    quality = reached;
  }
  return numbered(groups);
}

CommunityRuns communities_of_runs(const Graph& graph, CommunityOptions options, std::uint32_t runs,
                                  num::Threads threads) {
  CommunityRuns found{
      .best = {}, .all = std::vector<Partition>(runs), .modularity = std::vector<double>(runs)};
  num::for_chunks(threads, runs, 1, [&](std::size_t run, std::size_t, std::size_t) {
    auto own = options;
    own.run = static_cast<std::uint32_t>(run);
    found.all[run] = communities(graph, own);
    found.modularity[run] = modularity(graph, found.all[run].of, options.resolution);
  });
  const auto best = std::ranges::max_element(found.modularity);
  if (runs > 0) found.best = found.all[static_cast<std::size_t>(best - found.modularity.begin())];
  return found;
}

}  // namespace otbor::clusters
