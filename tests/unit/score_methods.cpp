#include <catch2/catch.hpp>

#include "engine/rate/consistency.hpp"
#include "engine/score/method.hpp"
#include "engine/score/ranking.hpp"
#include "engine/score/reconciliation.hpp"
#include "tests/support/study_builder.hpp"

using namespace otbor;

namespace {

const Points full = Points::whole(60);

/// Sheets with these totals out of 60.
std::vector<SheetScore> sheets(std::initializer_list<std::int64_t> totals) {
  std::vector<SheetScore> out;
  for (const auto total : totals) {
    out.push_back({Index<Sheet>(out.size()), {Points::whole(total), full, Points()}});
  }
  return out;
}

std::string by(std::string_view method, const std::vector<SheetScore>& given,
               const Params& params = {}) {
  return find_method(method)->aggregate(given, full, params).score.exact();
}

Ranking ranking_of(const Study& study) { return score(study, rate(study, {1}), {1}); }

}  // namespace

TEST_CASE("Mean, median, trimmed mean and sum of four totals") {
  const auto four = sheets({30, 50, 41, 42});
  CHECK(by("mean", four) == "163/4");
  CHECK(by("median", four) == "83/2");
  CHECK(by("trimmed_mean", four, {1}) == "83/2");
  CHECK(by("sum", four) == "163");
  CHECK(by("median", sheets({30, 50, 41})) == "41");
}

TEST_CASE("A trimmed mean of too few sheets is their mean and says so") {
  const auto result = find_method("trimmed_mean")->aggregate(sheets({30, 50}), full, {1});
  CHECK(result.score.exact() == "40");
  CHECK(result.fallback_to_mean);
}

TEST_CASE("A sheet with a mark not applicable enters by the ratio of sums") {
  auto two = sheets({40, 30});
  two[1].total.maximum = Points::whole(45);  // a criterion of 15 points was left out
  // (40 + 30) / (60 + 45) * 60
  CHECK(by("mean", two) == "40");
  CHECK(scaled(two[1].total, full).exact() == "40");
}

TEST_CASE("The six ways to reconcile after a third expert") {
  const auto three = sheets({30, 50, 44});  // the last is the additional expert's
  const auto with = [&](Reconciliation mode) {
    return reconcile(mode, three, 2, full).score.exact();
  };
  CHECK(with(Reconciliation::third_final) == "44");
  CHECK(with(Reconciliation::mean_all) == "124/3");
  CHECK(with(Reconciliation::mean_two_closest) == "47");
  CHECK(with(Reconciliation::median) == "44");
  CHECK(with(Reconciliation::trimmed) == "124/3");  // fewer than five sheets: nothing is dropped
  CHECK(with(Reconciliation::chair_decides) == "124/3");
  CHECK(reconcile(Reconciliation::trimmed, three, 2, full).fallback_to_mean);
  CHECK(reconcile(Reconciliation::trimmed, sheets({10, 30, 44, 50, 60}), 2, full).score.exact() ==
        "124/3");
}

TEST_CASE("Two pairs equally close: the mean of all") {
  CHECK(reconcile(Reconciliation::mean_two_closest, sheets({30, 50, 40}), 2, full).score.exact() ==
        "40");
}

TEST_CASE("A blank is not a zero: an incomplete sheet does not count") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1")
                         .criterion("К2", "1")
                         .practice("P1")
                         .sheet("P1", "Э-1", "3 2")
                         .sheet("P1", "Э-2", "3 .", "", SheetStatus::incomplete)
                         .build();
  const auto ranking = ranking_of(study);
  CHECK(ranking.scores[Index<Practice>(0)].total.exact() == "5");
  CHECK(ranking.scores[Index<Practice>(0)].sheets == 1);
}

TEST_CASE("Fewer sheets than the rules ask for give no total, and say so") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1")
                         .practice("P1")
                         .practice("P2")
                         .sheet("P1", "Э-1", "3")
                         .rules([](Rules& rules) { rules.experts_min = 2; })
                         .build();
  const auto ranking = ranking_of(study);
  CHECK(ranking.scores[Index<Practice>(0)].missing == NotScored::too_few_sheets);
  CHECK(ranking.scores[Index<Practice>(1)].missing == NotScored::no_sheets);
  CHECK(ranking.order.empty());
}

TEST_CASE("Weights follow the group of the applicant") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1")
                         .criterion("К2", "2")
                         .applicant_group("детский сад", "3 0")
                         .practice("P1")
                         .practice("P2", {.group = "детский сад"})
                         .sheet("P1", "Э-1", "3 1")
                         .sheet("P2", "Э-1", "3 1")
                         .build();
  const auto ranking = ranking_of(study);
  CHECK(ranking.scores[Index<Practice>(0)].total.exact() == "5");
  CHECK(ranking.scores[Index<Practice>(1)].total.exact() == "9");
  CHECK(ranking.scores[Index<Practice>(1)].percent.exact() == "100");
}

TEST_CASE("On scales where 1 is best the smallest total wins") {
  const CriterionFacts nih{.scale = "1 2 3 4 5 6 7 8 9", .lower_is_better = true};
  const auto study = StudyBuilder()
                         .criterion("overall", "1", nih)
                         .practice("N1")
                         .practice("N2")
                         .sheet("N1", "R1", "5")
                         .sheet("N2", "R1", "1")
                         .build();
  const auto ranking = ranking_of(study);
  REQUIRE(ranking.order.size() == 2);
  CHECK(ranking.order.front() == Index<Practice>(1));
  CHECK(ranking.scores[Index<Practice>(1)].percent.exact() == "100");
  CHECK(ranking.scores[Index<Practice>(0)].percent.exact() == "50");
}
