#include <array>
#include <utility>
#include <vector>

#include "engine/score/robust/rank_distribution.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/places.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t practices_max = 2000;
constexpr std::size_t numbers_max = 200'000'000;  // practices × draws

Results undefined(Undefined why) {
  Results results;
  results.none_of({"mean", "bootstrap_sd", "percentile_ci"}, why);
  return add_no_places(results, why);
}

/// The ratings without the columns of experts who rated nothing: they are not drawn.
Matrix of_those_who_rated(const Ratings& ratings) {
  const auto all = matrix_of(ratings);
  std::vector<bool> rated(all.columns);
  for (const auto& rating : ratings.all()) rated[rating.expert.value()] = true;
  Matrix kept{.rows = all.rows};
  for (const bool yes : rated) kept.columns += yes ? 1 : 0;
  for (std::size_t row = 0; row < all.rows; ++row) {
    for (std::size_t column = 0; column < all.columns; ++column) {
      if (rated[column]) kept.cells.push_back(all.at(row, column));
    }
  }
  return kept;
}

Results compute(Bench& bench) {
  const auto asked = read_draws(bench, 0.95);
  const auto input = read_ratings(bench);
  Results results;
  if (!bench.good()) return results;
  if (input.ratings.all().empty()) return undefined(Undefined::no_ratings);
  const auto matrix = of_those_who_rated(input.ratings);
  if (matrix.rows > practices_max || matrix.rows * asked.draws > numbers_max)
    return undefined(Undefined::too_large);
  const auto result = robust::bootstrap_experts({.ratings = to_matrix(matrix),
                                                 .draws = asked.draws,
                                                 .seed = asked.seed,
                                                 .level = asked.level},
                                                bench.threads);
  if (!result) return undefined(result.error());
  results.add("mean", per_item(input.ids, result->mean));
  results.add("bootstrap_sd", per_item(input.ids, result->deviation));
  std::vector<Value> limits;
  for (std::size_t p = 0; p < result->mean.size(); ++p) {
    limits.emplace_back(std::vector<double>{result->low[p], result->high[p]});
  }
  results.add("percentile_ci", per_item(input.ids, std::move(limits)));
  add_places(results, result->counts, asked, input.ids);
  return results;
}

constexpr std::array params = draws_params("0.95");

}  // namespace

extern const Method uncertainty_bootstrap_experts;
const Method uncertainty_bootstrap_experts{
    .id = "uncertainty.bootstrap_experts",
    .title = {.ru = "Повторные выборки экспертов", .en = "Resampling of experts"},
    .source = "B. Efron, Annals of Statistics 7 (1979)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
