// The tasks that other programs are timed on, on the same files (perf_files.hpp): agreement, rater
// models, SMAA, Kemeny. Sizes S, M, L; results are those of ../shared/perf/README.md.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/rate/agreement/icc.hpp"
#include "engine/rate/agreement/krippendorff.hpp"
#include "engine/rate/mixed/reml.hpp"
#include "engine/rate/rasch/fit.hpp"
#include "engine/rate/rasch/mml.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/robust/smaa.hpp"
#include "tools/bench/perf_files.hpp"

namespace otbor::bench {
namespace {

/// Practices × experts; a blank is a mark nobody gave.
Ratings ratings_of(const Cells& cells) {
  Ratings ratings(Count<Expert>(cells.empty() ? 0 : cells.front().size()));
  for (const auto& row : cells) {
    ratings.begin_practice();
    for (std::size_t e = 0; e < row.size(); ++e) {
      if (!row[e].empty()) ratings.add({Index<Expert>(e), std::stod(row[e])});
    }
  }
  return ratings;
}

void alpha(benchmark::State& state, const char* file, Metric metric, double peers) {
  const auto ratings = ratings_of(perf_cells(state, file));
  std::optional<double> found;
  for (auto _ : state) found = krippendorff_alpha(ratings, metric).value().value;
  if (found) show(state, "alpha", *found, peers, 1e-8);
}
BENCHMARK_CAPTURE(alpha, ordinal_S, "alpha_S.csv", Metric::ordinal, 0.68217162);
BENCHMARK_CAPTURE(alpha, interval_S, "alpha_S.csv", Metric::interval, 0.69701555);
BENCHMARK_CAPTURE(alpha, ordinal_M, "alpha_M.csv", Metric::ordinal, 0.66460536);
BENCHMARK_CAPTURE(alpha, interval_M, "alpha_M.csv", Metric::interval, 0.67258865);
BENCHMARK_CAPTURE(alpha, ordinal_L, "alpha_L.csv", Metric::ordinal, 0.64177019)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(alpha, interval_L, "alpha_L.csv", Metric::interval, 0.65619184)
    ->Unit(benchmark::kMillisecond);

/// All six with their intervals; the peers' number is ICC(A,1).
void icc(benchmark::State& state, const char* file, double peers) {
  const auto ratings = ratings_of(perf_cells(state, file));
  std::optional<double> found;
  for (auto _ : state) {
    const auto six = intraclass_correlations(two_way(ratings, num::Threads{1}).value(), 0.95);
    found = six.agreement.single.value().value;
  }
  if (found) show(state, "ICC(A,1)", *found, peers, 1e-8);
}
BENCHMARK_CAPTURE(icc, S, "icc_S.csv", 0.52502426);
BENCHMARK_CAPTURE(icc, M, "icc_M.csv", 0.51998866);
BENCHMARK_CAPTURE(icc, L, "icc_L.csv", 0.56001961)->Unit(benchmark::kMillisecond);

/// A column of names as levels, numbered as they come.
mixed::Factor factor_of(const Cells& cells, std::size_t column) {
  mixed::Factor factor;
  std::map<std::string, std::uint32_t> numbers;
  for (const auto& row : cells) {
    const auto [at, is_new] = numbers.try_emplace(row.at(column), factor.levels);
    if (is_new) ++factor.levels;
    factor.level.push_back(at->second);
  }
  return factor;
}

std::vector<double> numbers_of(const Cells& cells, std::size_t column) {
  std::vector<double> numbers;
  for (const auto& row : cells) numbers.push_back(std::stod(row.at(column)));
  return numbers;
}

/// What the peer prints: the REML criterion and standard deviations of submissions, experts,
/// criteria and the noise. `near`: its optimiser stops early on large files, so that the criterion
/// agrees to all its digits while the deviations do not.
struct PeersFit {
  double criterion;
  double criterion_near;
  std::array<double, 4> sd;
  double near;
};

void reml(benchmark::State& state, const char* file, const PeersFit& peers) {
  const auto cells = perf_cells(state, file);
  const mixed::Design design{
      .y = numbers_of(cells, 3),
      .random = {factor_of(cells, 0), factor_of(cells, 1), factor_of(cells, 2)},
      .fixed = {}};
  std::optional<mixed::Fit> fitted;
  for (auto _ : state) fitted = mixed::fit(design, {.threads = num::Threads{1}}).value();
  if (!fitted) return;
  show(state, "REML", fitted->criterion, peers.criterion, peers.criterion_near);
  show(state, "submission", fitted->sd[0], peers.sd[0], peers.near);
  show(state, "expert", fitted->sd[1], peers.sd[1], peers.near);
  show(state, "criterion", fitted->sd[2], peers.sd[2], peers.near);
  show(state, "residual", fitted->sd_residual, peers.sd[3], peers.near);
}
BENCHMARK_CAPTURE(reml, S, "lmm_S.csv",
                  {12049.835, 0.001, {8.116706, 3.736849, 1.715988, 5.932812}, 1e-5})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(reml, M, "lmm_M.csv",
                  {299591.73, 0.01, {7.967883, 5.098121, 1.244281, 6.009420}, 1e-4})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(reml, L, "lmm_L.csv",
                  {3951829.6, 0.1, {8.026346, 4.940862, 1.779104, 6.006290}, 7e-3})
    ->Unit(benchmark::kMillisecond);

rasch::Design grades_of(const Cells& cells) {
  rasch::Design design;
  design.facets = {factor_of(cells, 0), factor_of(cells, 1), factor_of(cells, 2)};
  design.score = numbers_of(cells, 3);
  return design;
}

/// With the fit of all elements. Severities of the first two raters; of size L no peer has any.
void rasch_joint(benchmark::State& state, const char* file, std::optional<double> first,
                 std::optional<double> second) {
  const auto design = grades_of(perf_cells(state, file));
  std::optional<rasch::Jml> fitted;
  for (auto _ : state) {
    fitted = rasch::fit_jml(design).value();
    benchmark::DoNotOptimize(rasch::fit_tables(design, *fitted));
  }
  if (!fitted || !first) return;
  show(state, "r00", fitted->measure(1, 0, 0), *first, 1e-5);
  show(state, "r01", fitted->measure(1, 1, 0), *second, 1e-5);
}
BENCHMARK_CAPTURE(rasch_joint, S, "mfrm_S.csv", -1.14762, -0.54633)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rasch_joint, M, "mfrm_M.csv", 0.15062, -0.62729)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rasch_joint, L, "mfrm_L.csv", std::nullopt, std::nullopt)
    ->Unit(benchmark::kMillisecond);

