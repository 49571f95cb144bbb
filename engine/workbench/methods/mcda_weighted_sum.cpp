#include <array>

#include "engine/score/decision/weighted.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto normalisation = bench.params.choice("normalisation", normalisations);
  const auto costs = bench.params.choice("costs", cost_ways);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = decision::weighted_sum(input.problem, normalisation, costs);
  if (!result) return results.add("score", result.error());
  results.add("score", per_item(input.ids, result->score));
  results.add("rank", per_item(input.ids, result->rank));
  results.add("normalised", rows_of(result->normalised, input.ids));
  return results;
}

constexpr std::array params{
    Param{"normalisation",
          "none, max, sum, minmax, vector",
          {"приведение критериев к одной шкале", "how criteria are brought to one scale"}},
    Param{"costs",
          "invert, complement",
          {"как перевернуть критерии, где меньше — лучше",
           "how criteria to be minimised are turned round"}},
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
