#include "engine/themes/clusters/comparison.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/graph.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  Results results;
  if (!bench.input.require({"a"}) || !bench.input.require({"b"})) return results;
  const auto size = bench.input.texts("a").size();
  expect_size(bench, bench.input, "b", bench.input.texts("b").size(), size);
  if (!bench.good()) return results;
  if (size == 0) {
    return results.none_of(
        {"ari", "rand", "nmi_arithmetic", "nmi_geometric", "nmi_max", "nmi_min", "ami_arithmetic",
         "homogeneity", "completeness", "v_measure", "fowlkes_mallows"},
        Undefined::too_few_data);
  }
  const auto found = clusters::agreement(clusters::numbered(read_labels(bench, "a", size)),
                                         clusters::numbered(read_labels(bench, "b", size)));
  results.add("ari", found.ari);
  results.add("rand", found.rand);
  results.add("nmi_arithmetic", found.nmi_arithmetic);
  results.add("nmi_geometric", found.nmi_geometric);
  results.add("nmi_max", found.nmi_max);
  results.add("nmi_min", found.nmi_min);
  results.add("ami_arithmetic", found.ami_arithmetic);
  results.add("homogeneity", found.homogeneity);
  results.add("completeness", found.completeness);
  results.add("v_measure", found.nmi_arithmetic);  // the same quantity under two names
  results.add("fowlkes_mallows", found.fowlkes_mallows);
  return results;
}

}  // namespace

extern const Method cluster_partition_comparison;
const Method cluster_partition_comparison{
    .id = "cluster.partition_comparison",
    .title = {.ru = "Совпадение двух разбиений (ARI, NMI и другие)",
              .en = "Agreement of two partitions (ARI, NMI and others)"},
    .source = "L. Hubert & P. Arabie (1985); N. X. Vinh, J. Epps & J. Bailey (2010)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
