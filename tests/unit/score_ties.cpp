#include <catch2/catch.hpp>

#include "engine/rate/consistency.hpp"
#include "engine/score/ranking.hpp"
#include "tests/support/study_builder.hpp"

using namespace otbor;

namespace {

Ranking ranking_of(const Study& study) { return score(study, rate(study, {1}), {1}); }

StudyBuilder two_criteria() {
  StudyBuilder builder;
  builder.criterion("К6", "1").criterion("К7", "1");
  return builder;
}

std::string order_of(const Study& study, const Ranking& ranking) {
  std::string text;
  for (const auto practice : ranking.order) {
    const auto place = *ranking.places[practice];
    text += study.practices[practice].id + ":" + std::to_string(place.first) + "-" +
            std::to_string(place.last) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("Without a chain equal totals share their places") {
  const auto study = two_criteria()
                         .practice("A")
                         .practice("B")
                         .practice("C")
                         .sheet("A", "1", "2 1")
                         .sheet("B", "1", "1 2")
                         .sheet("C", "1", "3 3")
                         .build();
  CHECK(order_of(study, ranking_of(study)) == "C:1-1 A:2-3 B:2-3 ");
}

TEST_CASE("The chain is walked step by step and the step used is kept") {
  const auto study = two_criteria()
                         .practice("A", {.registered = "2022-05-02"})
                         .practice("B", {.registered = "2022-05-01"})
                         .practice("C", {.registered = "2022-05-03"})
                         .sheet("A", "1", "2 1")
                         .sheet("B", "1", "2 1")
                         .sheet("C", "1", "3 0")
                         .rules([](Rules& rules) {
                           rules.tie_break = {{TieRule::criterion, Index<Criterion>(0)},
                                              {TieRule::smaller_range, {}},
                                              {TieRule::earlier_registration, {}}};
                         })
                         .build();
  const auto ranking = ranking_of(study);
  CHECK(order_of(study, ranking) == "C:1-1 B:2-2 A:3-3 ");
  REQUIRE(ranking.ties.size() == 2);
  CHECK(ranking.ties[0].step == 0U);
  CHECK(ranking.ties[1].step == 2U);
}

TEST_CASE("A higher lowest total and a smaller range break ties") {
  const auto build = [](TieRule rule) {
    return two_criteria()
        .practice("A")
        .practice("B")
        .sheet("A", "1", "3 3")
        .sheet("A", "2", "1 1")
        .sheet("B", "1", "2 2")
        .sheet("B", "2", "2 2")
        .rules([rule](Rules& rules) {
          rules.tie_break = {{rule, {}}};
        })
        .build();
  };
  for (const auto rule : {TieRule::higher_minimum, TieRule::smaller_range}) {
    const auto study = build(rule);
    CHECK(order_of(study, ranking_of(study)) == "B:1-1 A:2-2 ");
  }
}

TEST_CASE("A step that cannot judge every practice of the group judges none") {
  const auto study = two_criteria()
                         .practice("A")
                         .practice("B", {.registered = "2022-05-01"})
                         .sheet("A", "1", "2 1")
                         .sheet("B", "1", "2 1")
                         .rules([](Rules& rules) {
                           rules.tie_break = {{TieRule::earlier_registration, {}}};
                         })
                         .build();
  CHECK(order_of(study, ranking_of(study)) == "A:1-2 B:1-2 ");
}

TEST_CASE("A recorded decision of the chair settles what is still equal") {
  auto builder = two_criteria();
  builder.practice("A")
      .practice("B")
      .sheet("A", "1", "2 1")
      .sheet("B", "1", "2 1")
      .rules([](Rules& rules) {
        rules.tie_break = {{TieRule::recorded_decision, {}}};
      });
  builder.change([](Study& study) {
    study.decisions.ties.push_back({{Index<Practice>(1), Index<Practice>(0)}, {}});
  });
  const auto study = builder.build();
  CHECK(order_of(study, ranking_of(study)) == "B:1-1 A:2-2 ");
}

TEST_CASE("Totals equal in print only are in exact order, unless the plan decides by print") {
  // 7/3 prints as 2.33 and so does 233/100: on a scale of hundredths.
  const CriterionFacts fine{.scale = "0 2 2.33 3"};
  const auto build = [&](DecideOn decide_on) {
    return StudyBuilder()
        .criterion("К1", "1", fine)
        .practice("A")
        .practice("B")
        .sheet("A", "1", "2.33")
        .sheet("A", "2", "2.33")
        .sheet("A", "3", "2.33")
        .sheet("B", "1", "2")
        .sheet("B", "2", "2")
        .sheet("B", "3", "3")
        .rules([decide_on](Rules& rules) { rules.rounding.decide_on = decide_on; })
        .build();
  };
  const auto exact = build(DecideOn::exact);
  const auto by_exact = ranking_of(exact);
  CHECK(order_of(exact, by_exact) == "B:1-1 A:2-2 ");
  REQUIRE(by_exact.ties.size() == 1);
  CHECK_FALSE(by_exact.ties[0].equal_exactly);

  const auto rounded = build(DecideOn::rounded);
  CHECK(order_of(rounded, ranking_of(rounded)) == "A:1-2 B:1-2 ");
}
