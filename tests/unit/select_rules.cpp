#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "engine/select/equal_shares.hpp"
#include "tests/support/study_builder.hpp"

using namespace otbor;

namespace {

/// Practices A, B, C, … with totals 10, 9, 8, …, one of each institution.
StudyBuilder applicants(const std::vector<std::string_view>& institutions) {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.scale = "0 1 2 3 4 5 6 7 8 9 10"});
  int total = 10;
  for (const auto institution : institutions) {
    const std::string id(1, static_cast<char>('A' + 10 - total));
    builder.practice(id, {.institution = institution});
    builder.sheet(id, "Э-1", std::to_string(total--));
  }
  return builder;
}

std::string names(const Study& study, const std::vector<Index<Practice>>& practices) {
  std::string text;
  for (const auto at : practices) text += study.practices[at].id;
  return text;
}

std::string list_of(const Dossier& dossier) {
  return names(dossier.study, dossier.selection.recommended);
}

const Record minutes{.date = {}, .document = "протокол № 3", .reason = "решение"};

}  // namespace

TEST_CASE("A quota may be for one group alone") {
  auto builder = applicants({"школа 1", "школа 1", "школа 2", "школа 2", "школа 2"});
  builder.rules([](Rules& rules) {
    rules.selection.places = 4;
    rules.selection.quotas = {{.by = QuotaBy::institution, .group = "школа 1", .at_most = 1}};
  });
  CHECK(list_of(run(builder.build(), {1})) == "ACDE");
}

TEST_CASE("One win per participant, and room for those who take part for the first time") {
  auto builder = applicants({"1", "2", "3", "4", "5"});
  builder.rules([](Rules& rules) {
    rules.selection.places = 3;
    rules.selection.quotas = {{.by = QuotaBy::applicant, .at_most = 1},
                              {.by = QuotaBy::newcomer, .at_least = 1}};
  });
  builder.change([](Study& study) {
    for (const auto at : {0, 1}) study.practices[Index<Practice>(at)].applicant = "У-1";
    study.practices[Index<Practice>(4)].newcomer = true;
  });
  CHECK(list_of(run(builder.build(), {1})) == "ACE");
}

TEST_CASE("A decision puts a practice on the list, another keeps two apart") {
  auto builder = applicants({"1", "2", "3", "4", "5"});
  builder.rules([](Rules& rules) { rules.selection.places = 3; });
  builder.change([](Study& study) {
    study.decisions.inclusions = {{Index<Practice>(4), minutes}};
    study.decisions.incompatible = {{{Index<Practice>(0), Index<Practice>(1)}, minutes}};
  });
  const auto dossier = run(builder.build(), {1});
  CHECK(list_of(dossier) == "ACE");
  const auto cause = [&](std::size_t at) {
    return dossier.selection.verdicts[Index<Practice>(at)].cause;
  };
  CHECK(cause(1) == SelectionCause::incompatible);
  CHECK(cause(3) == SelectionCause::by_rule);  // E is on the list from below
  CHECK(cause(4) == SelectionCause::included);
}

TEST_CASE("A budget: in turn, by places and by the largest sum") {
  auto builder = applicants({"1", "2", "3", "4"});
  builder.rules(
      [](Rules& rules) { rules.selection.budgets = {{.by = {}, .at_most = Points::whole(100)}}; });
  builder.change([](Study& study) {
    int at = 0;
    for (const int cost : {60, 50, 50, 40}) {
      study.practices[Index<Practice>(at++)].cost = Points::whole(cost);
    }
  });
  const auto with_rule = [&](std::string_view rule) {
    auto study = builder.build();
    study.rules.selection.rule = rule;
    return run(std::move(study), {1});
  };
  CHECK(list_of(with_rule("greedy")) == "AD");     // 10 + 7: B and C do not fit after A
  CHECK(list_of(with_rule("by_places")) == "AD");  // nobody gives up the first place
  const auto optimum = with_rule("optimum");
  CHECK(list_of(optimum) == "AD");  // 17, as B and C; A stands first
  CHECK(optimum.selection.verdicts[Index<Practice>(1)].cause == SelectionCause::over_budget);
}

TEST_CASE("Two lower practices may be worth more than one higher, by the largest sum only") {
  auto builder = applicants({"1", "2", "3"});
  builder.rules(
      [](Rules& rules) { rules.selection.budgets = {{.by = {}, .at_most = Points::whole(100)}}; });
  builder.change([](Study& study) {
    study.practices[Index<Practice>(0)].cost = Points::whole(100);
    study.practices[Index<Practice>(1)].cost = Points::whole(50);
    study.practices[Index<Practice>(2)].cost = Points::whole(50);
  });
  auto study = builder.build();
  CHECK(list_of(run(study, {1})) == "A");
  study.rules.selection.rule = "optimum";
  CHECK(list_of(run(study, {1})) == "BC");
}

