#include <cmath>

#include "engine/score/ranks/worths.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::int64_t items_max = 1000;

/// Whole numbers below n, two that differ, and counts that are not negative; told otherwise.
bool fits(Bench& bench, const LongTable& table, std::size_t n) {
  bool good = table.left_out == 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    good = good && std::abs(table.numbers[0][row] - table.numbers[1][row]) > 0;
    for (std::size_t column = 0; column < table.numbers.size(); ++column) {
      const double x = table.numbers[column][row];
      const bool item = column < 2;
      good = good && x >= 0 && (!item || (std::floor(x) >= x && x < static_cast<double>(n)));
    }
  }
  if (!good) {
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.span(),
        {"rows", Words{"i и j – два разных номера от нуля до n − 1, остальные числа не "
                       "отрицательны, и пропусков нет",
                       "i and j are two different numbers from zero to n − 1, the others are not "
                       "negative and none is missing"}});
  }
  return good;
}

Results compute(Bench& bench) {
  const auto n = static_cast<std::size_t>(bench.input.whole("n", 0, 2, items_max));
  if (!bench.input.require({"n"}) || !bench.input.require({"file", "rows"})) return {};
  const auto table = read_long_table(bench, {}, {"i", "j", "wins_i", "wins_j", "ties"});
  const auto ids = bench.ids(n);
  Results results;
  if (!bench.good() || !fits(bench, table, n)) return results;
  num::Matrix wins(n, n);
  num::Matrix ties(n, n);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto i = static_cast<std::size_t>(table.numbers[0][row]);
    const auto j = static_cast<std::size_t>(table.numbers[1][row]);
    wins(i, j) += table.numbers[2][row];
    wins(j, i) += table.numbers[3][row];
    ties(std::min(i, j), std::max(i, j)) += table.numbers[4][row];
  }
  const auto result = ranks::davidson(wins, ties);
  if (!result) return results.none_of({"worth", "tie_parameter", "loglik"}, result.error());
  results.add("worth", per_item(ids, result->worth));
  results.add("tie_parameter", result->tie_parameter);
  results.add("loglik", result->loglik);
  return results;
}

}  // namespace

extern const Method rank_bradley_terry_ties;
const Method rank_bradley_terry_ties{
    .id = "rank.bradley_terry_ties",
    .title = {.ru = "Модель Брэдли — Терри с ничьими (Дэвидсон)",
              .en = "Bradley–Terry model with ties (Davidson)"},
    .source = "R. R. Davidson, JASA 65 (1970)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
