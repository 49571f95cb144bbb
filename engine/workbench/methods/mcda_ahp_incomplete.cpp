#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/score/weights/ahp.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<weights::Completion>, 3> completions{
    {{"harker", weights::Completion::harker},
     {"optimal", weights::Completion::optimal},
     {"log_least_squares", weights::Completion::log_least_squares}}};

Results compute(Bench& bench) {
  const auto completion = bench.params.choice("completion", completions);
  const auto asked = read_square(bench, "pairwise");
  const auto ids = bench.ids(asked.rows);
  Results results;
  if (!bench.good()) return results;
  const auto judgements = weights::reciprocal(to_matrix(asked));
  if (!judgements) return results.add("weights", judgements.error());
  const auto result = weights::ahp_incomplete(*judgements, completion);
  if (!result) return results.add("weights", result.error());
  results.add("weights", per_item(ids, result->weights));
  results.add("lambda_max", result->lambda_max);
  std::vector<NamedValue> completed;
  for (std::size_t i = 0; i < asked.rows; ++i) {
    for (std::size_t j = i + 1; j < asked.rows; ++j) {
      if (!std::isnan((*judgements)(i, j))) continue;
      completed.push_back({std::to_string(i) + "|" + std::to_string(j), result->completed(i, j)});
    }
  }
  results.add("completed", Value(std::move(completed)));
  return results;
}

constexpr std::array params{
    Param{"completion",
          "harker, optimal, log_least_squares",
          {"как дополнить пропуски", "how gaps are filled"}},
};

}  // namespace

extern const Method mcda_ahp_incomplete;
const Method mcda_ahp_incomplete{
    .id = "mcda.ahp_incomplete",
    .title = {.ru = "Метод анализа иерархий с пропущенными сравнениями",
              .en = "AHP with missing judgements"},
    .source = "P. T. Harker (1987); S. Bozóki, J. Fülöp & L. Rónyai (2010)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
