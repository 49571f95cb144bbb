#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/consistency.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

Points decimal(std::string_view text) { return parse_points(text, false).value(); }

/// Four criteria of 0 … 3, weight 1: totals up to 12.
StudyBuilder four_criteria() {
  StudyBuilder builder;
  for (const auto id : {"К1", "К2", "К3", "К4"}) builder.criterion(id, "1");
  return builder;
}

TEST_CASE("Consistency: the spread of a practice is the range and the variation of its totals") {
  auto builder = four_criteria();
  builder.practice("P1")
      .sheet("P1", "Э-01", "1 1 1 1")
      .sheet("P1", "Э-02", "2 2 1 1")
      .sheet("P1", "Э-03", "2 2 2 2")
      .practice("P2")
      .sheet("P2", "Э-01", "3 0 0 0")
      .practice("P3");
  const auto spreads = rate(builder.build(), {}).spreads;
  const auto& first = spreads[builder.practice_at("P1")];
  CHECK(first.sheets == 3);
  CHECK(first.low == decimal("4"));
  CHECK(first.high == decimal("8"));
  CHECK(first.range() == decimal("4"));
  CHECK(first.variation.value() == Approx(2.0 / 6));  // totals 4, 6, 8
  CHECK(spreads[builder.practice_at("P2")].sheets == 1);
  CHECK_FALSE(spreads[builder.practice_at("P2")].variation);
  CHECK(spreads[builder.practice_at("P3")].sheets == 0);
}

TEST_CASE("Consistency: the variation is absent where the mean is zero") {
  auto builder = four_criteria();
  builder.practice("P1").sheet("P1", "Э-01", "0 0 0 0").sheet("P1", "Э-02", "0 0 0 0");
  CHECK_FALSE(rate(builder.build(), {}).spreads[builder.practice_at("P1")].variation);
}

TEST_CASE(
    "Consistency: every statistic is there for each criterion in order, those of categories not "
    "for the totals") {
  auto builder = four_criteria();
  builder.practice("P1").sheet("P1", "Э-01", "1 0 1 3").sheet("P1", "Э-02", "2 0 1 3");
  builder.practice("P2").sheet("P2", "Э-01", "2 1 1 2").sheet("P2", "Э-02", "3 1 1 -");
  const auto results = rate(builder.build(), {}).statistics;
  std::vector<std::pair<const Statistic*, bool>> expected;  // and whether it is of a criterion
  for (int thing = 0; thing < 5; ++thing) {
    for (const auto* statistic : statistics()) {
      if (thing > 0 || !statistic->needs_scale) expected.emplace_back(statistic, thing > 0);
    }
  }
  REQUIRE(results.size() == expected.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    CHECK(results[i].statistic == expected[i].first);
    CHECK(results[i].criterion.has_value() == expected[i].second);
  }
  const auto of = [&](std::string_view id, std::optional<Index<Criterion>> criterion) {
    for (const auto& result : results) {
      if (result.statistic->id == id && result.criterion == criterion) return result.result;
    }
    return Expected<Coefficient>(Unexpected(Undefined::no_ratings));
  };
  // Both put P2 first: 5 against 6, and 6 against 5/9 of 12.
  CHECK(of("kendall_w", std::nullopt)->value == Approx(1));
  CHECK(of("kendall_w", builder.criterion_at("К1"))->value == Approx(1));
  CHECK(of("krippendorff_alpha", builder.criterion_at("К2"))->value == Approx(1));
  CHECK(of("kendall_w", builder.criterion_at("К3")).error() == Undefined::no_variation);
  CHECK(of("kendall_w", builder.criterion_at("К4")).error() == Undefined::incomplete_design);
}

