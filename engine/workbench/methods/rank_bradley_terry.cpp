#include <cmath>

#include "engine/score/ranks/worths.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/rank_params.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::uint32_t items_max = 1000;

/// `wins`, or pairs of a winner and a loser by their numbers.
num::Matrix read_wins(Bench& bench) {
  if (bench.input.has("wins")) {
    const auto wins = read_square(bench, "wins");
    if (!bench.good()) return {};
    auto matrix = to_matrix(wins);
    for (std::size_t i = 0; i < wins.rows; ++i) {
      for (std::size_t j = 0; j < wins.rows; ++j) {
        if (i == j || std::isnan(matrix(i, j))) matrix(i, j) = 0;
        if (matrix(i, j) < 0) expect_size(bench, bench.input, "wins", 0, 1);
      }
    }
    return matrix;
  }
  if (!bench.input.require({"wins", "winner_loser"})) return {};
  const auto pairs = bench.input.matrix("winner_loser", {0, items_max - 1.0});
  if (!bench.good()) return {};
  expect_size(bench, bench.input, "winner_loser", pairs.columns, 2);
  double last = 1;
  for (const double cell : pairs.cells) {
    if (!(std::floor(cell) >= cell)) expect_size(bench, bench.input, "winner_loser", 1, 2);
    last = std::max(last, cell);
  }
  if (!bench.good()) return {};
  const auto items = static_cast<std::size_t>(last) + 1;
  num::Matrix wins(items, items);
  for (std::size_t row = 0; row < pairs.rows; ++row) {
    wins(static_cast<std::size_t>(pairs.at(row, 0)), static_cast<std::size_t>(pairs.at(row, 1))) +=
        1;
  }
  return wins;
}

Results compute(Bench& bench) {
  const auto options = read_worth_options(bench);
  const auto wins = read_wins(bench);
  const auto ids = bench.ids(wins.rows());
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::bradley_terry(wins, options);
  if (!result) return results.add("log_worth", result.error());
  results.add("log_worth", per_item(ids, result->log_worth));
  results.add("se", per_item(ids, result->se));
  results.add("loglik", result->loglik);
  results.add("loglik_binomial", ranks::binomial_loglik(wins, *result));
  return results;
}

}  // namespace

extern const Method rank_bradley_terry;
const Method rank_bradley_terry{
    .id = "rank.bradley_terry",
    .title = {.ru = "Модель Брэдли — Терри", .en = "Bradley–Terry model"},
    .source = "R. A. Bradley & M. E. Terry, Biometrika 39 (1952)",
    .params = worth_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
