#include <algorithm>
#include <cmath>

#include "engine/score/ranks/worths.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/rank_params.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::uint32_t items_max = 1000;

/// Missing numbers and the diagonal are nothing.
num::Matrix wins_of(const Matrix& asked) {
  auto wins = to_matrix(asked);
  for (std::size_t i = 0; i < wins.rows(); ++i) {
    for (std::size_t j = 0; j < wins.columns(); ++j) {
      if (i == j || std::isnan(wins(i, j))) wins(i, j) = 0;
    }
  }
  return wins;
}

/// Pairs of a winner and a loser by their numbers.
num::Matrix read_pairs(Bench& bench) {
  const auto pairs = bench.input.matrix("winner_loser", {0, items_max - 1.0});
  if (!bench.good()) return {};
  bool fits = pairs.columns == 2 || pairs.rows == 0;
  double last = 1;
  for (std::size_t row = 0; fits && row < pairs.rows; ++row) {
    const double winner = pairs.at(row, 0);
    const double loser = pairs.at(row, 1);
    fits =
        std::floor(winner) >= winner && std::floor(loser) >= loser && std::abs(winner - loser) > 0;
    last = std::max({last, winner, loser});
  }
  if (!fits) {
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.find("winner_loser")->span,
        {"winner_loser", Words{"каждая пара – номера победителя и побеждённого, два разных числа",
                               "each pair is the numbers of winner and loser, two that differ"}});
    return {};
  }
  const auto items = static_cast<std::size_t>(last) + 1;
  num::Matrix wins(items, items);
  for (std::size_t row = 0; row < pairs.rows; ++row) {
    wins(static_cast<std::size_t>(pairs.at(row, 0)), static_cast<std::size_t>(pairs.at(row, 1))) +=
        1;
  }
  return wins;
}

num::Matrix read_wins(Bench& bench) {
  if (bench.input.has("wins")) {
    const auto wins = read_square(bench, "wins", {0, 1e15});
    return bench.good() ? wins_of(wins) : num::Matrix();
  }
  if (!bench.input.require({"wins", "winner_loser"})) return {};
  return read_pairs(bench);
}

Results compute(Bench& bench) {
  const auto options = read_worth_options(bench);
  const auto wins = read_wins(bench);
  Results results;
  if (!bench.good()) return results;
  const auto ids = bench.ids(wins.rows());
  if (!bench.good()) return results;
  const auto result = ranks::bradley_terry(wins, options);
  if (!result) {
    return results.none_of({"log_worth", "se", "loglik", "loglik_binomial"}, result.error());
  }
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
