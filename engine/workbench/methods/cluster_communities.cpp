#include <algorithm>
#include <array>

#include "engine/themes/clusters/communities.hpp"
#include "engine/themes/clusters/comparison.hpp"
#include "engine/themes/clusters/group_count.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/graph.hpp"

namespace otbor::workbench::adapters {
namespace {

using clusters::CommunityAlgorithm;

constexpr std::array<Named<CommunityAlgorithm>, 2> algorithms{
    {{"leiden", CommunityAlgorithm::leiden}, {"louvain", CommunityAlgorithm::louvain}}};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Results compute(Bench& bench) {
  clusters::CommunityOptions options;
  options.algorithm = bench.params.choice("algorithm", algorithms);
  options.resolution = bench.params.real("resolution", 1, {0, 1e6});
  options.seed = static_cast<std::uint64_t>(bench.params.whole("seed", 1, 0, 1LL << 53));
  options.gain_min = 0;
  const auto runs = static_cast<std::uint32_t>(bench.params.whole("runs", 1, 1, 1000));
  const auto groups = static_cast<std::uint32_t>(bench.params.whole("groups", 0, 0, 1'000'000));
  const auto input = read_graph(bench);
  const auto given = read_labels(bench, "partition", input.vertices);
  Results results;
  if (!bench.good()) return results;
  const auto graph = clusters::graph_of(input.vertices, input.edges);
  if (graph.total <= 0) {
    return results.none_of(
        {"partition", "modularity", "n_clusters", "modularity_median", "modularity_min"},
        Undefined::too_few_data);
  }
  if (groups > 0) {
    const auto asked = clusters::communities_of_count(graph, groups, options, bench.threads);
    results.add("partition", asked.of);
    results.add("modularity", clusters::modularity(graph, asked.of, 1));
    return results.add("n_clusters", Value(asked.groups));
  }
  const auto found = clusters::communities_of_runs(graph, options, runs, bench.threads);
  results.add("partition", found.best.of);
  results.add("modularity", std::ranges::max(found.modularity));
  results.add("n_clusters", Value(found.best.groups));
  results.add("modularity_median", median(found.modularity));
  results.add("modularity_min", std::ranges::min(found.modularity));
  if (!given.empty()) {
    results.add("ari", clusters::adjusted_rand(clusters::numbered(given), found.best));
  }
  return results;
}

constexpr std::array params{
    Param{"groups",
          "",
          {"сколько групп должно получиться: resolution подбирается, модулярность дана для 1",
           "how many groups there should be: the resolution is sought, the modularity is for 1"}},
    Param{"algorithm",
          "leiden, louvain",
          {"Лейденский или Лувенский алгоритм", "the Leiden or the Louvain algorithm"}},
    Param{"resolution",
          "1",
          {"больше – группы мельче", "the larger, the smaller are the groups it prefers"}},
    Param{
        "runs", "1", {"сколько раз искать; берётся лучшее", "how often to try; the best is kept"}},
    Param{"seed", "1", {"зерно случайных чисел", "the seed of the random numbers"}},
};

}  // namespace

extern const Method cluster_communities;
const Method cluster_communities{
    .id = "cluster.communities",
    .title = {.ru = "Сообщества в графе (Лейденский алгоритм)",
              .en = "Communities of a graph (the Leiden algorithm)"},
    .source = "V. A. Traag, L. Waltman & N. J. van Eck, Sci. Rep. 9, 5233 (2019)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
