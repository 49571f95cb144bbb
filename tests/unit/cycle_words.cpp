#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/cycle/evidence/learn_words.hpp"
#include "engine/cycle/evidence/reading.hpp"
#include "engine/cycle/evidence/trial.hpp"
#include "engine/cycle/evidence/word_features.hpp"
#include "engine/cycle/evidence/word_scores.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

const Cycle& shipped_cycle() {
  static const auto study = shipped_study("zarechny-2022");
  return *study.cycle;
}

const Index<Stage> first_stage(0);

LabelledSentence labelled(const std::string& text, std::uint32_t level_of_first) {
  const auto stages = shipped_cycle().stages.count();
  LabelledSentence one{.text = text,
                       .levels = Per<Stage, std::uint32_t>(stages),
                       .either = Per<Stage, bool>(stages)};
  one.levels[first_stage] = level_of_first;
  return one;
}

/// Weights for one stage, and none for what was done.
StageWords words_for_one_stage() {
  return {.start = {-100, 0},
          .rows = {{.feature = "разобр*", .weights = {60, 0}},
                   {.feature = "*али", .weights = {30, 0}},
                   {.feature = "разоб* 0", .weights = {15, 0}},
                   {.feature = "0", .weights = {5, 0}}}};
}

std::int32_t sum(const std::string& text) {
  static const auto vocabulary = vocabulary_of(shipped_cycle());
  TextReader reader(vocabulary);
  reader.read(text);
  const auto words = words_for_one_stage();
  const WordWeights weights(words);
  WordScores scores(weights);
  return scores.of(text, reader.tokens()).front().sum;
}

}  // namespace

TEST_CASE("a word is itself, its beginnings and its ending to the weights of stages") {
  CHECK(features_of_word("разобрали") ==
        std::vector<std::string>{"разобрали", "разо*", "разобр*", "*али"});
  CHECK(features_of_word("мера") == std::vector<std::string>{"мера", "мера*"});
  CHECK(features_of_word("по") == std::vector<std::string>{"по"});
  CHECK(part_of_pair("разобрали") == "разоб*");
  CHECK(part_of_pair("мера") == "мера");
}

TEST_CASE("weights of what a sentence holds add up to its sum, each feature once") {
  CHECK(sum("Праздник") == -100);
  CHECK(sum("Разобрали") == -100 + 60 + 30);
  CHECK(sum("Разобрали, разобрали и собрали") == -100 + 60 + 30);
  CHECK(sum("Разобрали 12 работ из 40") == -100 + 60 + 30 + 15 + 5);
  CHECK(sum("12 работ разобрали") == -100 + 60 + 30 + 5);
}

TEST_CASE("the loudest word of a sentence is the one that says most for the stage") {
  const auto vocabulary = vocabulary_of(shipped_cycle());
  TextReader reader(vocabulary);
  const std::string text = "Осенью учителя разобрали 12 работ";
  reader.read(text);
  const auto words = words_for_one_stage();
  const WordWeights weights(words);
  WordScores scores(weights);
  CHECK(scores.of(text, reader.tokens()).front().loudest == 2);
}

TEST_CASE("learnt weights are those at which the penalised likelihood is highest") {
  // Two kinds of sentences of one word, three of each, four features a word: by symmetry every
  // feature weighs t or -t and the start nothing, and lambda t = 3 / (1 + exp(4 t)).
  std::vector<LabelledSentence> samples;
  for (int i = 0; i < 3; ++i) {
    samples.push_back(labelled("проверка", 2));
    samples.push_back(labelled("выставки", 0));
  }
  const LearnWordsOptions options{.penalty = 2.5, .samples_min = 2, .caution = 0, .weight_min = 1};
  const auto words = learn_words(shipped_cycle(), samples, options, {});
  REQUIRE(words.rows.size() == 8);
  CHECK(words.start.front() == 0);
  for (const auto& row : words.rows) {
    INFO(row.feature);
    const bool speaks_for = row.feature.starts_with("пров") || row.feature == "*рка";
    CHECK((row.weights.front() > 0) == speaks_for);
    const double t = std::abs(row.weights.front()) / 100.0;
    CHECK(options.penalty * t == Approx(3 / (1 + std::exp(4 * t))).margin(0.03));
  }
}

