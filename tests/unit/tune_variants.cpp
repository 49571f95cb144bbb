#include <catch2/catch.hpp>

#include "engine/intake/variants.hpp"
#include "engine/pipeline.hpp"
#include "engine/tune/other_criteria.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

constexpr num::Threads one_thread{1};

/// Two places. By weights 1 and 1: P1 5, P2 4, P3 3; the third is strong on К2 alone.
StudyBuilder three_practices() {
  return StudyBuilder()
      .criterion("К1", "1")
      .criterion("К2", "1")
      .practice("P1", {.institution = "А"})
      .practice("P2", {.institution = "А"})
      .practice("P3", {.institution = "Б"})
      .sheet("P1", "Э-01", "3 2")
      .sheet("P2", "Э-01", "3 1")
      .sheet("P3", "Э-01", "0 3")
      .rules([](Rules& rules) { rules.selection.places = 2; });
}

Tuning tuned(const Study& study, std::vector<VariantWord> words) {
  auto intake = take_in_variant(words, "words", study, {.limits = {}, .offers = offers()});
  REQUIRE(intake.variants.size() == 1);
  return tune(study, std::move(intake.variants), one_thread);
}

TEST_CASE("Tune: another weight lets the third in and the second out, and says what held each") {
  const auto tuning = tuned(three_practices().build(), {{"--weight", "К2=3"}});
  // 3 + 6 = 9, 3 + 3 = 6, 0 + 9 = 9.
  const auto& trial = tuning.trials.front();
  REQUIRE(trial.entered.size() == 1);
  REQUIRE(trial.left.size() == 1);
  CHECK(trial.entered[0].practice == Index<Practice>(2));
  CHECK(trial.entered[0].before.hold == Hold::places);
  CHECK(trial.entered[0].after.hold == Hold::in_order);
  CHECK(trial.entered[0].after.printed == Points::whole(9));
  CHECK(trial.left[0].practice == Index<Practice>(1));
  CHECK(trial.left[0].after.hold == Hold::places);
  CHECK(trial.study.criteria.maximum[Index<ApplicantGroup>()] == Points::whole(12));
}

TEST_CASE("Tune: the official study and list stay what they were") {
  const auto study = three_practices().build();
  const auto before = decide(study, one_thread).selection.recommended;
  const auto tuning = tuned(study, {{"--places", "1"}, {"--without-practice", "P1"}});
  CHECK(tuning.list == before);
  CHECK(tuning.study.practices[Index<Practice>(0)].status == PracticeStatus::admitted);
}

TEST_CASE("Tune: a quota names itself as what keeps a practice off the list") {
  const auto tuning = tuned(three_practices().build(), {{"--quota", "организация=1"}});
  const auto& trial = tuning.trials.front();
  REQUIRE(trial.left.size() == 1);
  CHECK(trial.left[0].after.hold == Hold::quota);
  CHECK(trial.left[0].after.quota_group == "А");
  REQUIRE(trial.entered.size() == 1);
  CHECK(trial.entered[0].practice == Index<Practice>(2));
}

TEST_CASE("Tune: of several changes it is said which alone is enough") {
  const auto tuning =
      tuned(three_practices().build(), {{"--weight", "К2=3"}, {"--pass-mark", "2"}});
  const auto& changes = tuning.trials.front().variant.changes;
  REQUIRE(changes.size() == 2);
  REQUIRE(changes[0].kind == ChangeKind::weight);
  CHECK(tuning.trials.front().entered.front().alone == std::vector<std::size_t>{0});
}

TEST_CASE("Tune: a pass mark and a gate keep a practice off by name") {
  const auto by_mark = tuned(three_practices().build(), {{"--pass-mark", "4.5"}});
  REQUIRE(by_mark.trials.front().left.size() == 1);
  CHECK(by_mark.trials.front().left[0].after.hold == Hold::pass_mark);

  auto builder = three_practices().rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.bands = {{.decision = Decision::recommended, .gates_required = true},
                   {.decision = Decision::declined}};
  });
  const auto by_gate = tuned(builder.build(), {{"--gate", "К2=2"}});
  REQUIRE(by_gate.trials.front().left.size() == 1);
  const auto& held = by_gate.trials.front().left[0].after;
  CHECK(held.hold == Hold::gate);
  CHECK(held.criterion == Index<Criterion>(1));
}

