#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/score/weights/utastar.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::int64_t alternatives_max = 200;
constexpr std::int64_t breakpoints_max = 50;

/// The ends of the scales: as given, or the range of what is observed.
std::vector<double> ends(Bench& bench, std::string_view key, const num::Matrix& values,
                         bool upper) {
  const auto given = bench.input.reals(key);
  if (!given.empty()) {
    expect_size(bench, bench.input, key, given.size(), values.columns());
    return given;
  }
  std::vector<double> found;
  for (std::size_t c = 0; c < values.columns(); ++c) {
    const auto column = values.column(c);
    found.push_back(upper ? *std::ranges::max_element(column) : *std::ranges::min_element(column));
  }
  return found;
}

/// False, and told, when a value lies outside its scale or a scale runs backwards.
bool within_scales(Bench& bench, const weights::UtaInput& input) {
  for (std::size_t c = 0; c < input.values.columns(); ++c) {
    bool fits = input.lower[c] <= input.upper[c];
    for (const double x : input.values.column(c)) {
      fits = fits && x >= input.lower[c] && x <= input.upper[c];
    }
    if (fits) continue;
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.span(),
        {"matrix", Words{"конец шкалы lower не выше upper, и все значения критерия между ними",
                         "the end lower is not above upper, and all values of the criterion lie "
                         "between them"}});
    return false;
  }
  return true;
}

Results compute(Bench& bench) {
  const auto problem = read_problem(bench);
  weights::UtaInput input{.values = problem.problem.values, .goals = problem.problem.goals};
  input.epsilon = bench.params.real("epsilon", input.epsilon, {1e-6, 1});
  input.post_optimality = bench.params.real("post_optimality_k", input.post_optimality, {0, 100});
  for (const auto rank : bench.input.indices("ranks", alternatives_max + 1)) {
    input.ranks.push_back(rank);
  }
  for (const auto points : bench.input.indices("breakpoints", breakpoints_max + 1)) {
    input.breakpoints.push_back(points);
    if (points < 2) expect_size(bench, bench.input, "breakpoints", points, 2);
  }
  if (!bench.input.require({"ranks"}) || !bench.input.require({"breakpoints"})) return {};
  if (!bench.good()) return {};
  input.lower = ends(bench, "lower", input.values, false);
  input.upper = ends(bench, "upper", input.values, true);
  expect_size(bench, bench.input, "ranks", input.ranks.size(), input.values.rows());
  expect_size(bench, bench.input, "breakpoints", input.breakpoints.size(), input.goals.size());
  Results results;
  if (!bench.good() || !within_scales(bench, input)) return results;
  const auto result = weights::utastar(input);
  if (!result) {
    return results.none_of(
        {"sum_of_errors", "kendall_tau", "weights", "min_weight_postopt", "max_weight_postopt"},
        result.error());
  }
  results.add("sum_of_errors", result->sum_of_errors);
  results.add("kendall_tau", result->kendall_tau);
  results.add("weights", per_item(problem.criteria, result->weights));
  results.add("min_weight_postopt", per_item(problem.criteria, result->weight_min));
  results.add("max_weight_postopt", per_item(problem.criteria, result->weight_max));
  return results;
}

constexpr std::array params{
    Param{"epsilon",
          "0.05",
          {"насколько соседи порядка отличаются по ценности",
           "how far apart neighbours of the ranking are"}},
    Param{"post_optimality_k",
          "0.01",
          {"насколько хуже наилучшей сумма ошибок ещё рассматривается",
           "how much worse a sum of errors is still looked at"}},
};

}  // namespace

extern const Method mcda_utastar;
const Method mcda_utastar{
    .id = "mcda.utastar",
    .title = {.ru = "UTASTAR: функции ценности по заданному порядку",
              .en = "UTASTAR: value functions from a given ranking"},
    .source = "J. Siskos & D. Yannacopoulos (1985); Y. Siskos et al., UTA methods (2005)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
