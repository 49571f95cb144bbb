#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/score/decision/weighted.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/weighted.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<decision::Gaps>, 2> gap_ways{
    {{"no_score", decision::Gaps::no_score}, {"renormalise", decision::Gaps::renormalise}}};

/// How many criteria each alternative misses, where any does: a sum of fewer is not the same sum.
void add_gaps(Results& results, const ProblemInput& input, const decision::Weighted& result) {
  std::vector<Value> missing;
  std::size_t all = 0;
  for (std::size_t a = 0; a < result.score.size(); ++a) {
    const auto key = input.ids.empty() ? std::to_string(a) : input.ids[a];
    std::size_t own = 0;
    for (std::size_t c = 0; c < input.problem.goals.size(); ++c) {
      if (!std::isnan(input.problem.values(a, c))) continue;
      results.because("normalised." + key + "." + std::to_string(c), Undefined::incomplete_design);
      ++own;
    }
    missing.emplace_back(own);
    all += own;
    if (result.rank[a] > 0) continue;
    results.because("score." + key, Undefined::incomplete_design);
    results.because("rank." + key, Undefined::incomplete_design);
  }
  if (all > 0) results.add("missing", per_item(input.ids, std::move(missing)));
}

Results compute(Bench& bench) {
  const auto normalisation = bench.params.choice("normalisation", normalisations);
  const auto costs = bench.params.choice("costs", cost_ways);
  const auto gaps = bench.params.choice("missing", gap_ways);
  const auto input = read_problem(bench, true);
  Results results;
  if (!bench.good()) return results;
  const auto result = decision::weighted_sum(input.problem, normalisation, costs, gaps);
  if (!result) return results.none_of({"score", "rank", "normalised"}, result.error());
  std::vector<Value> ranks;
  for (const auto rank : result->rank) ranks.push_back(rank > 0 ? Value(rank) : Value());
  results.add("score", per_item(input.ids, result->score));
  results.add("rank", per_item(input.ids, std::move(ranks)));
  results.add("normalised", rows_of(result->normalised, input.ids));
  add_gaps(results, input, *result);
  return results;
}

constexpr std::array params{
    weighted_params[0],
    weighted_params[1],
    Param{"missing",
          "no_score, renormalise",
          {"если у альтернативы нет значения по критерию: балла нет либо веса остальных "
           "критериев пересчитаны",
           "where an alternative lacks a criterion: no score, or the weights of the others in "
           "proportion"}},
};

}  // namespace

extern const Method mcda_weighted_sum;
const Method mcda_weighted_sum{
    .id = "mcda.weighted_sum",
    .title = {.ru = "Взвешенная сумма", .en = "Weighted sum"},
    .source = "P. C. Fishburn, Additive utilities with incomplete product sets (1967)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
