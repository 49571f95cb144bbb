#include <catch2/catch.hpp>

#include "engine/rate/consistency.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

Points decimal(std::string_view text) { return parse_points(text, false).value(); }

/// One criterion of 0 … 100 points, so that marks are totals and percents.
StudyBuilder percents(const ThirdExpertRule& rule) {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.scale = "0 30 40 44.9 45 50 54.9 55 60 69.9 70 100"});
  builder.rules([&](Rules& rules) { rules.third_expert = rule; });
  return builder;
}

std::vector<Dispute> disputes(const StudyBuilder& builder) {
  return rate(builder.build(), {}).disputes;
}

TEST_CASE("Dispute: the gap counts from exactly the limit on") {
  const ThirdExpertRule rule{.gap_percent = decimal("25")};
  auto builder = percents(rule);
  builder.practice("P1").sheet("P1", "Э-01", "45").sheet("P1", "Э-02", "70");
  builder.practice("P2").sheet("P2", "Э-01", "69.9").sheet("P2", "Э-02", "45");
  const auto found = disputes(builder);
  REQUIRE(found.size() == 1);
  CHECK(found[0].practice == builder.practice_at("P1"));
  CHECK(found[0].rule == DisputeRule::gap);
  CHECK(found[0].low_expert == builder.expert_at("Э-01"));
  CHECK(found[0].high_expert == builder.expert_at("Э-02"));
  CHECK(found[0].low == decimal("45"));
  CHECK(found[0].gap() == decimal("25"));
  CHECK(found[0].gap_percent == decimal("25"));
  CHECK_FALSE(found[0].third_expert_called);
}

TEST_CASE("Dispute: thirds of the maximum are compared exactly and printed in hundredths") {
  StudyBuilder builder;
  builder.criterion("К1", "1").rules(
      [](Rules& rules) { rules.third_expert = {.gap_percent = decimal("33.334")}; });
  builder.practice("P1").sheet("P1", "Э-01", "1").sheet("P1", "Э-02", "2");
  CHECK(disputes(builder).empty());  // 33.333… is less than 33.334
  builder.rules([](Rules& rules) { rules.third_expert = {.gap_percent = decimal("33.333")}; });
  REQUIRE(disputes(builder).size() == 1);
  CHECK(disputes(builder)[0].gap_percent == decimal("33.33"));
}

TEST_CASE("Dispute: the pair that differs most is named, the earliest one on a tie") {
  auto builder = percents({.gap_percent = decimal("10")});
  builder.practice("P1")
      .sheet("P1", "Э-01", "50")
      .sheet("P1", "Э-02", "70")
      .sheet("P1", "Э-03", "40")
      .sheet("P1", "Э-04", "70")
      .sheet("P1", "Э-05", "40");
  const auto found = disputes(builder);
  REQUIRE(found.size() == 1);
  CHECK(found[0].low_expert == builder.expert_at("Э-03"));
  CHECK(found[0].high_expert == builder.expert_at("Э-02"));
}

TEST_CASE("Dispute: experts on two sides of the pass mark need less of a gap") {
  auto builder = percents({.gap_percent = decimal("25"), .threshold_gap_percent = decimal("10")});
  builder.band(Decision::recommended, "45").band(Decision::declined, "");
  builder.practice("P1").sheet("P1", "Э-01", "44.9").sheet("P1", "Э-02", "54.9");  // 10, across
  builder.practice("P2").sheet("P2", "Э-01", "45").sheet("P2", "Э-02", "55");      // both reach it
  builder.practice("P3").sheet("P3", "Э-01", "44.9").sheet("P3", "Э-02", "50");    // 5.1 only
  builder.practice("P4").sheet("P4", "Э-01", "30").sheet("P4", "Э-02", "60");      // both rules
  const auto found = disputes(builder);
  REQUIRE(found.size() == 3);
  CHECK(found[0].practice == builder.practice_at("P1"));
  CHECK(found[0].rule == DisputeRule::threshold);
  CHECK(found[1].practice == builder.practice_at("P4"));
  CHECK(found[1].rule == DisputeRule::gap);
  CHECK(found[2].rule == DisputeRule::threshold);
}

TEST_CASE("Dispute: a pass mark in percent is taken from the maximum") {
  auto builder = percents({.threshold_gap_percent = decimal("10")});
  builder.rules([](Rules& rules) {
    rules.bands.push_back({.decision = Decision::recommended, .from_percent = decimal("45")});
  });
  builder.practice("P1").sheet("P1", "Э-01", "40").sheet("P1", "Э-02", "50");
  builder.practice("P2").sheet("P2", "Э-01", "45").sheet("P2", "Э-02", "60");
  const auto found = disputes(builder);
  REQUIRE(found.size() == 1);
  CHECK(found[0].practice == builder.practice_at("P1"));
}

TEST_CASE("Dispute: without bands there is no pass mark to lie between") {
  auto builder = percents({.threshold_gap_percent = decimal("10")});
  builder.practice("P1").sheet("P1", "Э-01", "0").sheet("P1", "Э-02", "100");
  CHECK(disputes(builder).empty());
}

TEST_CASE("Dispute: where the smallest total wins, the pass mark is reached from above") {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.scale = "1 2 3 4 5", .lower_is_better = true})
      .band(Decision::recommended, "2")
      .rules([](Rules& rules) { rules.third_expert = {.threshold_gap_percent = decimal("10")}; });
  builder.practice("P1").sheet("P1", "Э-01", "2").sheet("P1", "Э-02", "3");
  builder.practice("P2").sheet("P2", "Э-01", "1").sheet("P2", "Э-02", "2");
  const auto found = disputes(builder);
  REQUIRE(found.size() == 1);
  CHECK(found[0].practice == builder.practice_at("P1"));
}

