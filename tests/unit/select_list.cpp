#include <catch2/catch.hpp>

#include "engine/rate/consistency.hpp"
#include "engine/select/selection.hpp"
#include "tests/support/study_builder.hpp"

using namespace otbor;

namespace {

Selection selection_of(const Study& study) {
  const auto consistency = rate(study, {1});
  const auto ranking = score(study, consistency, {1});
  Themes themes;
  themes.practices = Per<Practice, ThemeResult>(study.practices.count());
  return select(study, themes, consistency, ranking, {1});
}

std::string list_of(const Study& study, const std::vector<Index<Practice>>& practices) {
  std::string text;
  for (const auto practice : practices) text += study.practices[practice].id + " ";
  return text;
}

/// Practices A, B, C, … with totals 10, 9, 8, … each of an institution and a platform.
struct Applicant {
  std::string_view institution;
  std::string_view platform;
};
StudyBuilder applicants(std::initializer_list<Applicant> list) {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.scale = "0 1 2 3 4 5 6 7 8 9 10"});
  builder.platform("1", "первая").platform("2", "вторая").platform("3", "третья");
  int total = 10;
  for (const auto& applicant : list) {
    const std::string id(1, static_cast<char>('A' + 10 - total));
    builder.practice(id, {.institution = applicant.institution, .platform = applicant.platform});
    builder.sheet(id, "Э-1", std::to_string(total--));
  }
  return builder;
}

}  // namespace

TEST_CASE(
    "The band is the first whose floor is reached; a failed gate goes to the next without gates") {
  const auto study = StudyBuilder()
                         .criterion("К6", "10", {.gate = "2"})
                         .criterion("К1", "10")
                         .practice("A")
                         .practice("B")
                         .practice("C")
                         .practice("D")
                         .sheet("A", "1", "2 3")
                         .sheet("B", "1", "1 3")
                         .sheet("C", "1", "2 1")
                         .sheet("D", "1", "0 0")
                         .band(Decision::recommended, "40", true)
                         .band(Decision::revise, "30")
                         .band(Decision::declined, "")
                         .build();
  const auto selection = selection_of(study);
  const auto decision = [&](std::size_t at) {
    return selection.verdicts[Index<Practice>(at)].decision;
  };
  CHECK(decision(0) == Decision::recommended);
  CHECK(decision(1) == Decision::revise);
  CHECK(selection.verdicts[Index<Practice>(1)].band_by_total == 0U);
  CHECK(selection.verdicts[Index<Practice>(1)].gates.size() == 1);
  CHECK(decision(2) == Decision::revise);
  CHECK(decision(3) == Decision::declined);
}

TEST_CASE("A gate for each expert looks at the lowest mark") {
  const auto study = StudyBuilder()
                         .criterion("К6", "1", {.gate_each = "2"})
                         .practice("A")
                         .sheet("A", "1", "3")
                         .sheet("A", "2", "1")
                         .band(Decision::recommended, "0", true)
                         .band(Decision::declined, "")
                         .build();
  const auto selection = selection_of(study);
  CHECK(selection.verdicts[Index<Practice>(0)].decision == Decision::declined);
  CHECK(selection.verdicts[Index<Practice>(0)].gates.front().each_expert);
}

TEST_CASE("At most two of one institution: the third goes to the reserve with the quota named") {
  auto builder = applicants({{"X", "1"}, {"X", "1"}, {"X", "1"}, {"Y", "1"}});
  builder.rules([](Rules& rules) {
    rules.selection.places = 3;
    rules.selection.quotas = {{.by = QuotaBy::institution, .at_most = 2}};
  });
  const auto study = builder.build();
  const auto selection = selection_of(study);
  CHECK(list_of(study, selection.recommended) == "A B D ");
  CHECK(list_of(study, selection.reserve) == "C ");
  const auto& verdict = selection.verdicts[Index<Practice>(2)];
  CHECK(verdict.cause == SelectionCause::at_most);
  CHECK(verdict.quota_group == "X");
}

