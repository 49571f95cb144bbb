#include "engine/workbench/shapes/weighted.hpp"

#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench {

Results weighted_results(Bench& bench, WeightedMethod method) {
  const auto normalisation = bench.params.choice("normalisation", normalisations);
  const auto costs = bench.params.choice("costs", cost_ways);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = method(input.problem, normalisation, costs);
  if (!result) return results.add("score", result.error());
  results.add("score", per_item(input.ids, result->score));
  if (!result->log10_score.empty()) {
    results.add("log10_score", per_item(input.ids, result->log10_score));
  }
  results.add("rank", per_item(input.ids, result->rank));
  results.add("normalised", rows_of(result->normalised, input.ids));
  return results;
}

}  // namespace otbor::workbench
