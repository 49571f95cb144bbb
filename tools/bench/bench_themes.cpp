// What a practice is about, at the size of a country: words, likeness, communities. The documents
// are those of perf_files.hpp, and a country of texts of our own.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/themes/clusters.hpp"
#include "engine/themes/clusters/communities.hpp"
#include "engine/themes/clusters/neighbours.hpp"
#include "engine/themes/clusters/terms.hpp"
#include "engine/themes/clusters/tfidf.hpp"
#include "engine/themes/themes.hpp"
#include "tests/support/shipped.hpp"
#include "tools/bench/perf_files.hpp"

namespace otbor::bench {
namespace {

num::Threads threads_of(const benchmark::State& state) {
  return {static_cast<unsigned>(state.range(0))};
}

void tfidf_of_50000(benchmark::State& state) {
  const auto texts = perf_lines(state, "docs_L.csv");
  if (texts.empty()) return;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        clusters::tfidf(clusters::plain_terms(texts, threads_of(state)).counts, {}));
  }
}
BENCHMARK(tfidf_of_50000)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void nearest_of_10000(benchmark::State& state) {
  const auto texts = perf_lines(state, "docs_M.csv");
  if (texts.empty()) return;
  const auto rows = clusters::tfidf(clusters::plain_terms(texts, {}).counts, {});
  for (auto _ : state) {
    const auto edges = clusters::edges_of(clusters::nearest(rows, 15, threads_of(state)));
    state.counters["edges"] = static_cast<double>(edges.size());
  }
}
BENCHMARK(nearest_of_10000)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void communities_of_139000_edges(benchmark::State& state) {
  const auto texts = perf_lines(state, "docs_M.csv");
  if (texts.empty()) return;
  const auto rows = clusters::tfidf(clusters::plain_terms(texts, {}).counts, {});
  const auto edges = clusters::edges_of(clusters::nearest(rows, 15, num::Threads{2}));
  const auto graph = clusters::graph_of(rows.rows(), edges);
  for (auto _ : state) {
    const auto found = clusters::communities(graph, {});
    state.counters["modularity"] = clusters::modularity(graph, found.of, 1);
  }
}
BENCHMARK(communities_of_139000_edges)->Unit(benchmark::kMillisecond);

/// Texts of a thousand characters on the shipped themes: entries of one lexicon among function
/// words and words of their own.
Study country_of_texts(std::uint32_t practices) {
  Study study;
  study.themes = shipped_study("totsky-2022").themes;
  const auto& set = *study.themes;
  for (std::uint32_t i = 0; i < practices; ++i) {
    std::uint32_t asked = 0;
    const auto draw = [&](std::size_t bound) {
      return num::below(static_cast<std::uint32_t>(bound), 50, num::Stage::generator, i, asked++);
    };
    const auto& theme = set.themes[Index<Theme>(draw(set.themes.count().value()))];
    Practice practice;
    practice.title = theme.strong[draw(theme.strong.size())];
    while (practice.abstract.size() < 1900) {  // bytes: two a letter
      practice.abstract += draw(3) == 0 ? theme.supporting[draw(theme.supporting.size())]
                           : draw(2) == 0
                               ? set.function_words[draw(set.function_words.size())]
                               : "слово" + std::to_string(draw(40) * draw(40) * draw(20));
      practice.abstract += draw(12) == 0 ? ". " : " ";
    }
    study.practices.push_back(std::move(practice));
  }
  return study;
}

void classify_and_group_50000(benchmark::State& state) {
  const auto study = country_of_texts(50'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(themes(study, threads_of(state)));
    const auto found = clusters_of(study, threads_of(state));
    state.counters["groups"] = static_cast<double>(found.clusters.size());
  }
}
BENCHMARK(classify_and_group_50000)->Arg(2)->Unit(benchmark::kSecond)->UseRealTime();

}  // namespace
}  // namespace otbor::bench
