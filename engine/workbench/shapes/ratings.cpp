#include "engine/workbench/shapes/ratings.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "engine/text/suggest.hpp"
#include "engine/workbench/shapes/cells.hpp"
#include "engine/workbench/shapes/long_table.hpp"

namespace otbor::workbench {
namespace {

/// Rows of a long table, unit by unit and within a unit in the order of raters: two counting sorts.
std::vector<std::size_t> by_unit_and_rater(const Factor& units, const Factor& raters) {
  std::vector<std::size_t> order(units.of_row.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (const Factor* factor : {&raters, &units}) {
    std::vector<std::size_t> next(factor->levels.size() + 1);
    for (const auto level : factor->of_row) ++next[level + 1];
    for (std::size_t level = 1; level < next.size(); ++level) next[level] += next[level - 1];
    std::vector<std::size_t> sorted(order.size());
    for (const auto row : order) sorted[next[factor->of_row[row]]++] = row;
    order = std::move(sorted);
  }
  return order;
}

RatingsInput from_long_table(Bench& bench) {
  const auto criterion = role(bench, "criterion", "");
  std::vector<std::string> names{role(bench, "object", "practice"), role(bench, "rater", "expert")};
  const auto score = mark_role(bench, "score");
  if (!criterion.empty()) names.push_back(criterion);
  auto table = read_long_table(bench, names, {score});
  if (!bench.good()) return {};
  auto& units = table.factors[0];
  auto& raters = table.factors[1];
  // With several criteria a unit is what one practice shows in one criterion.
  if (!criterion.empty()) {
    Factor crossed{.name = units.name, .levels = {}, .of_row = {}};
    const auto& criteria = table.factors[2];
    const std::size_t each = criteria.levels.size();
    for (const auto& unit : units.levels) {
      for (const auto& level : criteria.levels) crossed.levels.push_back(unit + "|" + level);
    }
    for (std::size_t i = 0; i < table.rows; ++i) {
      const auto unit = units.of_row[i] * each + criteria.of_row[i];
      crossed.of_row.push_back(static_cast<std::uint32_t>(unit));
    }
    units = std::move(crossed);
  }
  const auto order = by_unit_and_rater(units, raters);
  RatingsInput read{.ratings = Ratings(Count<Expert>(raters.levels.size())),
                    .ids = units.levels,
                    .raters = raters.levels};
  read.ratings.reserve(units.levels.size(), order.size());
  std::size_t at = 0;
  for (std::size_t unit = 0; unit < units.levels.size(); ++unit) {
    read.ratings.begin_practice();
    const std::size_t first = at;
    for (; at < order.size() && units.of_row[order[at]] == unit; ++at) {
      const auto rater = raters.of_row[order[at]];
      if (at > first && raters.of_row[order[at - 1]] == rater) {
        bench.diagnostics.add(Found::rated_twice, bench.input.span(),
                              {units.levels[unit], raters.levels[rater]});
      }
      read.ratings.add({Index<Expert>(rater), table.numbers[0][order[at]]});
    }
  }
  return read;
}

}  // namespace

Ratings ratings_of(const Matrix& matrix) {
  Ratings ratings((Count<Expert>(matrix.columns)));
  ratings.reserve(matrix.rows, matrix.cells.size());
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    ratings.begin_practice();
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const double value = matrix.at(row, column);
      if (!std::isnan(value)) ratings.add({Index<Expert>(column), value});
    }
  }
  return ratings;
}

Matrix matrix_of(const Ratings& ratings) {
  Matrix matrix{.rows = ratings.practices().value(), .columns = ratings.experts().value()};
  matrix.cells.assign(matrix.rows * matrix.columns, std::numeric_limits<double>::quiet_NaN());
  for (const auto unit : ratings.practices()) {
    for (const auto& rating : ratings.of(unit)) {
      matrix.cells[unit.value() * matrix.columns + rating.expert.value()] = rating.value;
    }
  }
  return matrix;
}

RatingsInput read_ratings(Bench& bench) {
  if (bench.input.has("ratings")) {
    const auto matrix = bench.input.matrix("ratings", mark_bounds);
    return {.ratings = ratings_of(matrix), .ids = bench.ids(matrix.rows), .raters = {}};
  }
  if (!bench.input.require({"ratings", "file", "rows"})) return {};
  return from_long_table(bench);
}

}  // namespace otbor::workbench
