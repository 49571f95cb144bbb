// Each stage of the pipeline alone, on 1 000 and 10 000 practices (200 000 and 2 000 000 marks), by
// one thread.

#include <map>

#include <benchmark/benchmark.h>

#include "engine/render/render.hpp"
#include "tools/bench/programme.hpp"

namespace otbor::bench {
namespace {

constexpr num::Threads one{1};

/// Everything computed, kept for the life of the benchmark.
const Dossier& dossier_of(std::int64_t practices) {
  static std::map<std::int64_t, Dossier> known;
  const auto at = known.find(practices);
  if (at != known.end()) return at->second;
  auto intake = take_in_country(simulate(static_cast<std::uint32_t>(practices)), num::Threads{2});
  OTBOR_CHECK(intake.study.has_value());
  return known.emplace(practices, run(*std::move(intake.study), num::Threads{2})).first->second;
}

template <class Stage>
void stage(benchmark::State& state, Stage run_stage) {
  const auto& dossier = dossier_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(run_stage(dossier));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void rate_stage(benchmark::State& state) {
  stage(state, [](const Dossier& d) { return rate(d.study, one); });
}
void score_stage(benchmark::State& state) {
  stage(state, [](const Dossier& d) { return score(d.study, d.consistency, one); });
}
void themes_stage(benchmark::State& state) {
  stage(state, [](const Dossier& d) { return themes(d.study, one); });
}
void cycle_stage(benchmark::State& state) {
  stage(state, [](const Dossier& d) { return cycle(d.study, one); });
}
void select_stage(benchmark::State& state) {
  stage(state,
        [](const Dossier& d) { return select(d.study, d.themes, d.consistency, d.ranking, one); });
}
void justify_stage(benchmark::State& state) {
  stage(state, [](const Dossier& d) { return justify(d, one); });
}
void render_stage(benchmark::State& state) {
  RenderOrder order;
  order.lang = Lang::ru;
  stage(state, [&](const Dossier& d) { return render(d, order, one); });
}

BENCHMARK(rate_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(score_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(themes_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(cycle_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(select_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(justify_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(render_stage)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