TEST_CASE("Dispute: two levels apart on a criterion with a gate") {
  StudyBuilder builder;
  builder.criterion("К1", "1")
      .criterion("К2", "1", {.gate = "2"})
      .criterion("К3", "1", {.gate = "2"})
      .rules([](Rules& rules) { rules.third_expert = {.gate_gap_levels = 2}; });
  builder.practice("P1").sheet("P1", "Э-01", "0 1 3").sheet("P1", "Э-02", "3 3 0");
  builder.practice("P2").sheet("P2", "Э-01", "0 1 1").sheet("P2", "Э-02", "3 2 2");
  builder.practice("P3").sheet("P3", "Э-01", "0 1 .").sheet("P3", "Э-02", "3 3 3");
  const auto found = disputes(builder);
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == DisputeRule::gate_gap);
  CHECK(found[0].criterion == builder.criterion_at("К3"));  // three levels beat two
  CHECK(found[0].low_expert == builder.expert_at("Э-02"));
  CHECK(found[0].low == Points());
  CHECK(found[0].high == decimal("3"));
  CHECK(found[0].gap_percent == decimal("100"));
  CHECK(found[1].criterion == builder.criterion_at("К2"));
  CHECK(found[1].gap_percent == decimal("66.67"));
}

TEST_CASE("Dispute: of two criteria with equally wide gaps the first is named") {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.gate = "2"}).criterion("К2", "1", {.gate = "2"});
  builder.rules([](Rules& rules) { rules.third_expert = {.gate_gap_levels = 2}; });
  builder.practice("P1").sheet("P1", "Э-01", "1 1").sheet("P1", "Э-02", "3 3");
  REQUIRE(disputes(builder).size() == 1);
  CHECK(disputes(builder)[0].criterion == builder.criterion_at("К1"));
}

TEST_CASE("Dispute: levels are categories, halves are levels of their own") {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.gate = "2", .scale = "0 0.5 1 1.5 2"}).rules([](Rules& rules) {
    rules.third_expert = {.gate_gap_levels = 2};
  });
  builder.practice("P1").sheet("P1", "Э-01", "1").sheet("P1", "Э-02", "2");
  CHECK(disputes(builder).size() == 1);
}

TEST_CASE("Dispute: the additional expert called for it is not a party to it") {
  auto builder = percents({.gap_percent = decimal("25")});
  builder.practice("P1")
      .sheet("P1", "Э-01", "45")
      .sheet("P1", "Э-02", "70")
      .sheet("P1", "Э-03", "0");
  builder.change([&](Study& study) {
    study.decisions.third_experts.push_back(
        {builder.practice_at("P1"), builder.expert_at("Э-03"), {}});
  });
  const auto study = builder.build();
  const auto found = rate(study, {}).disputes;
  REQUIRE(found.size() == 1);
  CHECK(found[0].low_expert == builder.expert_at("Э-01"));
  CHECK(found[0].third_expert_called);
  CHECK(panel_of(study, builder.practice_at("P1")).size() == 2);
  REQUIRE(third_expert_of(study, builder.practice_at("P1")) != nullptr);
  CHECK(third_expert_of(study, builder.practice_at("P1"))->expert == builder.expert_at("Э-03"));
}

TEST_CASE("Dispute: recused and incomplete sheets and withdrawn practices give none") {
  auto builder = percents({.gap_percent = decimal("25")});
  builder.practice("P1")
      .sheet("P1", "Э-01", "0")
      .sheet("P1", "Э-02", "100", "", SheetStatus::recused)
      .sheet("P1", "Э-03", "100", "", SheetStatus::incomplete);
  builder.practice("P2", {.status = PracticeStatus::withdrawn})
      .sheet("P2", "Э-01", "0")
      .sheet("P2", "Э-02", "100");
  CHECK(disputes(builder).empty());
}

TEST_CASE("Dispute: a sheet with marks that do not apply stands with its share of the maximum") {
  StudyBuilder builder;
  builder.criterion("К1", "1").criterion("К2", "1").rules(
      [](Rules& rules) { rules.third_expert = {.gap_percent = decimal("50")}; });
  builder.practice("P1").sheet("P1", "Э-01", "1 2").sheet("P1", "Э-02", "3 -");  // 3/6, 3/3
  builder.practice("P2").sheet("P2", "Э-01", "0 0").sheet("P2", "Э-02", "- -");  // nothing
  const auto found = disputes(builder);
  REQUIRE(found.size() == 1);
  CHECK(found[0].low == decimal("3"));
  CHECK(found[0].high == decimal("6"));
  CHECK(found[0].gap_percent == decimal("50"));
}

TEST_CASE("Dispute: equal totals never are, whatever the limit, and no rule finds nothing") {
  auto builder = percents({.gap_percent = Points(), .gate_gap_levels = 0});
  builder.practice("P1").sheet("P1", "Э-01", "45").sheet("P1", "Э-02", "45");
  CHECK(disputes(builder).empty());
  builder.sheet("P1", "Э-03", "100").rules([](Rules& rules) { rules.third_expert.reset(); });
  CHECK(disputes(builder).empty());
}

}  // namespace
}  // namespace otbor
