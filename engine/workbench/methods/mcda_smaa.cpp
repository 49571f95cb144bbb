#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/score/robust/smaa.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t alternatives_max = 2000;
constexpr std::int64_t draws_max = 10'000'000;

/// Nothing when something in the case is wrong, and told. Columns `w1 …` are weights, `a1c1 …`
/// values, alternative by alternative.
Expected<std::optional<robust::Smaa>> of_samples(Bench& bench) {
  std::vector<std::string> headings;
  const auto table = bench.number_table("samples", headings);
  if (!bench.good()) return std::nullopt;
  const auto is_weight = [](const std::string& name) { return name.starts_with("w"); };
  const auto q = static_cast<std::size_t>(std::ranges::count_if(headings, is_weight));
  bool fits = q > 0 && table.rows > 0 && table.columns > q && table.columns % q == 0;
  for (const double cell : table.cells) fits = fits && !std::isnan(cell);
  std::vector<std::size_t> at(table.columns);  // the column of each weight, then of each value
  for (std::size_t column = 0; fits && column < table.columns; ++column) {
    const std::size_t value = column < q ? 0 : column - q;
    const auto name =
        column < q ? "w" + std::to_string(column + 1)
                   : "a" + std::to_string(value / q + 1) + "c" + std::to_string(value % q + 1);
    const auto found = std::ranges::find(headings, name);
    fits = found != headings.end();
    at[column] = static_cast<std::size_t>(found - headings.begin());
  }
  if (!fits) {
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.find("samples")->span,
        {"samples", Words{"нужны столбцы w1, w2, … и a1c1, a1c2, … с числами во всех строках",
                          "columns w1, w2, … and a1c1, a1c2, … are needed, numbers in all rows"}});
    return std::nullopt;
  }
  num::Matrix weights(table.rows, q);
  num::Matrix values(table.rows, table.columns - q);
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t c = 0; c < q; ++c) weights(row, c) = table.at(row, at[c]);
    for (std::size_t c = q; c < table.columns; ++c) values(row, c - q) = table.at(row, at[c]);
  }
  if (values.columns() / q > alternatives_max) return Unexpected(Undefined::too_large);
  return robust::smaa_of_samples(weights, values);
}

struct Draws {
  std::uint32_t number = 0;
  std::uint64_t seed = 0;
};

Expected<std::optional<robust::Smaa>> of_draws(Bench& bench, const Draws& draws,
                                               std::vector<std::string>& ids) {
  const auto problem = read_problem(bench);
  ids = problem.ids;
  robust::SmaaInput input;
  input.draws = draws.number;
  input.seed = draws.seed;
  if (bench.input.has("sd")) {
    const auto deviation = bench.input.matrix("sd", {0, 1e15});
    expect_size(bench, bench.input, "sd", deviation.rows, problem.problem.values.rows());
    expect_size(bench, bench.input, "sd", deviation.columns, problem.problem.values.columns());
    if (bench.good() &&
        std::ranges::any_of(deviation.cells, [](double x) { return std::isnan(x); })) {
      bench.diagnostics.add(Found::wrong_shape, bench.input.find("sd")->span,
                            {"sd", Words{"нужны все числа, пропусков быть не должно",
                                         "every number is needed, none may be missing"}});
    }
    input.deviation = to_matrix(deviation);
  }
  if (!bench.good()) return std::nullopt;
  if (problem.problem.values.rows() > alternatives_max) return Unexpected(Undefined::too_large);
  input.mean = problem.problem.values;
  for (std::size_t c = 0; c < problem.problem.goals.size(); ++c) {
    if (problem.problem.goals[c] == decision::Goal::max) continue;
    for (std::size_t a = 0; a < input.mean.rows(); ++a) input.mean(a, c) *= -1;
  }
  if (problem.weighted) input.weights = problem.problem.weights;
  return robust::smaa(input, bench.threads);
}

Results compute(Bench& bench) {
  const Draws draws{static_cast<std::uint32_t>(bench.params.whole("draws", 10'000, 1, draws_max)),
                    static_cast<std::uint64_t>(bench.params.whole("seed", 1, 0, 1LL << 53))};
  std::vector<std::string> ids;
  const bool given = bench.input.has("samples");
  const auto found = given ? of_samples(bench) : of_draws(bench, draws, ids);
  Results results;
  if (!found) {
    return results.none_of({"rank_acceptability", "central_weight", "confidence_factor",
                            "expected_rank", "pairwise_winning", "ranking_entropy"},
                           found.error());
  }
  if (!*found) return results;
  const auto& result = *found;
  if (given) ids = bench.ids(result->central_weight.size());
  if (!bench.good()) return results;
  results.add("rank_acceptability", rows_of(result->acceptability, ids));
  results.add("central_weight", per_item(ids, result->central_weight));
  results.add("confidence_factor", per_item(ids, result->confidence));
  results.add("expected_rank", per_item(ids, result->expected_rank));
  results.add("pairwise_winning", rows_of(result->pairwise_winning, ids));
  results.add("ranking_entropy", result->ranking_entropy);
  for (std::size_t a = 0; a < result->central_weight.size(); ++a) {
    if (result->central_weight[a]) continue;
    const auto key = ids.empty() ? std::to_string(a) : ids[a];
    results.because("central_weight." + key, Undefined::never_first);
    results.because("confidence_factor." + key, Undefined::never_first);
  }
  return results;
}

constexpr std::array params{
    Param{"draws",
          "10000",
          {"число испытаний, если samples не даны",
           "the number of draws where no samples are given"}},
    Param{"seed", "1", {"зерно случайных чисел", "the seed of the random numbers"}},
};

}  // namespace

extern const Method mcda_smaa;
const Method mcda_smaa{
    .id = "mcda.smaa",
    .title = {.ru = "SMAA-2: какие веса делают альтернативу лучшей",
              .en = "SMAA-2: which weights make an alternative the best"},
    .source = "R. Lahdelma & P. Salminen, Operations Research 49 (2001)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
