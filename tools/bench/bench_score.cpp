// Methods whose cost is a matter of mathematics and not of reading: exact consensus orders, and
// simulations of weights and values. Inputs are drawn from Philox: the same on every machine.

#include <cstddef>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/kemeny_ties.hpp"
#include "engine/score/robust/rank_distribution.hpp"
#include "engine/score/robust/robustness.hpp"
#include "engine/score/robust/smaa.hpp"
#include "engine/score/robust/with_severity.hpp"
#include "tools/bench/programme.hpp"

namespace otbor::bench {
namespace {

using ranks::Profile;

constexpr std::uint64_t seed = 2022;

/// Voters who each put an item of a common order at a place near the end, or anywhere at all
/// (repeated insertion; `further` in a hundred go one place further up).
Profile rankings(std::size_t items, std::size_t voters, std::uint32_t further) {
  Profile profile{.items = items, .ballots = {}};
  for (std::uint32_t voter = 0; voter < voters; ++voter) {
    std::vector<std::size_t> order;
    for (std::uint32_t i = 0; i < items; ++i) {
      std::size_t from_end = 0;
      std::uint32_t asked = 0;
      while (from_end < order.size() &&
             num::below(100, seed, num::Stage::generator, voter, i * 1000 + asked++) < further) {
        ++from_end;
      }
      order.insert(order.end() - static_cast<std::ptrdiff_t>(from_end), i);
    }
    ranks::Ballot ballot;
    ballot.level.resize(items);
    for (std::size_t at = 0; at < items; ++at) {
      ballot.level[order[at]] = static_cast<std::uint32_t>(at + 1);
    }
    profile.ballots.push_back(std::move(ballot));
  }
  return profile;
}

/// Neighbours of each ballot tied `together` at a time, and so many tenths of the items not ranked.
Profile with_ties_and_gaps(Profile profile, std::uint32_t together = 2, std::uint32_t gaps = 1) {
  for (std::uint32_t b = 0; b < profile.ballots.size(); ++b) {
    for (std::uint32_t i = 0; i < profile.items; ++i) {
      auto& level = profile.ballots[b].level[i];
      level = (level - 1) / together + 1;
      if (num::below(10, seed, num::Stage::generator, 100 + b, i) < gaps) level = 0;
    }
  }
  return profile;
}

/// Ballots that agree in nothing: what is proven last.
Profile at_random(std::size_t items, std::size_t voters) {
  Profile profile{.items = items, .ballots = {}};
  for (std::uint32_t voter = 0; voter < voters; ++voter) {
    std::vector<std::uint32_t> level(items);
    for (std::uint32_t i = 0; i < items; ++i) {
      const auto other = num::below(i + 1, seed, num::Stage::generator, voter, i);
      level[i] = level[other];
      level[other] = i + 1;
    }
    profile.ballots.push_back({.level = std::move(level)});
  }
  return profile;
}

void kemeny(benchmark::State& state, std::uint32_t further) {
  const auto votes = ranks::pairwise(rankings(static_cast<std::size_t>(state.range(0)),
                                              static_cast<std::size_t>(state.range(1)), further));
  bool proven = true;
  for (auto _ : state) {
    const auto result = ranks::kemeny(votes);
    proven = proven && result.proven_optimal;
    benchmark::DoNotOptimize(result.distance);
  }
  if (!proven) state.SkipWithError("optimality was not proven");
}
BENCHMARK_CAPTURE(kemeny, alike, 90)
    ->Args({20, 15})
    ->Args({30, 15})
    ->Args({40, 15})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny, hardly_alike, 97)
    ->Args({20, 7})
    ->Args({30, 7})
    ->Args({40, 7})
    ->Unit(benchmark::kMillisecond);

/// Every optimum.
void kemeny_ties(benchmark::State& state) {
  const auto profile =
      with_ties_and_gaps(rankings(static_cast<std::size_t>(state.range(0)), 21, 97));
  for (auto _ : state) {
    benchmark::DoNotOptimize(ranks::kemeny_ties(profile, ranks::TieScheme::unifying, true));
  }
}
BENCHMARK(kemeny_ties)->Arg(10)->Arg(15)->Unit(benchmark::kMillisecond);

/// One optimum with its proof, of items too many for all their subsets. The third number is the
/// scheme.
void kemeny_ties_proven(benchmark::State& state, std::uint32_t further) {
  const auto profile = with_ties_and_gaps(rankings(
      static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)), further));
  const auto scheme = static_cast<ranks::TieScheme>(state.range(2));
  bool proven = true;
  for (auto _ : state) {
    proven = proven && ranks::kemeny_ties(profile, scheme, false).proven_optimal;
  }
  if (!proven) state.SkipWithError("optimality was not proven");
}
BENCHMARK_CAPTURE(kemeny_ties_proven, alike, 90)
    ->Args({40, 15, 0})
    ->Args({40, 15, 1})
    ->Args({40, 15, 2})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kemeny_ties_proven, hardly_alike, 97)
    ->Args({40, 7, 0})
    ->Args({40, 7, 1})
    ->Args({40, 7, 2})
    ->Unit(benchmark::kMillisecond);