/// The peer leaves out categories that a criterion never shows with a rater: its deviance is that
/// of a model slightly other than ours.
void rasch_marginal(benchmark::State& state, const char* file, double peers) {
  const auto design = grades_of(perf_cells(state, file));
  std::optional<double> deviance;
  for (auto _ : state) deviance = rasch::fit_mml(design).value().deviance;
  if (deviance) show(state, "deviance", *deviance, peers, 2e-4 * peers);
}
BENCHMARK_CAPTURE(rasch_marginal, S, "mfrm_S.csv", 3721.80)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rasch_marginal, M, "mfrm_M.csv", 18714.35)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rasch_marginal, L, "mfrm_L.csv", 74805.10)->Unit(benchmark::kMillisecond);

/// 100 000 draws by as many threads as the argument says; how often the first is first. Peers draw
/// other numbers: as near as four standard errors of both.
void smaa(benchmark::State& state, const char* mean, const char* deviation, double peers,
          double tolerance) {
  const robust::SmaaInput input{.mean = perf_matrix(state, mean),
                                .deviation = perf_matrix(state, deviation),
                                .draws = 100'000,
                                .pairs = false};
  std::optional<double> first;
  for (auto _ : state) {
    first = robust::smaa(input, {static_cast<unsigned>(state.range(0))}).acceptability(0, 0);
  }
  if (first) show(state, "b(1,1)", *first, peers, tolerance);
}
BENCHMARK_CAPTURE(smaa, S, "smaa_S_mean.csv", "smaa_S_sd.csv", 0.00009, 0.0002)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(smaa, M, "smaa_M_mean.csv", "smaa_M_sd.csv", 0.0474, 0.004)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(smaa, L, "smaa_L_mean.csv", "smaa_L_sd.csv", 0.00013, 0.0003)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// Orders, best first, of items 0, 1, …
void kemeny(benchmark::State& state, const char* file, double peers) {
  const auto cells = perf_cells(state, file);
  ranks::Profile profile{.items = cells.empty() ? 0 : cells.front().size(), .ballots = {}};
  for (const auto& order : cells) {
    auto& level = profile.ballots.emplace_back().level;
    level.resize(profile.items);
    for (std::size_t at = 0; at < order.size(); ++at) {
      level.at(std::stoul(order[at])) = static_cast<std::uint32_t>(at + 1);
    }
  }
  const auto votes = ranks::pairwise(profile);
  std::optional<ranks::Kemeny> found;
  for (auto _ : state) found = ranks::kemeny(votes);
  if (!found) return;
  constexpr double vote = 1e6;
  if (!found->proven_optimal) state.SkipWithError("optimality was not proven");
  show(state, "distance", static_cast<double>(found->distance) / vote, peers, 1e-6);
}
BENCHMARK_CAPTURE(kemeny, S, "kemeny_S.csv", 1057)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny, M, "kemeny_M.csv", 2033)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny, L, "kemeny_L.csv", 3269)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny, hard_S, "kemenyhard_S.csv", 452)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny, hard_M, "kemenyhard_M.csv", 1061)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny, hard_L, "kemenyhard_L.csv", 1901)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
