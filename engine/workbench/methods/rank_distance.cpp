#include "engine/score/ranks/distance.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto a = read_complete(bench, bench.input, "a");
  const auto b = read_complete(bench, bench.input, "b");
  expect_size(bench, bench.input, "b", b.size(), a.size());
  Results results;
  if (!bench.good()) return results;
  if (a.size() < 2) {
    return results.none_of({"footrule", "kendall", "kendall_half", "tau_b", "spearman"},
                           Undefined::one_practice);
  }
  const auto result = ranks::distance(a, b);
  results.add("footrule", result.footrule);
  results.add("kendall", result.kendall);
  results.add("kendall_half", result.kendall_half);
  results.add("tau_b", result.tau_b);
  results.add("spearman", result.spearman);
  return results;
}

}  // namespace

extern const Method rank_distance;
const Method rank_distance{
    .id = "rank.distance",
    .title = {.ru = "Расстояния между двумя ранжировками", .en = "Distances of two rankings"},
    .source = "P. Diaconis & R. L. Graham (1977); R. Fagin et al. (2006)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