TEST_CASE("Rules that cannot be kept together are a finding that names them all") {
  auto builder = applicants({"школа", "школа", "лицей"});
  builder.rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.selection.places_written = "programme.yaml:7";
    rules.selection.quotas = {{.by = QuotaBy::institution, .at_most = 1, .written = "p.yaml:9"}};
    rules.selection.rule = "optimum";
  });
  builder.change([](Study& study) {
    study.decisions.inclusions = {{Index<Practice>(0), minutes}, {Index<Practice>(1), minutes}};
  });
  const auto dossier = run(builder.build(), {1});
  REQUIRE(dossier.selection.contradictions.size() == 1);
  CHECK(dossier.selection.contradictions.front().size() == 3);
  const auto& findings = dossier.justification.findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "rules_contradict");
  CHECK(findings.front().text.ru ==
        "Правила отбора нельзя выполнить вместе: не более одной практики от одной организации "
        "(«школа», p.yaml:9), включение практики A (протокол № 3) и включение практики B (протокол "
        "№ 3). Список составлен без последнего из них; смягчите одно из этих правил.");
  CHECK(list_of(dossier) == "AC");
}

TEST_CASE("The price of a quota is what the list would gain without it") {
  auto builder = applicants({"1", "1", "2", "3"});
  builder.rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.selection.quotas = {{.by = QuotaBy::institution, .at_most = 1}};
  });
  const auto dossier = run(builder.build(), {1});
  REQUIRE(dossier.prices);
  CHECK(dossier.prices->sum == Ratio(Points::whole(18)));
  REQUIRE(dossier.prices->rules.size() == 1);
  const auto& quota = dossier.prices->rules.front();
  CHECK(quota.sum_without == Ratio(Points::whole(19)));
  CHECK(names(dossier.study, quota.would_enter) == "B");
  CHECK(names(dossier.study, quota.would_leave) == "C");
}

TEST_CASE("Who moves up depends on who withdraws: the quotas still hold") {
  auto builder = applicants({"1", "1", "2", "3"});
  builder.rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.selection.quotas = {{.by = QuotaBy::institution, .at_most = 1}};
  });
  const auto dossier = run(builder.build(), {1});
  REQUIRE(dossier.prices->succession.size() == 2);
  // A gives its institution's place to B; C's goes to D, because B's institution has A.
  CHECK(names(dossier.study, dossier.prices->succession[0].moves_up) == "B");
  CHECK(names(dossier.study, dossier.prices->succession[1].moves_up) == "D");
}

TEST_CASE("Equal shares: a third of the voters decides on a third of the budget") {
  SharedBudget shared{.voters = 3,
                      .budget = Points::whole(3),
                      .step = Points::millionths(Points::unit / 100),
                      .cost = std::vector<Points>(4, Points::whole(1)),
                      .supports = {}};
  const Points one = Points::whole(1);
  // Projects 0, 1, 2 have two voters each, project 3 the third voter alone.
  shared.supports = {{{0, one}, {1, one}}, {{0, one}, {1, one}}, {{0, one}, {1, one}}, {{2, one}}};
  auto bought = equal_shares(shared);
  std::ranges::sort(bought);
  CHECK(bought == std::vector<std::uint32_t>{0, 1, 3});
}

TEST_CASE("A full quota is no reason where a worse practice filled it: the budget is") {
  auto builder = applicants({"1", "1", "2"});
  builder.rules([](Rules& rules) {
    rules.selection.rule = "optimum";
    rules.selection.quotas = {{.by = QuotaBy::institution, .at_most = 1}};
    rules.selection.budgets = {{.at_most = Points::whole(90)}};
  });
  builder.change([](Study& study) {
    constexpr int costs[] = {100, 40, 50};
    for (const auto at : study.practices.count()) {
      study.practices[at].cost = Points::whole(costs[at.value()]);
    }
  });
  const auto dossier = run(builder.build(), {1});
  REQUIRE(list_of(dossier) == "BC");
  const Index<Practice> dear(0);
  CHECK(dossier.selection.verdicts[dear].cause == SelectionCause::over_budget);
  CHECK_FALSE(dossier.advice[dear]);  // no mark would make it cheaper
}

TEST_CASE("Of two minimums a practice fills, the one that keeps a better practice out is named") {
  auto builder = applicants({"1", "2", "3", "4", "4"});
  builder.rules([](Rules& rules) {
    rules.selection.places = 3;
    rules.selection.rule = "optimum";
    rules.selection.quotas = {{.by = QuotaBy::institution, .group = "4", .at_least = 1},
                              {.by = QuotaBy::newcomer, .at_least = 1}};
  });
  builder.change([](Study& study) { study.practices[Index<Practice>(4)].newcomer = true; });
  const auto dossier = run(builder.build(), {1});
  REQUIRE(list_of(dossier) == "ABE");
  // D of the same institution stands higher; it is no newcomer.
  const auto& verdict = dossier.selection.verdicts[Index<Practice>(4)];
  CHECK(verdict.cause == SelectionCause::at_least);
  CHECK(verdict.quota == 1);
}
