#include <algorithm>
#include <utility>
#include <vector>

#include "engine/score/decision/weighted.hpp"
#include "engine/score/weights/stability.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/weighted.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto normalisation = bench.params.choice("normalisation", normalisations);
  const auto costs = bench.params.choice("costs", cost_ways);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = decision::weighted_sum(input.problem, normalisation, costs);
  if (!result) {
    return results.none_of({"score", "winner", "winner_interval_per_criterion"}, result.error());
  }
  const auto first = std::ranges::find(result->rank, std::size_t{1}) - result->rank.begin();
  const auto winner = static_cast<std::size_t>(first);
  std::vector<bool> list(result->rank.size());
  list[winner] = true;
  std::vector<Value> intervals;
  for (const auto& each :
       weights::weight_intervals(result->normalised, input.problem.weights, list)) {
    intervals.emplace_back(std::vector<double>{each.low, each.high});
  }
  results.add("score", per_item(input.ids, result->score));
  results.add("winner", input.ids.empty() ? Value(winner) : Value(input.ids[winner]));
  results.add("winner_interval_per_criterion", per_item(input.criteria, std::move(intervals)));
  return results;
}

}  // namespace

extern const Method mcda_weight_stability;
const Method mcda_weight_stability{
    .id = "mcda.weight_stability",
    .title = {.ru = "Пределы, в которых вес не меняет победителя",
              .en = "How far a weight may go with the same winner"},
    .source = "B. Mareschal, EJOR 33 (1988)",
    .params = weighted_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
