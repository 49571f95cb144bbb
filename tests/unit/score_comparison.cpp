#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "engine/score/criteria_lint.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

constexpr num::Threads one_thread{1};

const MethodOrder& method_named(const MethodComparison& methods, std::string_view id) {
  const auto at = std::ranges::find(methods.orders, id, &MethodOrder::id);
  REQUIRE(at != methods.orders.end());
  return *at;
}

TEST_CASE("Methods compared: where each practice dominates the next all agree on everything") {
  auto builder = StudyBuilder().criterion("К1", "1").criterion("К2", "2");
  const std::vector<std::string> marks{"3 3", "2 2", "1 1", "0 1"};
  for (std::size_t p = 0; p < marks.size(); ++p) {
    const auto practice = "P" + std::to_string(p + 1);
    builder.practice(practice);
    for (const auto* expert : {"Э-01", "Э-02"}) builder.sheet(practice, expert, marks[p]);
  }
  builder.rules([](Rules& rules) { rules.selection.places = 2; });
  const auto methods = run(builder.build(), one_thread).methods;
  REQUIRE(methods.orders.size() == 8);
  CHECK(methods.always.size() == 2);
  CHECK(methods.disputed.empty());
  CHECK(methods.tiers.size() == 4);
  for (const auto& order : methods.orders) {
    REQUIRE(order.tau_b);
    CHECK(*order.tau_b == Approx(1));
    CHECK(*order.spearman == Approx(1));
  }
}

TEST_CASE(
    "Methods compared: a zero that a sum forgives is not forgiven by a product, and is named") {
  auto builder = StudyBuilder()
                     .criterion("К1", "1")
                     .criterion("К2", "1")
                     .practice("P1")
                     .practice("P2")
                     .practice("P3")
                     .sheet("P1", "Э-01", "3 3")
                     .sheet("P2", "Э-01", "3 0")  // 3 by the sum, 0 by the product
                     .sheet("P3", "Э-01", "1 1")  // 2 by the sum, 1/3 by the product
                     .rules([](Rules& rules) { rules.selection.places = 2; });
  const auto methods = run(builder.build(), one_thread).methods;
  const auto& product = method_named(methods, "weighted_product");
  CHECK(product.place[Index<Practice>(2)] == 2);
  CHECK(product.place[Index<Practice>(1)] == 3);
  REQUIRE(methods.disputed.size() == 2);
  CHECK(methods.disputed[0].practice == Index<Practice>(1));
  CHECK(methods.disputed[0].why == Disagreement::profile);
  CHECK(methods.disputed[0].weakest == Index<Criterion>(1));
  CHECK(methods.always == std::vector<Index<Practice>>{Index<Practice>(0)});
}

TEST_CASE("Methods compared: the middle expert and the mean differ where one expert is far off") {
  auto builder = StudyBuilder().criterion("К1", "1", {.scale = "0 1 2 3 4 5 6 7 8 9 10"});
  const std::vector<std::vector<std::string>> marks{
      {"9", "9", "9"}, {"8", "8", "0"}, {"6", "6", "6"}};
  for (std::size_t p = 0; p < marks.size(); ++p) {
    const auto practice = "P" + std::to_string(p + 1);
    builder.practice(practice);
    for (std::size_t e = 0; e < 3; ++e) {
      builder.sheet(practice, "Э-0" + std::to_string(e + 1), marks[p][e]);
    }
  }
  builder.rules([](Rules& rules) { rules.selection.places = 2; });
  const auto methods = run(builder.build(), one_thread).methods;
  CHECK(method_named(methods, "median").place[Index<Practice>(1)] == 2);  // 8 against 6
  CHECK(methods.orders.front().place[Index<Practice>(1)] == 3);           // 16/3 against 6
  REQUIRE(methods.disputed.size() == 2);
}

TEST_CASE("Methods compared: a recorded list is not compared") {
  auto builder = StudyBuilder().criterion("К1", "1");
  for (const auto* practice : {"P1", "P2", "P3"}) {
    builder.practice(practice).sheet(practice, "Э-01", "1");
  }
  builder.rules([](Rules& rules) { rules.selection.rule = "recorded"; });
  CHECK(run(builder.build(), one_thread).methods.orders.empty());
}