TEST_CASE("a stage that no sentence tells of is never heard by words") {
  const std::vector<LabelledSentence> samples{labelled("проверка", 2), labelled("праздник", 0)};
  const auto words = learn_words(shipped_cycle(), samples, {.samples_min = 1}, {});
  CHECK(words.start.at(1) < -5000);
}

TEST_CASE("the last column tells what was done from what was only named") {
  const std::vector<LabelledSentence> samples{
      labelled("провели замеры", 2), labelled("провели опрос", 3), labelled("проведём замеры", 1),
      labelled("проведём опрос", 1), labelled("праздник", 0)};
  const auto words = learn_words(shipped_cycle(), samples, {.samples_min = 1}, {});
  const auto weight = [&](std::string_view feature) {
    const auto row = std::ranges::find(words.rows, feature, &StageWords::Row::feature);
    return row == words.rows.end() ? 0 : row->weights.back();
  };
  CHECK(weight("провели") > 0);
  CHECK(weight("проведём") == 0);  // features are written with «е»
  CHECK(weight("проведем") < 0);
  CHECK(weight("праздник") == 0);
}

TEST_CASE("what labellers may differ on teaches nothing") {
  auto doubtful = labelled("праздник", 0);
  doubtful.either[first_stage] = true;
  const std::vector<LabelledSentence> with{labelled("проверка", 2), labelled("урок", 0), doubtful};
  const std::vector<LabelledSentence> without{with[0], with[1]};
  const LearnWordsOptions options{.samples_min = 1};
  const auto learnt = learn_words(shipped_cycle(), with, options, {});
  const auto same = learn_words(shipped_cycle(), without, options, {});
  CHECK(learnt.start.front() == same.start.front());
}

TEST_CASE("the same table is learnt by any number of threads") {
  std::vector<LabelledSentence> samples;
  for (const auto* text : {"Завуч сверяет журналы", "Директор издал приказ", "Хор пел на концерте",
                           "Учителя разобрали работы", "Завуч пел в хоре"}) {
    samples.push_back(labelled(text, samples.size() % 2 == 0 ? 2 : 0));
  }
  const auto one = learn_words(shipped_cycle(), samples, {.samples_min = 1}, {1});
  const auto three = learn_words(shipped_cycle(), samples, {.samples_min = 1}, {3});
  CHECK(one.start == three.start);
  REQUIRE(one.rows.size() == three.rows.size());
  for (std::size_t i = 0; i < one.rows.size(); ++i) {
    CHECK(one.rows[i].feature == three.rows[i].feature);
    CHECK(one.rows[i].weights == three.rows[i].weights);
  }
}

TEST_CASE("a trial counts pairs of sentence and stage and names those that differ") {
  PairCounts pairs;
  CHECK(pairs.precision() == Approx(1));
  CHECK(pairs.recall() == Approx(1));
  for (const auto& [label, rules] :
       {std::pair(true, true), {true, false}, {false, true}, {true, true}, {false, false}}) {
    pairs.add(label, rules);
  }
  CHECK(pairs.precision() == Approx(2.0 / 3));
  CHECK(pairs.recall() == Approx(2.0 / 3));

  const std::vector<LabelledSentence> sentences{
      labelled("Директор поставил цель: к маю 2022 года снизить долю неуспевающих с 12 до 5 %.", 3),
      labelled("Хор пел на концерте.", 2)};
  const auto trial = try_evidence(shipped_cycle(), sentences);
  CHECK(trial.labelled == 2);
  CHECK(trial.found.label_only == 1);
  const bool chorus_missed = std::ranges::any_of(trial.misses, [](const auto& miss) {
    return miss.sentence == 1 && miss.stage == first_stage && miss.label == 2 && miss.rules == 0;
  });
  CHECK(chorus_missed);
}

}  // namespace otbor
