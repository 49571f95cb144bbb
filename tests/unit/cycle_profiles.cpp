#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/cycle/cycles.hpp"

namespace otbor {
namespace {

const Index<Practice> the_practice(0);

Index<Stage> stage(std::size_t number) { return Index<Stage>(number - 1); }

std::vector<Points> whole_values(int highest) {
  std::vector<Points> values;
  for (int i = 0; i <= highest; ++i) values.push_back(Points::whole(i));
  return values;
}

/// Nine stages on the scale 0–3 with the classes of the municipal expertise.
Cycle nine_stages() {
  Cycle cycle{.scale = {.values = whole_values(3)}, .sufficient = Points::whole(2)};
  for (int i = 1; i <= 9; ++i) cycle.stages.push_back({.id = "S" + std::to_string(i)});
  const auto one = Points::whole(1);
  cycle.classes = {{.id = "fragment", .defects_at_least = 5},
                   {.id = "full", .defects_at_most = 0},
                   {.id = "partial",
                    .defects_at_most = 2,
                    .stages_at_least = {{stage(2), one}, {stage(5), one}, {stage(9), one}}},
                   {.id = "broken"}};
  return cycle;
}

/// One practice and a sheet of nine marks for each expert.
Study marked(const Cycle& cycle, const std::vector<std::vector<Mark>>& sheets) {
  Study study;
  study.cycle = cycle;
  study.practices.push_back({.id = "P1"});
  study.sheets.of_practice.push_back(Range<Sheet>(0, sheets.size()));
  study.sheets.stage_marks =
      Table<Sheet, Stage, Mark>(Count<Sheet>(sheets.size()), cycle.stages.count(), mark_blank);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto sheet =
        study.sheets.sheets.push_back({.practice = the_practice, .expert = Index<Expert>(i)});
    for (const auto at : cycle.stages.count()) {
      study.sheets.stage_marks(sheet, at) = sheets[i].at(at.value());
    }
  }
  return study;
}

CycleProfile profile(const Study& study) { return cycle(study, {}).practices[the_practice]; }

std::string class_of(const Study& study) {
  const auto at = profile(study).class_at;
  return at ? study.cycle->classes.at(*at).id : "";
}

std::string class_of(const std::vector<Mark>& marks) {
  return class_of(marked(nine_stages(), {marks}));
}

TEST_CASE("a stage's mark is the exact mean of its marks") {
  const auto cycle = profile(marked(
      nine_stages(),
      {{2, 2, 2, 2, 2, 2, 2, 2, 2}, {2, 2, 3, 3, 3, 3, 3, 3, 3}, {2, 1, 3, 3, 3, 3, 3, 3, 3}}));
  CHECK(cycle.stages[stage(1)].mean.exact() == "2");
  CHECK(cycle.stages[stage(2)].mean.exact() == "5/3");
  CHECK(cycle.stages[stage(3)].mean.exact() == "8/3");
  CHECK(cycle.stages[stage(1)].marks == 3);
}

TEST_CASE("exactly sufficient is no defect, 5/3 is one") {
  const auto cycle = profile(marked(
      nine_stages(),
      {{2, 2, 3, 3, 3, 3, 3, 3, 3}, {2, 2, 3, 3, 3, 3, 3, 3, 3}, {2, 1, 3, 3, 3, 3, 3, 3, 3}}));
  CHECK(cycle.defects == std::vector{stage(2)});
}

TEST_CASE("a blank and a dash are no marks, and a sheet that is not counted has none") {
  auto study = marked(nine_stages(), {{mark_blank, mark_not_applicable, 3, 3, 3, 3, 3, 3, 3},
                                      {3, 2, 3, 3, 3, 3, 3, 3, 3},
                                      {0, 0, 0, 0, 0, 0, 0, 0, 0},
                                      {0, 0, 0, 0, 0, 0, 0, 0, 0}});
  study.sheets.sheets[Index<Sheet>(2)].status = SheetStatus::recused;
  study.sheets.sheets[Index<Sheet>(3)].status = SheetStatus::incomplete;
  const auto cycle = profile(study);
  CHECK(cycle.stages[stage(1)].marks == 1);
  CHECK(cycle.stages[stage(1)].mean.exact() == "3");
  CHECK(cycle.stages[stage(2)].mean.exact() == "2");
  CHECK(cycle.stages[stage(3)].marks == 2);
  CHECK(class_of(study) == "full");
}

TEST_CASE("without a defect the cycle is full") {
  CHECK(class_of({2, 2, 2, 2, 2, 2, 2, 2, 2}) == "full");
  CHECK(class_of({3, 3, 3, 3, 3, 3, 3, 3, 3}) == "full");
}

TEST_CASE("one or two defects leave the cycle whole unless indicators, analysis or effect fail") {
  CHECK(class_of({1, 2, 2, 2, 2, 2, 2, 2, 2}) == "partial");
  CHECK(class_of({0, 2, 2, 0, 2, 2, 2, 2, 2}) == "partial");
  CHECK(class_of({2, 1, 2, 2, 1, 2, 2, 2, 2}) == "partial");
  CHECK(class_of({2, 0, 2, 2, 2, 2, 2, 2, 2}) == "broken");
  CHECK(class_of({2, 2, 2, 2, 0, 2, 2, 2, 2}) == "broken");
  CHECK(class_of({2, 2, 2, 2, 2, 2, 2, 2, 0}) == "broken");
  CHECK(class_of({2, 1, 2, 2, 2, 2, 2, 2, 0}) == "broken");
}

TEST_CASE("the floors of a class are compared with the exact mean") {
  // The last stage has the marks 1, 1, 0: 2/3 is below 1.
  CHECK(class_of(marked(nine_stages(), {{2, 2, 2, 2, 2, 2, 2, 2, 1},
                                        {2, 2, 2, 2, 2, 2, 2, 2, 1},
                                        {2, 2, 2, 2, 2, 2, 2, 2, 0}})) == "broken");
  CHECK(class_of(marked(nine_stages(), {{2, 2, 2, 2, 2, 2, 2, 2, 2},
                                        {2, 2, 2, 2, 2, 2, 2, 2, 1},
                                        {2, 2, 2, 2, 2, 2, 2, 2, 0}})) == "partial");
}

TEST_CASE("three or four defects break the cycle, five leave a fragment") {
  CHECK(class_of({1, 2, 1, 1, 2, 2, 2, 2, 2}) == "broken");
  CHECK(class_of({1, 2, 1, 1, 2, 2, 1, 2, 2}) == "broken");
  CHECK(class_of({1, 2, 1, 1, 2, 1, 1, 2, 2}) == "fragment");
  CHECK(class_of({0, 0, 0, 0, 0, 0, 0, 0, 0}) == "fragment");
}

TEST_CASE("with an unmarked stage the cycle has no class, but the other defects are known") {
  const auto study = marked(nine_stages(), {{1, 2, 2, 2, 2, 2, 2, 2, mark_blank}});
  const auto cycle = profile(study);
  CHECK_FALSE(cycle.class_at);
  CHECK(cycle.defects == std::vector{stage(1)});
  CHECK(cycle.stages[stage(9)].marks == 0);
  CHECK_FALSE(profile(marked(nine_stages(), {})).class_at);
  CHECK(profile(marked(nine_stages(), {})).defects.empty());
}

TEST_CASE("a position is as good as its weakest stage and unknown with an unmarked one") {
  auto cycle = nine_stages();
  cycle.positions = {{.title = "Цели", .stages = {stage(1)}},
                     {.title = "Анализ, адресные рекомендации", .stages = {stage(5), stage(6)}},
                     {.title = "Меры, решения", .stages = {stage(7), stage(8)}}};
  const auto positions = profile(marked(cycle, {{3, 2, 2, 2, 3, 1, mark_blank, 2, 2},
                                                {2, 2, 2, 2, 3, 2, mark_blank, 2, 2}}))
                             .positions;
  REQUIRE(positions.size() == 3);
  CHECK(positions[0]->exact() == "5/2");
  CHECK(positions[1]->exact() == "3/2");
  CHECK_FALSE(positions[2]);
}

TEST_CASE("defects are counted over the practices that take part") {
  auto study = marked(nine_stages(), {{1, 2, 2, 2, 2, 2, 2, 2, 1}, {1, 2, 2, 2, 2, 2, 2, 2, 2}});
  study.practices.push_back({.id = "P2", .status = PracticeStatus::presented});
  study.practices.push_back({.id = "P3"});
  study.sheets.of_practice = Per<Practice, Range<Sheet>>(
      std::vector<Range<Sheet>>{Range<Sheet>(0, 1), Range<Sheet>(1, 2), Range<Sheet>(2, 2)});
  const auto both = cycle(study, {}).defects_of_stage;
  CHECK(both[stage(1)] == 2);
  CHECK(both[stage(2)] == 0);
  CHECK(both[stage(9)] == 1);
  study.practices[the_practice].status = PracticeStatus::withdrawn;
  const auto one = cycle(study, {}).defects_of_stage;
  CHECK(one[stage(1)] == 1);
  CHECK(one[stage(9)] == 0);
}

/// Two items of 0–2 for each of nine stages; a stage is closed at the sum 3.
Study audited(const std::vector<std::vector<Mark>>& sheets) {
  Cycle cycle{.scale = {.values = whole_values(4)},
              .sufficient = Points::whole(3),
              .closed_at_sum = Points::whole(3)};
  for (int i = 1; i <= 9; ++i) cycle.stages.push_back({.id = "S" + std::to_string(i)});
  cycle.classes = {{.id = "whole", .closed_at_least = 9},
                   {.id = "gaps", .closed_at_least = 6},
                   {.id = "torn", .closed_at_least = 3},
                   {.id = "fragments"}};
  auto study = marked(
      cycle, std::vector<std::vector<Mark>>(sheets.size(), std::vector<Mark>(9, mark_blank)));
  for (std::size_t i = 0; i < 18; ++i) {
    study.criteria.criteria.push_back(
        {.scale = {.values = whole_values(2)}, .stages = {stage(i / 2 + 1)}});
  }
  study.sheets.marks = Table<Sheet, Criterion, Mark>(Count<Sheet>(sheets.size()),
                                                     study.criteria.criteria.count(), mark_blank);
  for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet) {
    for (std::size_t i = 0; i < 18; ++i) {
      study.sheets.marks(Index<Sheet>(sheet), Index<Criterion>(i)) = sheets[sheet].at(i);
    }
  }
  return study;
}

