#include <array>
#include <vector>

#include "engine/score/decision/owa.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto input = read_problem(bench);
  const auto weights = read_complete(bench, bench.params, "weights_on_order", {0, 1e15});
  expect_size(bench, bench.params, "weights_on_order", weights.size(), input.problem.goals.size());
  Results results;
  if (!bench.good()) return results;
  const auto shares = decision::shares(weights);
  if (!shares) return results.none_of({"owa", "orness", "dispersion"}, shares.error());
  std::vector<double> averages;
  for (std::size_t a = 0; a < input.problem.values.rows(); ++a) {
    averages.push_back(decision::owa(input.problem.values.row(a), *shares));
  }
  results.add("owa", per_item(input.ids, averages));
  results.add("orness", decision::orness(*shares));
  results.add("dispersion", decision::dispersion(*shares));
  return results;
}

constexpr std::array params{
    Param{"weights_on_order",
          "",
          {"веса мест: наибольшего значения, следующего и так далее",
           "weights of the largest value, the next …"}},
};

}  // namespace

extern const Method mcda_owa;
const Method mcda_owa{
    .id = "mcda.owa",
    .title = {.ru = "Упорядоченное взвешенное среднее (OWA)", .en = "Ordered weighted average"},
    .source = "R. R. Yager, IEEE Trans. SMC 18 (1988)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
