// Who rates what in a large programme: institutions, directions and former places of work by
// chance, three experts a practice.

#include <benchmark/benchmark.h>

#include "engine/assign/assignment.hpp"
#include "engine/base/num/philox.hpp"

namespace otbor::bench {
namespace {

constexpr std::uint64_t seed = 2022;

std::uint32_t draw(std::uint32_t bound, std::uint32_t what, std::uint32_t item) {
  return num::below(bound, seed, num::Stage::generator, what, item);
}

/// Two practices an institution, twelve directions; an expert knows three of them, works in one
/// institution and has worked in another.
Study programme(std::uint32_t practices, std::uint32_t experts) {
  constexpr std::uint32_t themes = 12;
  const std::uint32_t institutions = practices / 2 + 1;
  Study study;
  study.themes.emplace();
  for (std::uint32_t i = 0; i < themes; ++i) study.themes->themes.push_back({});
  for (std::uint32_t i = 0; i < institutions; ++i) study.institutions.push_back({});
  for (std::uint32_t i = 0; i < practices; ++i) {
    Practice practice;
    practice.institution = Index<Institution>(draw(institutions, 0, i));
    practice.theme = Index<Theme>(draw(themes, 1, i));
    study.practices.push_back(std::move(practice));
  }
  for (std::uint32_t i = 0; i < experts; ++i) {
    Expert expert;
    for (std::uint32_t k = 0; k < 3; ++k) {
      expert.themes.emplace_back(draw(themes, 2 + k, i));
    }
    for (const auto why : {Conflict::Why::works_there, Conflict::Why::worked_there}) {
      const auto at = draw(institutions, 5 + static_cast<std::uint32_t>(why), i);
      expert.conflicts.push_back({why, Index<Institution>(at), {}});
    }
    study.experts.push_back(std::move(expert));
  }
  study.sheets.of_practice = Per<Practice, Range<Sheet>>(study.practices.count());
  return study;
}

void report(benchmark::State& state, const Study& study) {
  Assignment made;
  for (auto _ : state) made = assign(study, {.experts = 3, .seed = seed});
  const auto [low, high] = std::ranges::minmax(made.load.values());
  state.counters["load_low"] = low;
  state.counters["load_high"] = high;
  state.counters["linked"] = made.pairs_linked;
  state.counters["pairs"] = made.pairs_possible;
  state.counters["panels"] = made.panels;
}

void first_time(benchmark::State& state) {
  report(state, programme(static_cast<std::uint32_t>(state.range(0)),
                          static_cast<std::uint32_t>(state.range(1))));
}
BENCHMARK(first_time)
    ->Args({24, 7})
    ->Args({200, 30})
    ->Args({2'000, 300})
    ->Unit(benchmark::kMillisecond);

/// One recusal in a hundred practices.
void after_recusals(benchmark::State& state) {
  auto study = programme(static_cast<std::uint32_t>(state.range(0)),
                         static_cast<std::uint32_t>(state.range(1)));
  study.assignment = assign(study, {.experts = 3, .seed = seed}).seats();
  for (std::size_t at = 0; at < study.assignment.size(); at += 300) {
    const auto seat = study.assignment[at];
    study.decisions.recusals.push_back({seat.practice, seat.expert, {}});
  }
  report(state, study);
}
BENCHMARK(after_recusals)->Args({2'000, 300})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
