#include <string>
#include <utility>
#include <vector>

#include "engine/score/decision/weighted.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/weighted.hpp"

namespace otbor::workbench::adapters {
namespace {

/// Of a product that is zero there is none.
void add_logarithms(Results& results, const decision::Weighted& result,
                    const std::vector<std::string>& ids) {
  std::vector<Value> values;
  for (const auto& each : result.log10_score) values.emplace_back(each);
  results.add("log10_score", per_item(ids, std::move(values)));
  for (std::size_t a = 0; a < result.log10_score.size(); ++a) {
    if (result.log10_score[a]) continue;
    results.because("log10_score." + (ids.empty() ? std::to_string(a) : ids[a]),
                    Undefined::beyond_numbers);
  }
}

Results compute(Bench& bench) {
  const auto normalisation = bench.params.choice("normalisation", normalisations);
  const auto costs = bench.params.choice("costs", cost_ways);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = decision::weighted_product(input.problem, normalisation, costs);
  if (!result) {
    return results.none_of({"score", "log10_score", "rank", "normalised"}, result.error());
  }
  results.add("score", per_item(input.ids, result->score));
  add_logarithms(results, *result, input.ids);
  results.add("rank", per_item(input.ids, result->rank));
  results.add("normalised", rows_of(result->normalised, input.ids));
  return results;
}

}  // namespace

extern const Method mcda_weighted_product;
const Method mcda_weighted_product{
    .id = "mcda.weighted_product",
    .title = {.ru = "Взвешенное произведение", .en = "Weighted product"},
    .source = "P. W. Bridgman, Dimensional Analysis (1922)",
    .params = weighted_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
