#pragma once
// A graph: `edges` as `[i, j, weight]` (the weight 1 when it is left out) between the vertices
// 0 … n − 1; `partition` and other labels of vertices are whole numbers.

#include <cstdint>
#include <vector>

#include "engine/themes/clusters/graph.hpp"
#include "engine/workbench/bench.hpp"

namespace otbor::workbench {

struct GraphInput {
  std::size_t vertices = 0;
  std::vector<clusters::Edge> edges;
};

[[nodiscard]] GraphInput read_graph(Bench& bench);

/// A label for each of `size` things, numbered in the order of first appearance; empty when the key
/// is absent.
[[nodiscard]] std::vector<std::uint32_t> read_labels(Bench& bench, std::string_view key,
                                                     std::size_t size);

}  // namespace otbor::workbench
