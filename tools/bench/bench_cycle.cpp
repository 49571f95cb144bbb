// Reading texts for the stages of the cycle: a district's full texts, the country's abstracts, and
// how well the rules agree with the labelled sentences of tests/labelled.

#include <algorithm>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/base/utf8.hpp"
#include "engine/cycle/evidence.hpp"
#include "engine/text/prose.hpp"
#include "tests/support/labelled.hpp"

namespace otbor::bench {
namespace {

const Study& district() {
  static const Study study = shipped_study("zarechny-2022");
  return study;
}

/// Paragraphs of the fictional texts, to be strung together.
std::vector<std::string> paragraphs() {
  std::vector<std::string> found;
  for (const auto& practice : district().practices) {
    for (const auto& one : prose_of(practice.body).paragraphs) {
      found.push_back(practice.body.substr(one.begin, one.end - one.begin));
    }
  }
  return found;
}

/// So many texts of at least so many characters, of paragraphs drawn by Philox.
Study texts(std::uint32_t practices, std::size_t characters, bool whole) {
  const auto pieces = paragraphs();
  Study study;
  study.cycle = district().cycle;
  std::uint32_t draw = 0;
  for (std::uint32_t i = 0; i < practices; ++i) {
    Practice practice;
    auto& text = whole ? practice.body : practice.abstract;
    while (utf8::length(text) < characters) {
      const auto random = num::philox({draw++, 0, 0, 0}, {2022, 0})[0];
      text += pieces[random % pieces.size()] + (whole ? "\n\n" : " ");
    }
    study.practices.push_back(std::move(practice));
  }
  return study;
}

void read_texts(benchmark::State& state, const Study& study) {
  const num::Threads threads{static_cast<unsigned>(state.range(0))};
  for (auto _ : state) benchmark::DoNotOptimize(evidence(study, threads));
}

/// 24 texts of seven pages, 2 000 characters a page.
void full_texts_of_a_district(benchmark::State& state) {
  static const Study study = texts(24, 14'000, true);
  read_texts(state, study);
}

void abstracts_of_the_country(benchmark::State& state) {
  static const Study study = texts(50'000, 1'000, false);
  read_texts(state, study);
}

/// Precision and recall stand in the counters.
void labelled_sentences(benchmark::State& state, const LabelledSet& set) {
  EvidenceTrial trial;
  for (auto _ : state) trial = trial_on(*district().cycle, set);
  state.counters["found_precision"] = trial.found.precision();
  state.counters["found_recall"] = trial.found.recall();
  state.counters["described_precision"] = trial.described.precision();
  state.counters["described_recall"] = trial.described.recall();
  state.counters["same_level"] = trial.same_level / double(trial.labelled);
}

BENCHMARK(full_texts_of_a_district)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(abstracts_of_the_country)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(labelled_sentences, open, open_part)->Iterations(1);
BENCHMARK_CAPTURE(labelled_sentences, unseen, unseen_part)->Iterations(1);
BENCHMARK_CAPTURE(labelled_sentences, fresh, fresh_set)->Iterations(1);
BENCHMARK_CAPTURE(labelled_sentences, kept_back, kept_back_set)->Iterations(1);

}  // namespace
}  // namespace otbor::bench