/// The first stages are closed by 2 + 1, the others stay open with 1 + 1.
std::string class_with_closed(std::size_t closed) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < 9; ++i) {
    marks.push_back(i < closed ? 2 : 1);
    marks.push_back(1);
  }
  return class_of(audited({marks}));
}

TEST_CASE("a self-audit is judged by the number of closed stages") {
  CHECK(class_with_closed(9) == "whole");
  CHECK(class_with_closed(8) == "gaps");
  CHECK(class_with_closed(6) == "gaps");
  CHECK(class_with_closed(5) == "torn");
  CHECK(class_with_closed(3) == "torn");
  CHECK(class_with_closed(2) == "fragments");
  CHECK(class_with_closed(0) == "fragments");
}

TEST_CASE("in a self-audit a stage is the sum of its items, each by the mean of its marks") {
  std::vector<Mark> own(18, 2);
  std::vector<Mark> external(18, 2);
  external[0] = 1;  // S1: 3/2 + 2 = 7/2, closed
  external[2] = 0;  // S2: 1 + 3/2 = 5/2, open
  external[3] = 1;
  external[4] = 0;  // S3: 1 + 2 = 3, closed exactly
  const auto study = audited({own, external});
  const auto cycle = profile(study);
  CHECK(cycle.stages[stage(1)].mean.exact() == "7/2");
  CHECK(cycle.stages[stage(2)].mean.exact() == "5/2");
  CHECK(cycle.stages[stage(3)].mean.exact() == "3");
  CHECK(cycle.stages[stage(4)].mean.exact() == "4");
  CHECK(cycle.defects == std::vector{stage(2)});
  CHECK(class_of(study) == "gaps");
}

