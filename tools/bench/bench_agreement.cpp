// Agreement statistics on large tables of the sizes that other programs are timed on: ordinal alpha
// on 20 000 practices by 60 experts with 40 % missing, the six intraclass correlations with their
// intervals on 20 000 by 50; the interval of alpha by 1 000 draws on a small table.

#include <algorithm>
#include <cmath>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/rate/agreement/chance_corrected.hpp"
#include "engine/rate/agreement/icc.hpp"
#include "engine/rate/agreement/kendall.hpp"
#include "engine/rate/agreement/krippendorff.hpp"

namespace otbor::bench {
namespace {

/// Sum of twelve uniform numbers less six: near enough to normal for a table of marks.
double noise(std::uint32_t stream, std::uint32_t index) {
  double sum = -6;
  for (std::uint32_t i = 0; i < 12; ++i) {
    sum += num::uniform(2022, num::Stage::generator, stream, index * 12 + i);
  }
  return sum;
}

/// Marks 1 … 10 of practices that differ, by experts who differ in strictness, 40 % missing.
Ratings marks(std::uint32_t practices, std::uint32_t experts) {
  Ratings ratings((Count<Expert>(experts)));
  for (std::uint32_t p = 0; p < practices; ++p) {
    ratings.begin_practice();
    const double worth = 5.5 + 1.8 * noise(0, p);
    for (std::uint32_t e = 0; e < experts; ++e) {
      const std::uint32_t cell = p * experts + e;
      if (num::uniform(2022, num::Stage::generator, 3, cell) < 0.4) continue;
      const double value = worth + 0.5 * noise(1, e) + 1.1 * noise(2, cell);
      ratings.add({Index<Expert>(e), std::clamp(std::floor(value + 0.5), 1.0, 10.0)});
    }
  }
  return ratings;
}

/// Totals with a fraction, nobody missing.
Ratings totals(std::uint32_t practices, std::uint32_t experts) {
  Ratings ratings((Count<Expert>(experts)));
  for (std::uint32_t p = 0; p < practices; ++p) {
    ratings.begin_practice();
    const double worth = 60 + 10 * noise(0, p);
    for (std::uint32_t e = 0; e < experts; ++e) {
      const double value = worth + 4 * noise(1, e) + 8 * noise(2, p * experts + e);
      ratings.add({Index<Expert>(e), value});
    }
  }
  return ratings;
}

num::Threads threads(const benchmark::State& state) {
  return num::Threads{static_cast<unsigned>(state.range(0))};
}

void ordinal_alpha(benchmark::State& state) {
  const auto table = marks(20'000, 60);
  for (auto _ : state) {
    benchmark::DoNotOptimize(krippendorff_alpha(table, Metric::ordinal));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(table.all().size()));
}

void six_correlations(benchmark::State& state) {
  const auto table = totals(20'000, 50);
  for (auto _ : state) {
    benchmark::DoNotOptimize(intraclass_correlations(*two_way(table, threads(state)), 0.95));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(table.all().size()));
}

void alpha_interval(benchmark::State& state) {
  const auto table = marks(200, 10);
  const BootstrapOptions options{.draws = 1000};
  for (auto _ : state) {
    benchmark::DoNotOptimize(bootstrap_alpha(table, Metric::ordinal, options, threads(state)));
  }
}

void gwet_ac2(benchmark::State& state) {
  const auto table = marks(20'000, 60);
  const std::vector<double> scale{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const auto weights = category_weights(Nearness::quadratic, scale);
  for (auto _ : state) {
    benchmark::DoNotOptimize(gwet_coefficient(*categorised(table, scale), weights, 0.95));
  }
}

void concordance(benchmark::State& state) {
  const auto table = totals(20'000, 50);
  for (auto _ : state) benchmark::DoNotOptimize(kendall_concordance(table));
}

BENCHMARK(ordinal_alpha)->Unit(benchmark::kMillisecond);
BENCHMARK(six_correlations)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(alpha_interval)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(gwet_ac2)->Unit(benchmark::kMillisecond);
BENCHMARK(concordance)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
