#include "engine/themes/clusters/graph.hpp"

#include <algorithm>

namespace otbor::clusters {
namespace {

struct Half {
  std::uint32_t to = 0;
  double weight = 0;
};

/// Both ends of every edge, vertex by vertex, in the order of the edges.
std::vector<Half> halves(const std::vector<Edge>& edges, std::vector<std::size_t>& begin) {
  for (const auto& edge : edges) {
    if (edge.from == edge.to) continue;
    ++begin[edge.from + 1];
    ++begin[edge.to + 1];
  }
  for (std::size_t v = 1; v < begin.size(); ++v) begin[v] += begin[v - 1];
  std::vector<Half> halves(begin.back());
  auto next = begin;
  for (const auto& edge : edges) {
    if (edge.from == edge.to) continue;
    halves[next[edge.from]++] = {edge.to, edge.weight};
    halves[next[edge.to]++] = {edge.from, edge.weight};
  }
  return halves;
}

}  // namespace

Graph graph_of(std::size_t vertices, const std::vector<Edge>& edges) {
  std::vector<std::size_t> begin(vertices + 1);
  auto all = halves(edges, begin);
  Graph graph;
  graph.loops.resize(vertices);
  graph.strength.resize(vertices);
  for (const auto& edge : edges) {
    if (edge.from == edge.to) graph.loops[edge.from] += edge.weight;
  }
  for (std::size_t v = 0; v < vertices; ++v) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin[v]);
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(begin[v + 1]);
    std::stable_sort(first, last, [](const Half& a, const Half& b) { return a.to < b.to; });
    graph.strength[v] = 2 * graph.loops[v];
    for (auto half = first; half != last; ++half) {
      graph.strength[v] += half->weight;
      if (graph.to.size() > graph.begin.back() && graph.to.back() == half->to) {
        graph.weight.back() += half->weight;
      } else if (half->weight > 0) {
        graph.to.push_back(half->to);
        graph.weight.push_back(half->weight);
      }
    }
    graph.begin.push_back(graph.to.size());
    graph.total += graph.strength[v];
  }
  return graph;
}

Partition numbered(const std::vector<std::uint32_t>& labels) {
  constexpr std::uint32_t unseen = 0xFFFFFFFFU;
  Partition partition;
  partition.of.reserve(labels.size());
  std::vector<std::uint32_t> numbers;
  for (const auto label : labels) {
    if (label >= numbers.size()) numbers.resize(label + std::size_t{1}, unseen);
    if (numbers[label] == unseen) numbers[label] = partition.groups++;
    partition.of.push_back(numbers[label]);
  }
  return partition;
}

}  // namespace otbor::clusters
