#include <algorithm>
#include <array>
#include <cmath>

#include "engine/score/robust/rank_distribution.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/places.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t scores_max = 2000;

/// As large as the scores are many, complete and symmetric.
num::Matrix read_covariance(Bench& bench, std::size_t n) {
  const auto given = bench.input.matrix("covariance");
  expect_size(bench, bench.input, "covariance", given.rows, n);
  expect_size(bench, bench.input, "covariance", given.columns, n);
  if (!bench.good()) return {};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double gap = std::abs(given.at(i, j) - given.at(j, i));
      const double size = std::max(std::abs(given.at(i, j)), std::abs(given.at(j, i)));
      if (gap <= 1e-9 * size) continue;  // a missing number is never within
      bench.diagnostics.add(
          Found::wrong_shape, bench.input.find("covariance")->span,
          {"covariance", Words{"нужна симметричная таблица без пропусков",
                               "a symmetric table is needed, no number may be missing"}});
      return {};
    }
  }
  return to_matrix(given);
}

Results compute(Bench& bench) {
  const auto asked = read_draws(bench, 0.9);
  robust::Estimates estimates{.mean = read_complete(bench, bench.input, "mean")};
  const std::size_t n = estimates.mean.size();
  if (bench.input.has("covariance")) {
    estimates.covariance = read_covariance(bench, n);
  } else if (bench.input.require({"sd", "covariance"})) {
    estimates.deviation = read_complete(bench, bench.input, "sd", {0, 1e15});
    expect_size(bench, bench.input, "sd", estimates.deviation.size(), n);
  }
  const auto ids = bench.ids(n);
  Results results;
  if (!bench.good()) return results;
  if (n > scores_max) return add_no_places(results, Undefined::too_large);
  if (n == 0) return add_no_places(results, Undefined::no_ratings);
  const auto counts = robust::rank_distribution(estimates, asked.draws, asked.seed, bench.threads);
  if (!counts) return add_no_places(results, counts.error());
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
