#include <array>

#include "engine/themes/clusters/communities.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/graph.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const double resolution = bench.params.real("resolution", 1, {0, 1e6});
  const auto input = read_graph(bench);
  Results results;
  if (!bench.input.require({"partition"}) || !bench.good()) return results;
  const auto groups = read_labels(bench, "partition", input.vertices);
  if (!bench.good()) return results;
  const auto graph = clusters::graph_of(input.vertices, input.edges);
  if (graph.total <= 0) return results.add("modularity", Undefined::too_few_data);
  return results.add("modularity", clusters::modularity(graph, groups, resolution));
}

constexpr std::array params{
    Param{"resolution",
          "1",
          {"больше – группы мельче", "the larger, the smaller are the groups it prefers"}},
};

}  // namespace

extern const Method cluster_modularity;
const Method cluster_modularity{
    .id = "cluster.modularity",
    .title = {.ru = "Модулярность разбиения графа", .en = "Modularity of a partition of a graph"},
    .source = "M. E. J. Newman & M. Girvan (2004); J. Reichardt & S. Bornholdt (2006)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
