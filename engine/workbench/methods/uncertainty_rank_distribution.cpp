#include <algorithm>
#include <array>
#include <cmath>

#include "engine/score/robust/rank_distribution.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/absent.hpp"
#include "engine/workbench/shapes/places.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t scores_max = 2000;

Results nothing(Undefined why) {
  return all_absent({"rank_probability", "expected_rank", "p_pairwise", "rank_interval"}, why);
}

bool is_symmetric(const Matrix& matrix) {
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double a = matrix.at(i, j);
      const double b = matrix.at(j, i);
      if (std::abs(a - b) > rounding * std::max(std::abs(a), std::abs(b))) return false;
    }
  }
  return true;
}

/// A message where one of the numbers is missing: a score nobody knows has no place.
void expect_complete(Bench& bench, std::string_view key, const std::vector<double>& values) {
  if (!bench.good()) return;
  if (std::ranges::none_of(values, [](double value) { return std::isnan(value); })) return;
  bench.diagnostics.add(Found::wrong_shape, bench.input.find(key)->span,
                        {key, Words{"пропусков быть не должно: уберите такие строки",
                                    "nothing may be missing: leave such rows out"}});
}

Results compute(Bench& bench) {
  const auto asked = read_draws(bench, 0.9);
  if (!bench.input.require({"mean"})) return {};
  robust::Estimates estimates{.mean = bench.input.reals("mean")};
  const std::size_t n = estimates.mean.size();
  expect_complete(bench, "mean", estimates.mean);
  if (bench.input.has("covariance")) {
    const auto covariance = bench.input.matrix("covariance");
    expect_size(bench, bench.input, "covariance", covariance.rows, n);
    expect_size(bench, bench.input, "covariance", covariance.columns, n);
    expect_complete(bench, "covariance", covariance.cells);
    if (bench.good() && !is_symmetric(covariance)) {
      bench.diagnostics.add(
          Found::wrong_shape, bench.input.find("covariance")->span,
          {"covariance", Words{"таблица должна быть симметричной", "the table must be symmetric"}});
    }
    estimates.covariance = to_matrix(covariance);
  } else if (bench.input.require({"sd", "covariance"})) {
    estimates.deviation = bench.input.reals("sd", {0, 1e15});
    expect_size(bench, bench.input, "sd", estimates.deviation.size(), n);
    expect_complete(bench, "sd", estimates.deviation);
  }
  const auto ids = bench.ids(n);
  Results results;
  if (!bench.good()) return results;
  if (n > scores_max) return nothing(Undefined::too_large);
  if (n == 0) return nothing(Undefined::no_ratings);
  const auto counts = robust::rank_distribution(estimates, asked.draws, asked.seed, bench.threads);
  if (!counts) return nothing(counts.error());
  add_places(results, *counts, asked, ids);
  return results;
}

constexpr std::array params = draws_params("0.9");

}  // namespace

extern const Method uncertainty_rank_distribution;
const Method uncertainty_rank_distribution{
    .id = "uncertainty.rank_distribution",
    .title = {.ru = "Распределение мест при оценках с ошибкой",
              .en = "Distribution of places of estimated scores"},
    .source = "H. Goldstein & D. J. Spiegelhalter, J. R. Statist. Soc. A 159 (1996)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