TEST_CASE("Consistency: a flat sheet has one mark everywhere, and at least four of them") {
  auto builder = four_criteria();
  builder.practice("P1")
      .sheet("P1", "Э-01", "2 2 2 2")
      .sheet("P1", "Э-02", "2 2 2 3")
      .sheet("P1", "Э-03", "2 2 2 .")
      .sheet("P1", "Э-04", "0 0 0 0", "", SheetStatus::recused);
  const auto result = rate(builder.build(), {});
  REQUIRE(result.flat_sheets.size() == 1);
  CHECK(result.flat_sheets[0].sheet == Index<Sheet>(0));
  CHECK(result.flat_sheets[0].value == decimal("2"));
  CHECK(result.experts[builder.expert_at("Э-01")].flat_sheets == 1);
  CHECK(result.experts[builder.expert_at("Э-02")].flat_sheets == 0);
  CHECK(result.experts[builder.expert_at("Э-04")].sheets == 0);
}

TEST_CASE("Consistency: marks of stages do not make a sheet flat or uneven") {
  StudyBuilder builder;
  builder.management_cycle();
  for (const auto id : {"К1", "К2", "К3", "К4"}) builder.criterion(id, "1");
  builder.practice("P1").sheet("P1", "Э-01", "1 1 1 1", "0 1 2 3 0 1 2 3 0");
  CHECK(rate(builder.build(), {}).flat_sheets.size() == 1);
}

TEST_CASE("Consistency: an expert deviates when further from colleagues than the plan allows") {
  auto builder = four_criteria();  // maximum 12, a tenth is 1.2
  builder.practice("P1").sheet("P1", "Э-01", "1 1 1 1").sheet("P1", "Э-02", "1 1 2 2");
  builder.practice("P2").sheet("P2", "Э-03", "1 1 1 1").sheet("P2", "Э-04", "1 1 1 2");
  const auto profiles = rate(builder.build(), {}).experts;
  CHECK(profiles[builder.expert_at("Э-01")].severity[0]->points == Approx(2));
  CHECK(profiles[builder.expert_at("Э-01")].deviates);
  CHECK(profiles[builder.expert_at("Э-02")].deviates);  // as lenient as the other is strict
  CHECK_FALSE(profiles[builder.expert_at("Э-03")].deviates);
}

TEST_CASE("Consistency: a deviation of exactly the limit is within it") {
  StudyBuilder builder;
  builder.criterion("К1", "0.7", {.scale = "0 1 2 3 4 5 6 7 8 9 10"});
  builder.practice("P1").sheet("P1", "Э-01", "3").sheet("P1", "Э-02", "4");
  CHECK_FALSE(rate(builder.build(), {}).experts[builder.expert_at("Э-01")].deviates);
}

TEST_CASE("Consistency: the limit follows the maximum of the applicants an expert rated") {
  StudyBuilder builder;
  builder.criterion("К1", "1").applicant_group("сад", "10");
  builder.practice("P1").practice("P2", {.group = "сад"});
  builder.sheet("P1", "Э-01", "0").sheet("P1", "Э-02", "2");  // 2 of 3 points
  builder.sheet("P2", "Э-03", "0").sheet("P2", "Э-04", "2");  // 20 of 30
  builder.rules(
      [](Rules& rules) { rules.consistency.deviation_at_most_percent = decimal("66.67"); });
  for (const auto& profile : rate(builder.build(), {}).experts) CHECK_FALSE(profile.deviates);
  builder.rules(
      [](Rules& rules) { rules.consistency.deviation_at_most_percent = decimal("66.66"); });
  for (const auto& profile : rate(builder.build(), {}).experts) CHECK(profile.deviates);
}

TEST_CASE("Consistency: who came in only as the additional expert has no severity of the panel") {
  auto builder = four_criteria();
  builder.practice("P1")
      .sheet("P1", "Э-01", "1 1 1 1")
      .sheet("P1", "Э-02", "2 2 2 1")
      .sheet("P1", "Э-03", "3 3 3 2");
  builder.change([&](Study& study) {
    study.decisions.third_experts.push_back(
        {builder.practice_at("P1"), builder.expert_at("Э-03"), {}});
  });
  const auto result = rate(builder.build(), {});
  const auto& third = result.experts[builder.expert_at("Э-03")];
  CHECK(third.sheets == 1);
  for (const auto& severity : third.severity) CHECK(severity.error() == Undefined::no_overlap);
  CHECK_FALSE(third.deviates);
  CHECK(result.experts[builder.expert_at("Э-01")].severity[0]->points == Approx(3));
  CHECK(result.spreads[builder.practice_at("P1")].sheets == 2);
}

