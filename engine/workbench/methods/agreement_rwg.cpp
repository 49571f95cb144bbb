#include <algorithm>
#include <array>

#include "engine/rate/agreement/within.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

std::vector<double> values_of(std::span<const Rating> ratings) {
  std::vector<double> values;
  for (const auto& rating : ratings) values.push_back(rating.value);
  return values;
}

/// One group's agreement over its items; `of_items` are the values given to each item.
Expected<double> over_items(const std::vector<std::vector<double>>& of_items, double expected) {
  double sum = 0;
  for (const auto& values : of_items) {
    const auto found = within_group(values);
    if (!found.variance) return Unexpected(found.variance.error());
    sum += *found.variance;
  }
  const auto items = static_cast<double>(of_items.size());
  return r_wg_j(sum / items, items, expected);
}

/// Rows are practices (r_wg, AD), or the items of one group (r_wg(J)).
Results of_rows(Bench& bench, std::optional<double> expected) {
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  Results results;
  std::vector<Value> agreement;
  std::vector<Value> deviation;
  std::vector<std::vector<double>> rows;
  std::vector<std::pair<std::string, Undefined>> missing;
  for (const auto practice : input.ratings.practices()) {
    rows.push_back(values_of(input.ratings.of(practice)));
    const auto found = within_group(rows.back());
    const auto row = practice.value();
    const auto key = input.ids.empty() ? std::to_string(row) : input.ids[row];
    if (!found.variance) missing.emplace_back(key, found.variance.error());
    agreement.emplace_back(
        found.variance.map([&](double variance) { return r_wg(variance, expected.value_or(1)); }));
    deviation.emplace_back(found.mean_deviation);
  }
  if (!expected) {
    results.add("rwg", Undefined::no_scale).add("rwg_j", Undefined::no_scale);
  } else {
    results.add("rwg", per_item(input.ids, agreement));
    results.add("rwg_j", over_items(rows, *expected));
    for (const auto& [key, why] : missing) results.because("rwg." + key, why);
  }
  results.add("ad_mean", per_item(input.ids, deviation));
  for (const auto& [key, why] : missing) results.because("ad_mean." + key, why);
  return results;
}

/// A long table: a row is one rater's ratings of all items of the rater's group.
Results of_groups(Bench& bench, std::optional<double> expected) {
  const auto items = bench.input.texts("items");
  const auto table = read_long_table(bench, {role(bench, "group", "group")}, items);
  if (!bench.good()) return {};
  const auto& groups = table.factors.front();
  const std::string name = items.size() == 1 ? "rwg" : "rwg_j";
  std::vector<NamedValue> over_all;
  std::vector<NamedValue> deviation;
  Results results;
  for (std::uint32_t group = 0; group < groups.levels.size(); ++group) {
    std::vector<std::vector<double>> of_items(items.size());
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (groups.of_row[row] != group) continue;
      for (std::size_t i = 0; i < items.size(); ++i) {
        of_items[i].push_back(table.numbers[i][row]);
      }
    }
    const auto agreement = expected ? over_items(of_items, *expected)
                                    : Expected<double>(Unexpected(Undefined::no_scale));
    if (!agreement) results.because(name + "." + groups.levels[group], agreement.error());
    over_all.push_back({groups.levels[group], agreement});
    Expected<double> mean = 0.0;
    for (const auto& values : of_items) {
      const auto one = within_group(values).mean_deviation;
      mean = one && mean ? Expected<double>(*mean + *one / static_cast<double>(items.size())) : one;
    }
    if (!mean) results.because("ad_mean." + groups.levels[group], mean.error());
    deviation.push_back({groups.levels[group], mean});
  }
  return results.add(name, Value(std::move(over_all))).add("ad_mean", Value(std::move(deviation)));
}

Results compute(Bench& bench) {
  auto expected = bench.params.real("expected_variance", {1e-12, 1e12});
  const auto levels = bench.params.real("scale_levels", {2, 1e9});
  if (!expected && levels) expected = uniform_variance(*levels);
  return bench.input.has("items") ? of_groups(bench, expected) : of_rows(bench, expected);
}

constexpr std::array params{
    Param{"expected_variance", "", {"дисперсия случайных оценок", "variance of ratings by chance"}},
    Param{"scale_levels",
          "",
          {"или сколько категорий в шкале, если случайные оценки равновероятны",
           "or how many categories the scale has, when chance is uniform"}},
};

}  // namespace

extern const Method agreement_rwg;
const Method agreement_rwg{
    .id = "agreement.rwg",
    .title = {.ru = "Согласие внутри группы: r_wg, r_wg(J), среднее отклонение",
              .en = "Agreement within a group: r_wg, r_wg(J), average deviation"},
    .source =
        "L. R. James, R. G. Demaree & G. Wolf (1984); M. J. Burke, L. M. Finkelstein & M. S. "
        "Dusig (1999)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