/// The fourth and the fifth number: how many are tied together, tenths that are not ranked.
void kemeny_ties_at_random(benchmark::State& state) {
  const auto profile = with_ties_and_gaps(
      at_random(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1))),
      static_cast<std::uint32_t>(state.range(3)), static_cast<std::uint32_t>(state.range(4)));
  const auto scheme = static_cast<ranks::TieScheme>(state.range(2));
  bool proven = true;
  for (auto _ : state) proven = proven && ranks::kemeny_ties(profile, scheme, false).proven_optimal;
  state.counters["proven"] = proven ? 1 : 0;
}
BENCHMARK(kemeny_ties_at_random)
    ->ArgsProduct({{40}, {7, 15}, {0, 1, 2}, {2, 4}, {0, 3}})
    ->Unit(benchmark::kMillisecond);

robust::SmaaInput values(std::size_t alternatives, std::size_t criteria) {
  robust::SmaaInput input{.mean = num::Matrix(alternatives, criteria),
                          .deviation = num::Matrix(alternatives, criteria)};
  for (std::uint32_t a = 0; a < alternatives; ++a) {
    for (std::uint32_t c = 0; c < criteria; ++c) {
      input.mean(a, c) = num::uniform(seed, num::Stage::generator, a, 2 * c);
      input.deviation(a, c) = 0.02 + 0.13 * num::uniform(seed, num::Stage::generator, a, 2 * c + 1);
    }
  }
  return input;
}

/// The third number asks for pairwise winning, the fourth is the threads, the fifth thousands of
/// draws.
void smaa(benchmark::State& state) {
  auto input =
      values(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  input.pairs = state.range(2) != 0;
  input.draws = static_cast<std::uint32_t>(state.range(4)) * 1000;
  const num::Threads threads{static_cast<unsigned>(state.range(3))};
  for (auto _ : state) benchmark::DoNotOptimize(robust::smaa(input, threads));
}
BENCHMARK(smaa)
    ->Args({24, 11, 0, 1, 1000})
    ->Args({24, 11, 0, 2, 1000})
    ->Args({100, 8, 1, 1, 100})
    ->Args({100, 8, 1, 2, 100})
    ->Args({500, 10, 0, 2, 100})
    ->Args({500, 10, 1, 2, 100})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void rank_distribution(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  robust::Estimates estimates{.mean = std::vector<double>(n),
                              .deviation = std::vector<double>(n, 1)};
  for (std::size_t i = 0; i < n; ++i) estimates.mean[i] = static_cast<double>(i) / 10;
  for (auto _ : state) {
    benchmark::DoNotOptimize(robust::rank_distribution(estimates, 10'000, seed, num::Threads{1}));
  }
}

/// 10 000 draws of the list of `n` practices, ten sheets of twenty marks each, a third of them
/// listed; half of the draws from a posterior of severity where there is one.
void robustness_of(benchmark::State& state, bool with_severity) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  const num::Threads threads{static_cast<unsigned>(state.range(1))};
  auto intake = take_in_country(simulate(n), threads);
  const auto dossier = decide(std::move(intake.study.value()), threads);
  const auto& study = dossier.study;
  const ListRule list{.places = n / 3,
                      .pass_mark = {},
                      .may_enter = Per<Practice, bool>(study.practices.count(), true),
                      .choose = {}};
  RobustnessOptions options;
  options.products_max = ~std::size_t{0};
  // Panels of a country are not connected: a posterior of as many experts as one panel may have.
  const std::size_t experts =
      std::min<std::size_t>(study.experts.count().value(), panel_experts_max);
  SeverityPosterior severity{.leniency = Per<Expert, double>(study.experts.count()),
                             .panel = {},
                             .unseen = {},
                             .factor = {},
                             .sd_expert = 2,
                             .sd_residual = 3};
  num::Symmetric precision(experts);
  for (std::size_t e = 0; e < experts; ++e) {
    severity.panel.emplace_back(e);
    for (std::size_t other = 0; other <= e; ++other) {
      precision(e, other) = other == e ? 2 : -1 / static_cast<double>(experts);
    }
  }
  severity.factor = num::Cholesky::of(std::move(precision), threads);
  for (auto _ : state) {
    const auto found = with_severity ? robustness_with_severity(study, dossier.ranking,
                                                                {.model = severity, .lambda = {}},
                                                                list, options, threads)
                                     : robustness(study, dossier.ranking, list, options, threads);
    if (!found || found->draws != options.draws) state.SkipWithError("too few draws");
  }
}
BENCHMARK_CAPTURE(robustness_of, resampled, false)
    ->Args({24, 1})
    ->Args({5'000, 1})
    ->Args({50'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime();
BENCHMARK_CAPTURE(robustness_of, with_severity, true)
    ->Args({24, 1})
    ->Args({5'000, 1})
    ->Args({50'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime();

BENCHMARK(rank_distribution)->Arg(24)->Arg(200)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
