// From the bytes of a programme to a validated study. The argument is the number of threads.

#include <benchmark/benchmark.h>

#include "engine/intake/ratings/ratings.hpp"
#include "tools/bench/programme.hpp"

namespace otbor::bench {
namespace {

constexpr std::uint32_t practices = 2'000;  // 400 000 marks

const Country& country() {
  static const Country country = simulate(practices);
  return country;
}

void told(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * country().marks));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * country().ratings.size()));
}

num::Threads threads_of(const benchmark::State& state) {
  return {static_cast<unsigned>(state.range(0))};
}

/// The whole of intake: tables, rows of marks, sheets, every check.
void whole_intake(benchmark::State& state) {
  for (auto _ : state) {
    const auto intake = take_in_country(country(), threads_of(state));
    if (!intake.study) state.SkipWithError("the programme has errors");
    benchmark::DoNotOptimize(intake);
  }
  told(state);
}

/// What rows are read against, made from a study of the same programme.
RatingContext context_of(const Study& study) {
  RatingContext context;
  const auto add = [](std::vector<std::string>& codes, CodeIndex& index, const auto& things) {
    codes.reserve(things.count().value());
    for (const auto& thing : things) codes.push_back(thing.id);
    for (std::uint32_t at = 0; at < codes.size(); ++at) index.emplace(codes[at], at);
  };
  add(context.practice_codes, context.practices, study.practices);
  add(context.expert_codes, context.experts, study.experts);
  for (const auto& criterion : study.criteria.criteria) {
    context.column_codes.push_back(criterion.id);
    context.scales.push_back(&criterion.scale);
  }
  for (const auto& stage : study.cycle->stages) {
    context.column_codes.push_back(stage.code);
    context.scales.push_back(&study.cycle->scale);
  }
  for (std::uint32_t at = 0; at < context.column_codes.size(); ++at) {
    context.columns.emplace(context.column_codes[at], at);
  }
  return context;
}

/// Rows of marks alone: codes found, marks read.
void rows_of_marks(benchmark::State& state) {
  const auto intake = take_in_country(country(), num::Threads{1});
  const auto context = context_of(*intake.study);
  Sources sources;
  Source source;
  source.text = country().ratings;
  Diagnostics diagnostics;
  const auto at = sources.add(std::move(source));
  std::vector<RatingsTable> tables{{*open_table(sources, at, diagnostics), 0, 1, 2, 3, 4, {}, {}}};
  for (auto _ : state) {
    const auto rows = read_ratings(tables, sources, context, threads_of(state), diagnostics);
    if (rows.size() != country().marks) state.SkipWithError("rows are missing");
    benchmark::DoNotOptimize(rows);
  }
  told(state);
}

BENCHMARK(rows_of_marks)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(whole_intake)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace otbor::bench
