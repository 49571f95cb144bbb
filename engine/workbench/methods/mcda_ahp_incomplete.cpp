#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/judgements.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<weights::Completion>, 3> completions{
    {{"harker", weights::Completion::harker},
     {"optimal", weights::Completion::optimal},
     {"log_least_squares", weights::Completion::log_least_squares}}};

Results undefined(Undefined why) {
  return Results().none_of({"weights", "lambda_max", "ci", "cr", "cr_of_gaps", "gci", "reconsider",
                            "single_change", "completed"},
                           why);
}

/// The judgements not asked, by their numbers `i|j`.
std::vector<NamedValue> gaps(const num::Matrix& asked, const num::Matrix& completed) {
  std::vector<NamedValue> found;
  for (std::size_t i = 0; i < asked.rows(); ++i) {
    for (std::size_t j = i + 1; j < asked.rows(); ++j) {
      if (!std::isnan(asked(i, j))) continue;
      found.push_back({std::to_string(i) + "|" + std::to_string(j), completed(i, j)});
    }
  }
  return found;
}

Results compute(Bench& bench) {
  const auto completion = bench.params.choice("completion", completions);
  const bool other_weights = bench.params.has("method");
  const auto method = bench.params.choice("method", ahp_methods);
  const auto random_index = read_random_index(bench);
  const auto asked = read_judgements(bench, "pairwise");
  if (!asked) return undefined(asked.error());
  Results results;
  if (!bench.good()) return results;
  const std::size_t n = asked->rows();
  const auto ids = bench.ids(n);
  if (!bench.good()) return results;
  auto result = weights::ahp_incomplete(*asked, completion);
  if (!result) return undefined(result.error());
  auto missing = gaps(*asked, result->completed);
  const auto as_complete = weights::ahp(result->completed, method);
  if (other_weights) result->weights = as_complete.weights;
  const double ci = weights::consistency_index(result->lambda_max, n);
  results.add("weights", per_item(ids, result->weights));
  results.add("lambda_max", result->lambda_max);
  results.add("ci", ci);
  results.add("cr", weights::consistency_ratio(ci, n, random_index));
  results.add("cr_of_gaps", weights::consistency_ratio(ci, n, missing.size(), random_index));
  results.add("gci", as_complete.gci);
  add_advice(results, *asked, result->completed, result->weights, random_index);
  results.add("completed", Value(std::move(missing)));
  return results;
}

constexpr std::array params{
    Param{"completion",
          "harker, optimal, log_least_squares",
          {"как дополнить пропуски", "how gaps are filled"}},
    Param{
        "method",
        "eigen, geometric",
        {"веса дополненной таблицы; без этого ключа – как их даёт само дополнение",
         "weights of the completed table; without this key, as the completion itself gives them"}},
    random_index_param,
};

}  // namespace

extern const Method mcda_ahp_incomplete;
const Method mcda_ahp_incomplete{
    .id = "mcda.ahp_incomplete",
    .title = {.ru = "Метод анализа иерархий с пропущенными сравнениями",
              .en = "AHP with missing judgements"},
    .source =
        "P. T. Harker (1987); S. Bozóki, J. Fülöp & L. Rónyai (2010); cr_of_gaps: K. C. "
        "Ágoston & L. Csató, Omega 108 (2022)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
