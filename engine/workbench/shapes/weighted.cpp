#include "engine/workbench/shapes/weighted.hpp"

#include <string>
#include <utility>
#include <vector>

#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench {
namespace {

/// Of a product that is zero there is none.
void add_logarithms(Results& results, const decision::Weighted& result,
                    const std::vector<std::string>& ids) {
  if (result.log10_score.empty()) return;
  std::vector<Value> values;
  for (const auto& each : result.log10_score) values.emplace_back(each);
  results.add("log10_score", per_item(ids, std::move(values)));
  for (std::size_t a = 0; a < result.log10_score.size(); ++a) {
    if (result.log10_score[a]) continue;
    results.because("log10_score." + (ids.empty() ? std::to_string(a) : ids[a]),
                    Undefined::beyond_numbers);
  }
}

}  // namespace

Results weighted_results(Bench& bench, WeightedMethod method) {
  const auto normalisation = bench.params.choice("normalisation", normalisations);
  const auto costs = bench.params.choice("costs", cost_ways);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = method(input.problem, normalisation, costs);
  if (!result) {
    if (method == decision::weighted_product) results.add("log10_score", result.error());
    return results.none_of({"score", "rank", "normalised"}, result.error());
  }
  results.add("score", per_item(input.ids, result->score));
  add_logarithms(results, *result, input.ids);
  results.add("rank", per_item(input.ids, result->rank));
  results.add("normalised", rows_of(result->normalised, input.ids));
  return results;
}

}  // namespace otbor::workbench
