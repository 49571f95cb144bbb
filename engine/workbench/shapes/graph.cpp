#include "engine/workbench/shapes/graph.hpp"

#include <map>

namespace otbor::workbench {

GraphInput read_graph(Bench& bench) {
  constexpr std::int64_t vertices_max = 10'000'000;
  GraphInput read;
  if (!bench.input.require({"edges"}) || !bench.input.require({"n"})) return read;
  const auto n = bench.input.whole("n", 1, 1, vertices_max);
  read.vertices = static_cast<std::size_t>(n);
  const Node& edges = *bench.input.find("edges");
  if (!bench.input.expect(edges, Node::Kind::list, "edges")) return read;
  for (const auto& edge : edges.items) {
    if (edge.items.size() != 2 && edge.items.size() != 3) {
      bench.diagnostics.add(Found::wrong_shape, edge.span,
                            {"edges", Words{"ребро записывают как [i, j] или [i, j, вес]",
                                            "an edge is written as [i, j] or [i, j, weight]"}});
      continue;
    }
    const auto from = bench.input.whole_in(edge.items[0], "edges", 0, n - 1);
    const auto to = bench.input.whole_in(edge.items[1], "edges", 0, n - 1);
    const auto weight = edge.items.size() == 3
                            ? bench.input.real_in(edge.items[2], "edges", {0, 1e15})
                            : std::optional(1.0);
    if (!from || !to || !weight) continue;
    read.edges.push_back(
        {static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to), *weight});
  }
  return read;
}

std::vector<std::uint32_t> read_labels(Bench& bench, std::string_view key, std::size_t size) {
  const auto names = bench.ids(size, key);
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> labels;
  for (const auto& name : names) {
    labels.push_back(
        numbers.emplace(name, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return labels;
}

}  // namespace otbor::workbench