TEST_CASE("Consistency: unlinked panels are numbered, unrated practices belong to none") {
  auto builder = four_criteria();
  builder.practice("P1").practice("P2").practice("P3");
  builder.sheet("P1", "Э-01", "1 1 1 1").sheet("P1", "Э-02", "1 1 1 1");
  builder.sheet("P3", "Э-03", "1 1 1 1");
  const auto result = rate(builder.build(), {});
  CHECK(result.panels == 2);
  CHECK(result.panel.values() == std::vector<std::uint32_t>{1, 0, 2});
}

TEST_CASE("Consistency: a programme without ratings is told so, nothing breaks") {
  auto builder = four_criteria();
  const auto empty = rate(builder.build(), {});
  CHECK(empty.statistics[0].result.error() == Undefined::no_ratings);
  builder.practice("P1").expert("Э-01");
  const auto unrated = rate(builder.build(), {});
  CHECK(unrated.panels == 0);
  CHECK(unrated.experts[Index<Expert>(0)].severity[0].error() == Undefined::no_ratings);
}

/// 3000 practices with 3 of 40 experts each.
Study large_study() {
  auto study = four_criteria().build();
  for (std::size_t p = 0; p < 3000; ++p) study.practices.push_back({});
  for (std::size_t e = 0; e < 40; ++e) study.experts.push_back({});
  auto& sheets = study.sheets;
  sheets.of_practice = Per<Practice, Range<Sheet>>(study.practices.count());
  sheets.marks = Table<Sheet, Criterion, Mark>(Count<Sheet>(9000), Count<Criterion>(4));
  for (const auto practice : study.practices.count()) {
    const std::uint32_t p = practice.value();
    sheets.of_practice[practice] = Range<Sheet>(3 * p, 3 * p + 3);
    const auto first = num::below(38, 1, num::Stage::generator, 0, p);
    for (std::uint32_t j = 0; j < 3; ++j) {
      const auto sheet = sheets.sheets.push_back({practice, Index<Expert>(first + j)});
      for (const auto criterion : study.criteria.criteria.count()) {
        sheets.marks(sheet, criterion) = static_cast<Mark>(
            num::below(4, 2, num::Stage::generator, sheet.value(), criterion.value()));
      }
    }
  }
  study.rules.third_expert = {.gap_percent = decimal("40"), .gate_gap_levels = 3};
  study.criteria.criteria[Index<Criterion>(0)].gate = decimal("2");
  return study;
}

TEST_CASE("Consistency: any number of threads gives the same bits") {
  const auto study = large_study();
  const auto one = rate(study, {1});
  for (const unsigned threads : {2U, 7U}) {
    const auto many = rate(study, {threads});
    REQUIRE(many.disputes.size() == one.disputes.size());
    REQUIRE(many.flat_sheets.size() == one.flat_sheets.size());
    bool same = true;
    for (std::size_t i = 0; i < one.disputes.size(); ++i) {
      same = same && many.disputes[i].practice == one.disputes[i].practice &&
             many.disputes[i].rule == one.disputes[i].rule;
    }
    for (std::size_t i = 0; i < one.statistics.size(); ++i) {
      const auto& a = one.statistics[i].result;
      const auto& b = many.statistics[i].result;
      same = same && a.has_value() == b.has_value() && (!a || !(std::abs(a->value - b->value) > 0));
    }
    for (const auto expert : study.experts.count()) {
      for (std::size_t i = 0; i < rater_models().size(); ++i) {
        const auto& a = one.experts[expert].severity[i];
        const auto& b = many.experts[expert].severity[i];
        same = same && a.has_value() == b.has_value() &&
               (!a || !(std::abs(a->points - b->points) > 0));
      }
    }
    CHECK(same);
  }
}

}  // namespace
}  // namespace otbor