TEST_CASE("Robustness: the list of a draw keeps the quotas of the plan") {
  // Two places, one for an institution: P2 can never have the second.
  auto builder = StudyBuilder().criterion("К1", "1");
  builder.practice("P1", {.institution = "А"}).practice("P2", {.institution = "А"});
  builder.practice("P3", {.institution = "Б"});
  for (const auto* expert : {"Э-01", "Э-02"}) {
    builder.sheet("P1", expert, "3").sheet("P2", expert, "2").sheet("P3", expert, "1");
  }
  builder.rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.selection.quotas.push_back({.by = QuotaBy::institution, .at_most = 1});
  });
  const auto dossier = run(builder.build(), one_thread);
  REQUIRE(dossier.robustness);
  CHECK(dossier.robustness->of[Index<Practice>(1)]->p_selected == Approx(0).margin(1e-12));
  CHECK(dossier.robustness->of[Index<Practice>(2)]->p_selected == Approx(1));
}

TEST_CASE("Certificates: a chair's score is a fixed rival, and nothing of its own is looked for") {
  // One place. The chair gave P1 4; P2 has 3·1 + 0·1 = 3 and reaches 4 when К1 weighs 4/3 of 2.
  auto builder =
      StudyBuilder()
          .criterion("К1", "1")
          .criterion("К2", "1")
          .practice("P1")
          .practice("P2")
          .sheet("P1", "Э-01", "1 1")
          .sheet("P2", "Э-01", "3 0")
          .rules([](Rules& rules) { rules.selection.places = 1; })
          .change([](Study& study) {
            study.decisions.chair_scores.push_back(
                {.practice = Index<Practice>(0), .score = Points::whole(4), .record = {}});
          });
  const auto dossier = run(builder.build(), one_thread);
  REQUIRE(dossier.certificates.size() == 2);
  CHECK_FALSE(dossier.certificates[0].mark);
  CHECK(dossier.certificates[0].experts.empty());
  REQUIRE(dossier.certificates[0].weight);
  CHECK(dossier.certificates[0].weight->weight == Ratio(Points::whole(4), 3));
  REQUIRE(dossier.certificates[1].mark);
  CHECK(dossier.certificates[1].mark->criterion == Index<Criterion>(1));
  CHECK(dossier.certificates[1].mark->to == 1);
  REQUIRE(dossier.weight_ranges.size() == 2);
  CHECK(dossier.weight_ranges[0].low == Ratio());
  CHECK(dossier.weight_ranges[0].high == Ratio(Points::whole(4), 3));
  CHECK(dossier.weight_ranges[1].low == Ratio(Points::whole(2), 3));
  CHECK(dossier.weight_ranges[1].high == Ratio(Points::whole(2)));
}

TEST_CASE("Lint: criteria that say the same, levels nobody gave and gates that decide nothing") {
  auto builder = StudyBuilder()
                     .criterion("К1", "1", {.gate = "1"})
                     .criterion("К2", "1", {.gate = "3"})
                     .criterion("К3", "0");
  const std::vector<std::string> marks{"1 1 0", "2 2 1", "1 1 3", "2 2 0", "1 1 1"};
  for (std::size_t p = 0; p < marks.size(); ++p) {
    const auto practice = "P" + std::to_string(p + 1);
    builder.practice(practice).sheet(practice, "Э-01", marks[p]);
  }
  const auto study = builder.build();
  const auto lint = lint_criteria(study, decide(study, one_thread).ranking);
  REQUIRE(lint.collinear.size() == 1);
  CHECK(lint.collinear[0].a == Index<Criterion>(0));
  CHECK(lint.collinear[0].b == Index<Criterion>(1));
  CHECK(lint.collinear[0].correlation == Approx(1));
  REQUIRE(lint.unused.size() == 3);
  CHECK(lint.unused[0].marks == std::vector<Mark>{0, 3});
  CHECK(lint.unused[2].marks == std::vector<Mark>{2});
  CHECK(lint.gates_idle == std::vector<Index<Criterion>>{Index<Criterion>(0)});
  CHECK(lint.gates_unreached == std::vector<Index<Criterion>>{Index<Criterion>(1)});
  CHECK(lint.without_weight == std::vector<Index<Criterion>>{Index<Criterion>(2)});
}

}  // namespace
}  // namespace otbor