TEST_CASE("Tune: without an expert whose sheet was the only one a practice has no place") {
  auto builder = three_practices().sheet("P1", "Э-02", "3 2").sheet("P3", "Э-02", "0 3");
  const auto tuning = tuned(builder.build(), {{"--without-expert", "Э-01"}});
  const auto& trial = tuning.trials.front();
  REQUIRE(trial.left.size() == 1);
  CHECK(trial.left[0].practice == Index<Practice>(1));
  CHECK(trial.left[0].after.hold == Hold::too_few_sheets);
  CHECK_FALSE(trial.left[0].after.place.has_value());
}

TEST_CASE("Tune: a level total that lost by the tie-break is told from one that is lower") {
  auto builder = three_practices().practice("P4").sheet("P4", "Э-01", "2 2");
  builder.rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.tie_break = {{TieRule::criterion, Index<Criterion>(0)}};
  });
  const auto tuning = tuned(builder.build(), {{"--places", "1"}});
  CHECK(tuning.standings[Index<Practice>(3)].hold == Hold::tie);
  CHECK(tuning.standings[Index<Practice>(2)].hold == Hold::places);
}

TEST_CASE("Tune: words of a command line that name nothing are told, each at its place") {
  const auto study = three_practices().build();
  const std::vector<VariantWord> words{{"--weight", "К9=2"}, {"--places", "x"}};
  const auto intake = take_in_variant(words, "words", study, {.limits = {}, .offers = offers()});
  CHECK(intake.variants.empty());
  CHECK(intake.diagnostics.errors() == 2);
}

TEST_CASE("Other criteria: marks are found by code and value, and what nobody marked is left out") {
  const auto study = three_practices().build();
  auto set = StudyBuilder()
                 .criterion("К3", "5")
                 .criterion("К2", "2", {.scale = "0 1 2 3"})
                 .build()
                 .criteria;
  const auto other = with_criteria(study, set, study.rules);
  CHECK(other.never_marked == std::vector<std::string>{"К3"});
  CHECK(other.not_in_set == std::vector<std::string>{"К1"});
  CHECK(other.marks_lost == 0);
  // Only К2 counts, with weight 2: 6 at most, and P3 leads with it.
  CHECK(other.study.criteria.maximum[Index<ApplicantGroup>()] == Points::whole(6));
  const auto decided = decide(other.study, one_thread);
  CHECK(decided.ranking.order.front() == Index<Practice>(2));
  CHECK(decided.ranking.scores[Index<Practice>(2)].printed == Points::whole(6));
}

/// Twelve practices by two of four experts each in a ring; levels of the experts lie `apart` points
/// apart. Corrected totals are official.
Study corrected_programme(int apart) {
  StudyBuilder builder;
  std::string scale;
  for (int value = 0; value <= 60; ++value) scale += std::to_string(value) + " ";
  builder.criterion("К1", "1", {.scale = scale});
  for (int p = 0; p < 12; ++p) {
    const auto name = "P" + std::to_string(p + 1);
    builder.practice(name);
    for (const int e : {p % 4, (p + 1) % 4}) {
      const int mark = 30 + (p * 7) % 12 + apart * e + (p * p + 3 * e * p) % 5;
      builder.sheet(name, "Э-0" + std::to_string(e + 1), std::to_string(mark));
    }
  }
  return builder
      .rules([](Rules& rules) {
        rules.severity_corrected = true;
        rules.selection.places = 4;
      })
      .build();
}

TEST_CASE(
    "Tune: where corrected totals are official a variant corrects its own marks by that rule") {
  const auto study = corrected_programme(5);
  const auto tuning = tuned(study, {{"--without-practice", "P1"}});
  REQUIRE_FALSE(tuning.uncorrected.has_value());
  const auto& trial = tuning.trials.front();
  REQUIRE_FALSE(trial.uncorrected.has_value());
  // The same programme from which the practice has gone, computed as an official one.
  auto without = study;
  without.practices[Index<Practice>(0)].status = PracticeStatus::withdrawn;
  const auto official = decide(without, one_thread);
  CHECK(trial.list == official.selection.recommended);
  bool another = false;
  for (const auto at : study.practices.count()) {
    if (!official.ranking.scores[at].scored()) continue;
    CHECK(trial.standings[at].printed == official.ranking.scores[at].printed);
    another = another || trial.standings[at].printed != tuning.standings[at].printed;
  }
  CHECK(another);  // severities were estimated anew
}

TEST_CASE("Tune: a variant whose marks no longer earn the correction says so") {
  // Without the second and the fourth expert the first and the third share no practice.
  const auto tuning =
      tuned(corrected_programme(5), {{"--without-expert", "Э-02"}, {"--without-expert", "Э-04"}});
  CHECK_FALSE(tuning.uncorrected.has_value());
  CHECK(tuning.trials.front().uncorrected == CorrectionRefusal::not_estimable);
}

}  // namespace
}  // namespace otbor
