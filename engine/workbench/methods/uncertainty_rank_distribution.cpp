#include <array>

#include "engine/score/robust/rank_distribution.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/places.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t scores_max = 2000;

Results compute(Bench& bench) {
  const auto asked = read_draws(bench, 0.9);
  if (!bench.input.require({"mean"})) return {};
  robust::Estimates estimates{.mean = bench.input.reals("mean")};
  const std::size_t n = estimates.mean.size();
  if (bench.input.has("covariance")) {
    estimates.covariance = to_matrix(bench.input.matrix("covariance"));
    expect_size(bench, bench.input, "covariance", estimates.covariance.rows(), n);
    expect_size(bench, bench.input, "covariance", estimates.covariance.columns(), n);
  } else if (bench.input.require({"sd", "covariance"})) {
    estimates.deviation = bench.input.reals("sd", {0, 1e15});
    expect_size(bench, bench.input, "sd", estimates.deviation.size(), n);
  }
  const auto ids = bench.ids(n);
  Results results;
  if (!bench.good()) return results;
  if (n > scores_max) return results.add("rank_probability", Undefined::too_large);
  if (n == 0) return results.add("rank_probability", Undefined::no_ratings);
  const auto counts = robust::rank_distribution(estimates, asked.draws, asked.seed, bench.threads);
  if (!counts) return results.add("rank_probability", counts.error());
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