TEST_CASE("A platform's minimum takes the last place from a better practice") {
  auto builder = applicants({{"X", "1"}, {"Y", "1"}, {"Z", "1"}, {"W", "2"}});
  builder.rules([](Rules& rules) {
    rules.selection.places = 3;
    rules.selection.quotas = {{.by = QuotaBy::platform, .at_least = 1}};
  });
  const auto study = builder.build();
  const auto selection = selection_of(study);
  CHECK(list_of(study, selection.recommended) == "A B D ");
  CHECK(selection.verdicts[Index<Practice>(2)].cause == SelectionCause::reserved);
  CHECK(selection.verdicts[Index<Practice>(3)].cause == SelectionCause::at_least);
}

TEST_CASE("A conditional minimum reaches below the pass mark, and not below its own percent") {
  const auto build = [](std::int64_t percent) {
    auto builder = applicants({{"X", "1"}, {"Y", "1"}, {"Z", "2"}});
    builder.band(Decision::recommended, "9").band(Decision::revise, "");
    builder.rules([percent](Rules& rules) {
      rules.selection.places = 3;
      rules.selection.quotas = {
          {.by = QuotaBy::platform, .at_least = 1, .if_best_percent = Points::whole(percent)}};
    });
    return builder.build();
  };
  const auto low = build(60);
  CHECK(list_of(low, selection_of(low).recommended) == "A B C ");
  const auto high = build(85);  // C has 80 %
  CHECK(list_of(high, selection_of(high).recommended) == "A B ");
}

TEST_CASE("Crossing quotas: the minimum is filled by the one its institution's cap allows") {
  // Platform 2 has B (institution X) and D (institution Y); X may send one, and A takes it.
  auto builder = applicants({{"X", "1"}, {"X", "2"}, {"Z", "1"}, {"Y", "2"}});
  builder.rules([](Rules& rules) {
    rules.selection.places = 2;
    rules.selection.quotas = {{.by = QuotaBy::institution, .at_most = 1},
                              {.by = QuotaBy::platform, .at_least = 1}};
  });
  const auto study = builder.build();
  CHECK(list_of(study, selection_of(study).recommended) == "A D ");
}

TEST_CASE("A minimum that nobody can fill is noted and the list is made without it") {
  auto builder = applicants({{"X", "1"}, {"X", "2"}});
  builder.rules([](Rules& rules) {
    rules.selection.places = 1;
    rules.selection.quotas = {{.by = QuotaBy::platform, .at_least = 1}};
  });
  const auto study = builder.build();
  const auto selection = selection_of(study);
  CHECK(list_of(study, selection.recommended) == "A ");
  REQUIRE_FALSE(selection.quota_notes.empty());
  CHECK(selection.quota_notes.front().unmet);
}

TEST_CASE("An excluded practice does not take part in the list") {
  auto builder = applicants({{"X", "1"}, {"Y", "1"}});
  builder.change([](Study& study) {
    study.decisions.exclusions.push_back({Index<Practice>(0), {}});
  });
  const auto study = builder.build();
  const auto selection = selection_of(study);
  CHECK(list_of(study, selection.recommended) == "B ");
  CHECK(selection.verdicts[Index<Practice>(0)].cause == SelectionCause::excluded);
}

TEST_CASE("A recorded list stands as recorded, in its order") {
  auto builder = applicants({{"X", "1"}, {"Y", "1"}, {"Z", "1"}});
  builder.rules([](Rules& rules) { rules.selection.rule = "recorded"; });
  builder.change([](Study& study) {
    study.decisions.recommended.push_back({{Index<Practice>(2), Index<Practice>(0)}, {}});
  });
  const auto study = builder.build();
  const auto selection = selection_of(study);
  CHECK(list_of(study, selection.recommended) == "C A ");
  CHECK(selection.verdicts[Index<Practice>(1)].cause == SelectionCause::not_recorded);
}