TEST_CASE("in a self-audit a stage with an unmarked item has no mark") {
  std::vector<Mark> one(18, 2);
  std::vector<Mark> two(18, 2);
  one[1] = mark_blank;
  CHECK(profile(audited({one, two})).stages[stage(1)].marks == 1);
  two[1] = mark_blank;
  const auto cycle = profile(audited({one, two}));
  CHECK(cycle.stages[stage(1)].marks == 0);
  CHECK_FALSE(cycle.class_at);
  CHECK(cycle.defects.empty());
}

TEST_CASE("without a cycle there are no profiles") {
  Study study;
  study.practices.push_back({});
  CHECK(cycle(study, {}).practices.empty());
  CHECK(cycle(study, {}).defects_of_stage.empty());
}

TEST_CASE("threads change no profile") {
  auto study = marked(nine_stages(), {{2, 2, 2, 2, 2, 2, 2, 2, 1}});
  for (int i = 0; i < 5000; ++i) {
    study.practices.push_back({});
    study.sheets.of_practice.push_back(Range<Sheet>(0, 1));
  }
  const auto alone = cycle(study, {.count = 1});
  const auto together = cycle(study, {.count = 7});
  CHECK(alone.defects_of_stage.values() == together.defects_of_stage.values());
  CHECK(together.defects_of_stage[stage(9)] == 5001);
  CHECK(together.practices[Index<Practice>(5000)].class_at == std::size_t{2});
}

}  // namespace
}  // namespace otbor
