// All that is read out of texts, in one: the country's abstracts tokenised, stemmed, classified by
// the lexicons, profiled by the management cycle and grouped. The time and the peak of memory are
// of the whole.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "engine/base/num/philox.hpp"
#include "engine/base/utf8.hpp"
#include "engine/cycle/evidence.hpp"
#include "engine/text/prose.hpp"
#include "engine/themes/clusters.hpp"
#include "engine/themes/themes.hpp"
#include "tests/support/shipped.hpp"

namespace otbor::bench {
namespace {

constexpr std::size_t characters = 1000;

/// Sentences of the fictional texts: they speak of stages.
std::vector<std::string> sentences_of(const Study& study) {
  std::vector<std::string> found;
  for (const auto& practice : study.practices) {
    for (const auto& one : prose_of(practice.body).sentences) {
      found.push_back(practice.body.substr(one.begin, one.end - one.begin));
    }
  }
  return found;
}

/// Abstracts of a thousand characters: sentences about stages, between them entries of the lexicon
/// of one theme and words that few others have.
Study abstracts(std::uint32_t practices) {
  Study study = shipped_study("zarechny-2022");
  const auto sentences = sentences_of(study);
  study.practices = {};
  study.decisions = {};
  const auto& set = *study.themes;
  for (std::uint32_t i = 0; i < practices; ++i) {
    std::uint32_t asked = 0;
    const auto draw = [&](std::size_t bound) {
      return num::below(static_cast<std::uint32_t>(bound), 51, num::Stage::generator, i, asked++);
    };
    const auto& theme = set.themes[Index<Theme>(draw(set.themes.count().value()))];
    Practice practice;
    practice.title = theme.strong[draw(theme.strong.size())];
    auto& text = practice.abstract;
    while (utf8::length(text) < characters) {
      text += sentences[draw(sentences.size())] + " ";
      for (int words = 0; words < 8; ++words) {
        text += draw(2) == 0 ? theme.supporting[draw(theme.supporting.size())]
                             : "слово" + std::to_string(draw(40) * draw(40) * draw(20));
        text += words < 7 ? " " : ". ";
      }
    }
    text.resize(utf8::prefix(text, characters).size());
    study.practices.push_back(std::move(practice));
  }
  return study;
}

double peak_mebibytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

void everything_about_texts(benchmark::State& state) {
  const auto study = abstracts(static_cast<std::uint32_t>(state.range(0)));
  const num::Threads threads{static_cast<unsigned>(state.range(1))};
  for (auto _ : state) {
    benchmark::DoNotOptimize(themes(study, threads));
    benchmark::DoNotOptimize(evidence(study, threads));
    const auto found = clusters_of(study, threads);
    state.counters["groups"] = static_cast<double>(found.clusters.size());
  }
  state.counters["peak_MiB"] = peak_mebibytes();
}

BENCHMARK(everything_about_texts)
    ->Args({50'000, 2})
    ->Iterations(1)
    ->Unit(benchmark::kSecond)
    ->UseRealTime();

}  // namespace
}  // namespace otbor::bench
