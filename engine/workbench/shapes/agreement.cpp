#include "engine/workbench/shapes/agreement.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench {
namespace {

constexpr std::array<Named<Nearness>, 4> nearnesses{{{"identity", Nearness::identity},
                                                     {"linear", Nearness::linear},
                                                     {"quadratic", Nearness::quadratic},
                                                     {"ordinal", Nearness::ordinal}}};

void tell_shape(Bench& bench, Section& section, std::string_view key, Words words) {
  bench.diagnostics.add(Found::wrong_shape, section.find(key)->span, {key, words});
}

/// Declared categories, ascending; empty when the case names none.
std::vector<double> read_categories(Bench& bench) {
  auto values = bench.params.reals("categories");
  const bool numbers = std::ranges::none_of(values, [](double value) { return std::isnan(value); });
  const bool ascending = std::ranges::adjacent_find(
                             values, [](double a, double b) { return !(a < b); }) == values.end();
  if (!numbers || !ascending) {
    tell_shape(
        bench, bench.params, "categories",
        {"нужны различные числа по возрастанию", "different numbers, ascending, are needed"});
  }
  return values;
}

/// 0, 1, …, q − 1, or what the case declares.
std::vector<double> numbered(Bench& bench, std::vector<double> declared, std::size_t q,
                             std::string_view key) {
  if (!declared.empty() && declared.size() != q) {
    tell_shape(bench, bench.input, key,
               {"столбцов должно быть столько, сколько категорий",
                "there must be as many columns as categories"});
  }
  if (declared.size() == q) return declared;
  std::vector<double> values(q);
  for (std::size_t k = 0; k < q; ++k) values[k] = static_cast<double>(k);
  return values;
}

Matrix complete_matrix(Bench& bench, std::string_view key) {
  auto matrix = bench.input.matrix(key, {0, 1e12});
  if (bench.good() &&
      std::ranges::any_of(matrix.cells, [](double cell) { return std::isnan(cell); })) {
    tell_shape(bench, bench.input, key,
               {"пропусков быть не должно: нет таких – пишите 0",
                "nothing may be missing: write 0 where there is none"});
  }
  return matrix;
}

}  // namespace

std::optional<Categorised> read_categorised(Bench& bench) {
  const auto declared = read_categories(bench);
  if (bench.input.has("table")) {
    const auto table = complete_matrix(bench, "table");
    const auto values = numbered(bench, declared, table.columns, "table");
    if (table.rows != table.columns) {
      tell_shape(bench, bench.input, "table",
                 {"таблица должна быть квадратной", "the table must be square"});
    }
    if (!bench.good()) return std::nullopt;
    return categorised_table(table.cells, values);
  }
  if (bench.input.has("counts")) {
    const auto counts = complete_matrix(bench, "counts");
    const auto values = numbered(bench, declared, counts.columns, "counts");
    if (!bench.good()) return std::nullopt;
    return categorised_counts(counts.cells, values);
  }
  const auto input = read_ratings(bench);
  if (!bench.good()) return std::nullopt;
  auto data = categorised(input.ratings, declared);
  if (!data) {
    tell_shape(
        bench, bench.params, "categories",
        {"среди оценок есть такие, которых нет в списке", "some ratings are not in this list"});
  }
  return data;
}

CategoryWeights read_weights(Bench& bench, const std::vector<double>& values) {
  const Node* node = bench.params.find("weights");
  if (node == nullptr || node->kind == Node::Kind::scalar) {
    return category_weights(bench.params.choice("weights", nearnesses), values);
  }
  const auto distances = bench.params.matrix("weights", {0, 1e12});
  if (!bench.good()) return category_weights(Nearness::identity, values);
  const bool complete =
      std::ranges::none_of(distances.cells, [](double cell) { return std::isnan(cell); });
  if (distances.rows != values.size() || distances.columns != values.size() || !complete) {
    tell_shape(bench, bench.params, "weights",
               {"нужна квадратная таблица расстояний между категориями",
                "a square table of distances between categories is needed"});
    return category_weights(Nearness::identity, values);
  }
  for (std::size_t k = 0; k < distances.rows; ++k) {
    if (distances.at(k, k) <= 0) continue;
    tell_shape(bench, bench.params, "weights",
               {"по диагонали таблицы расстояний должны стоять нули",
                "the diagonal of a table of distances must be zero"});
    break;
  }
  return from_distances(values.size(), distances.cells);
}

void add_interval(Results& results, const std::string& name, const Expected<Interval>& interval) {
  if (!interval) {
    results.add(name, interval.error());
  } else if (!std::isfinite(interval->low) || !std::isfinite(interval->high)) {
    results.add(name, Undefined::beyond_numbers);
  } else {
    results.add(name, Value(std::vector<double>{interval->low, interval->high}));
  }
}

void add_estimate(Results& results, const std::string& name, const std::string& interval_name,
                  const Expected<Estimate>& estimate) {
  results.add(name, estimate.map(&Estimate::value));
  add_interval(results, interval_name,
               estimate ? estimate->interval : Expected<Interval>(Unexpected(estimate.error())));
}

std::string percent_name(double level) { return shortest(std::round(level * 1e6) / 1e4); }

}  // namespace otbor::workbench
