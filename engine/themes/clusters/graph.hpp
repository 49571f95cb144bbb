#pragma once
// An undirected graph with weights: practices and how alike they are.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace otbor::clusters {

struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double weight = 1;
};

/// Every edge stands with both of its ends; a loop stands apart.
struct Graph {
  std::vector<std::size_t> begin{0};  // of each vertex in `to` and `weight`
  std::vector<std::uint32_t> to;
  std::vector<double> weight;
  std::vector<double> loops;     // weight of a vertex's edges to itself
  std::vector<double> strength;  // sum of the weights of its edges, a loop twice
  double total = 0;              // sum of all strengths: twice the weight of all edges

  [[nodiscard]] std::size_t vertices() const { return loops.size(); }
};

/// Edges named twice, either way round, are added up; those without weight are left out.
[[nodiscard]] Graph graph_of(std::size_t vertices, const std::vector<Edge>& edges);

/// One group a vertex, numbered from 0 without gaps.
struct Partition {
  std::vector<std::uint32_t> of;
  std::uint32_t groups = 0;
};

/// Groups renumbered in the order of their first members.
[[nodiscard]] Partition numbered(const std::vector<std::uint32_t>& labels);

}  // namespace otbor::clusters
