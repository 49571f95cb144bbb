// Models of ratings at the sizes other programs are timed on: the crossed mixed model on 600,000
// marks, many-facet Rasch on 30,000 sparse ratings and on four million fully crossed ones.

#include <cmath>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/rate/mixed/reml.hpp"
#include "engine/rate/rasch/fit.hpp"

namespace otbor::bench {
namespace {

double uniform(std::uint32_t stream, std::uint32_t index) {
  return num::uniform(2022, num::Stage::generator, stream, index);
}

/// Sum of twelve uniform numbers less six: near enough to normal.
double noise(std::uint32_t stream, std::uint32_t index) {
  double sum = -6;
  for (std::uint32_t i = 0; i < 12; ++i) sum += uniform(stream, index * 12 + i);
  return sum;
}

num::Threads threads(const benchmark::State& state) {
  return num::Threads{static_cast<unsigned>(state.range(0))};
}

/// Each practice is marked on every criterion by three of the experts.
mixed::Design marks(std::uint32_t practices, std::uint32_t experts, std::uint32_t criteria) {
  mixed::Design design;
  design.random = {{practices, {}}, {experts, {}}, {criteria, {}}};
  std::uint32_t index = 0;
  for (std::uint32_t p = 0; p < practices; ++p) {
    for (std::uint32_t seat = 0; seat < 3; ++seat) {
      const auto first = static_cast<std::uint32_t>(uniform(1, p) * experts);
      const std::uint32_t e = (first + seat * (1 + p % 7)) % experts;
      for (std::uint32_t c = 0; c < criteria; ++c) {
        design.y.push_back(60 + 8 * noise(2, p) + 5 * noise(3, e) + 2 * noise(4, c) +
                           6 * noise(5, index++));
        design.random[0].level.push_back(p);
        design.random[1].level.push_back(e);
        design.random[2].level.push_back(c);
      }
    }
  }
  return design;
}

/// Grades 1 … 5 of each practice by `seats` of the experts on every criterion.
rasch::Design grades(std::uint32_t practices, std::uint32_t experts, std::uint32_t criteria,
                     std::uint32_t seats) {
  const rasch::Curve curve(std::vector<double>{-1.5, -0.5, 0.5, 1.5});
  rasch::Design design;
  design.facets = {{practices, {}}, {experts, {}}, {criteria, {}}};
  std::uint32_t index = 0;
  for (std::uint32_t p = 0; p < practices; ++p) {
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
      const std::uint32_t e = (p * seats + seat * (1 + p % 3)) % experts;
      for (std::uint32_t c = 0; c < criteria; ++c) {
        const double eta =
            3 * (uniform(1, p) - 0.5) - 2 * (uniform(2, e) - 0.5) - (uniform(3, c) - 0.5);
        double probability[5];
        curve.probabilities(eta, probability);
        const double x = uniform(4, index++);
        int grade = 0;
        for (double sum = probability[0]; grade < 4 && x >= sum; sum += probability[grade]) ++grade;
        design.score.push_back(1 + grade);
        design.facets[0].level.push_back(p);
        design.facets[1].level.push_back(e);
        design.facets[2].level.push_back(c);
      }
    }
  }
  return design;
}

void crossed_reml(benchmark::State& state) {
  const auto design = marks(25'000, 500, 8);
  for (auto _ : state) {
    const auto fitted = mixed::fit(design, {.threads = threads(state)});
    if (!fitted) state.SkipWithError("no fit");
  }
}

void rasch_with_tables(benchmark::State& state, const rasch::Design& design) {
  for (auto _ : state) {
    const auto fitted = rasch::fit_jml(design, {.threads = threads(state)});
    if (!fitted) {
      state.SkipWithError("no fit");
      break;
    }
    benchmark::DoNotOptimize(rasch::fit_tables(design, *fitted, threads(state)));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(design.score.size()));
}

void rasch_sparse(benchmark::State& state) { rasch_with_tables(state, grades(2'000, 50, 5, 3)); }
void rasch_crossed(benchmark::State& state) {
  rasch_with_tables(state, grades(2'000, 200, 10, 200));
}

BENCHMARK(crossed_reml)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(rasch_sparse)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(rasch_crossed)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace otbor::bench
