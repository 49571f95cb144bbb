#include <array>

#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/judgements.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results undefined(Undefined why) {
  return Results().none_of(
      {"weights", "lambda_max", "ci", "cr", "gci", "reconsider", "single_change"}, why);
}

Results compute(Bench& bench) {
  const auto method = bench.params.choice("method", ahp_methods);
  const auto random_index = read_random_index(bench);
  const auto judgements = read_judgements(bench, "pairwise");
  if (!judgements) return undefined(judgements.error());
  Results results;
  if (!bench.good()) return results;
  const auto ids = bench.ids(judgements->rows());
  if (!is_complete(*judgements)) return undefined(Undefined::incomplete_design);
  if (!bench.good()) return results;
  const auto result = weights::ahp(*judgements, method);
  results.add("weights", per_item(ids, result.weights));
  results.add("lambda_max", result.lambda_max);
  results.add("ci", result.ci);
  results.add("cr", weights::consistency_ratio(result.ci, judgements->rows(), random_index));
  results.add("gci", result.gci);
  add_advice(results, *judgements, *judgements, result.weights, random_index);
  return results;
}

constexpr std::array params{ahp_method_param, random_index_param};

}  // namespace

extern const Method mcda_ahp;
const Method mcda_ahp{
    .id = "mcda.ahp",
    .title = {.ru = "Метод анализа иерархий: веса по парным сравнениям",
              .en = "AHP: weights from pairwise judgements"},
    .source =
        "T. L. Saaty, The Analytic Hierarchy Process (1980); G. Crawford & C. Williams (1985)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
