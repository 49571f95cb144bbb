#include <catch2/catch.hpp>

#include "engine/assign/assignment.hpp"
#include "tests/support/study_builder.hpp"

using namespace otbor;

namespace {

StudyBuilder programme(std::size_t practices, std::size_t experts) {
  StudyBuilder builder;
  builder.criterion("К1", "1");
  for (std::size_t i = 1; i <= practices; ++i) builder.practice("P" + std::to_string(i));
  for (std::size_t i = 1; i <= experts; ++i) builder.expert("Э-" + std::to_string(i));
  return builder;
}

/// «P1: Э-1 Э-2; P2: …»
std::string told(const Study& study, const Assignment& made) {
  std::string text;
  for (const auto practice : study.practices.count()) {
    text += (text.empty() ? "" : "; ") + study.practices[practice].id + ":";
    for (const auto& seat : made.experts[practice]) text += " " + study.experts[seat.expert].id;
  }
  return text;
}

}  // namespace

TEST_CASE("Seven experts and seven practices by three: each two share exactly one practice") {
  // The Fano plane is the only such design: 7 blocks of 3, every pair in one block.
  const auto study = programme(7, 7).build();
  std::uint32_t found = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto made = assign(study, {.experts = 3, .seed = seed});
    CHECK(std::ranges::all_of(made.load, [](auto load) { return load == 3; }));
    CHECK(made.pairs_possible == 21);
    CHECK(made.pairs_linked >= 19);
    CHECK(made.panels == 1);
    found += made.pairs_linked == 21 ? 1 : 0;
  }
  CHECK(found >= 5);
}

TEST_CASE("Loads differ by one at most where nothing forbids it") {
  const auto study = programme(24, 7).build();
  const auto made = assign(study, {.experts = 3, .seed = 5});
  for (const auto load : made.load) CHECK((load == 10 || load == 11));
  CHECK(made.pairs_linked == 21);
}

TEST_CASE("A practice that too few experts may rate is told with every obstacle") {
  auto builder = programme(1, 0);
  builder.institution("школа 7");
  for (const auto id : {"Э-1", "Э-2", "Э-3", "Э-4"}) builder.expert(id);
  auto study = builder.build();
  const Index<Practice> practice(0);
  study.practices[practice].institution = Index<Institution>(0);
  const auto conflict = [&](std::size_t expert, Conflict::Why why) {
    study.experts[Index<Expert>(expert)].conflicts.push_back({why, Index<Institution>(0), {}});
  };
  conflict(0, Conflict::Why::works_there);
  conflict(1, Conflict::Why::worked_there);
  study.decisions.recusals.push_back({practice, Index<Expert>(3), {}});
  const auto made = assign(study, {.experts = 3, .seed = 1});
  CHECK(told(study, made) == "P1: Э-3");
  REQUIRE(made.shortages.size() == 1);
  CHECK(made.shortages[0].found == 1);
  REQUIRE(made.shortages[0].barred.size() == 3);
  CHECK(made.shortages[0].barred[0].why == Obstacle::works_there);
  CHECK(made.shortages[0].barred[1].why == Obstacle::worked_there);
  CHECK(made.shortages[0].barred[2].why == Obstacle::recused);
  CHECK(made.barred == 3);
}

TEST_CASE("A recusal moves one seat and no other") {
  auto study = programme(12, 6).build();
  study.assignment = assign(study, {.experts = 3, .seed = 3}).seats();
  const auto recused = study.assignment[7];
  study.decisions.recusals.push_back({recused.practice, recused.expert, {}});
  const auto again = assign(study, {.experts = usual_experts(study), .seed = 99});
  CHECK(again.shortages.empty());
  REQUIRE(again.given_up.size() == 1);
  CHECK(again.given_up[0].seat == recused);
  CHECK(again.given_up[0].why == Obstacle::recused);
  std::size_t fresh = 0;
  for (const auto practice : study.practices.count()) {
    for (const auto& seat : again.experts[practice]) fresh += seat.kept ? 0 : 1;
  }
  CHECK(fresh == 1);
}

TEST_CASE("A sheet that is there keeps its seat, though its practice has experts enough") {
  auto builder = programme(2, 4);
  for (const auto id : {"Э-1", "Э-2", "Э-3"}) builder.sheet("P1", id, "1");
  const auto study = builder.build();
  const auto made = assign(study, {.experts = 2, .seed = 1});
  CHECK(made.experts[Index<Practice>(0)].size() == 3);
  CHECK(made.experts[Index<Practice>(1)].size() == 2);
  CHECK(made.load[Index<Expert>(3)] == 1);
}

TEST_CASE("An additional expert called for a dispute is not seated and takes no seat") {
  auto builder = programme(1, 3);
  for (const auto id : {"Э-1", "Э-2", "Э-3"}) builder.sheet("P1", id, "1");
  auto study = builder.build();
  study.decisions.third_experts.push_back({Index<Practice>(0), Index<Expert>(2), {}});
  CHECK(told(study, assign(study, {.experts = 2, .seed = 1})) == "P1: Э-1 Э-2");
  CHECK_FALSE(expects_sheet(study, {Index<Practice>(0), Index<Expert>(2)}));
}

TEST_CASE("Each practice has somebody who knows its direction where one may rate it") {
  auto builder = programme(0, 6);
  builder.theme("1.1", "оценка").theme("2.1", "кадры").theme("3.1", "сады");
  for (int i = 1; i <= 4; ++i) {
    builder.practice("P" + std::to_string(i), {.theme = i % 2 == 0 ? "1.1" : "2.1"});
  }
  builder.practice("P5", {.theme = "3.1"});
  auto study = builder.build();
  study.experts[Index<Expert>(0)].themes = {Index<Theme>(0)};
  study.experts[Index<Expert>(5)].themes = {Index<Theme>(1)};
  const auto made = assign(study, {.experts = 2, .seed = 1});
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(std::ranges::any_of(made.experts[Index<Practice>(i)], &AssignedExpert::knows_theme));
  }
  REQUIRE(made.nobody_knows.size() == 1);
  CHECK(made.nobody_knows[0].practice == Index<Practice>(4));
  CHECK_FALSE(made.nobody_knows[0].could);
}

TEST_CASE("Experts of two directions are joined, and every practice keeps one who knows it") {
  auto builder = programme(0, 4);
  builder.theme("1.1", "оценка").theme("2.1", "кадры");
  for (int i = 1; i <= 8; ++i) {
    builder.practice("P" + std::to_string(i), {.theme = i % 2 == 0 ? "1.1" : "2.1"});
  }
  auto study = builder.build();
  for (std::size_t i = 0; i < 4; ++i)
    study.experts[Index<Expert>(i)].themes = {Index<Theme>(i / 2)};
  const auto made = assign(study, {.experts = 2, .seed = 1});
  CHECK(made.panels == 1);
  CHECK(made.pairs_linked == 6);
  CHECK(made.nobody_knows.empty());
  for (const auto load : made.load) CHECK(load == 4);
}

TEST_CASE("Without another word as many experts a practice as before, else the plan's minimum") {
  auto study = programme(3, 4).build();
  CHECK(usual_experts(study) == 2);
  study.rules.experts_min = 3;
  CHECK(usual_experts(study) == 3);
  study.assignment = assign(study, {.experts = 4, .seed = 1}).seats();
  CHECK(usual_experts(study) == 4);
}

TEST_CASE("Other seeds seat other experts") {
  const auto study = programme(12, 6).build();
  CHECK(assign(study, {.experts = 2, .seed = 1}).seats() !=
        assign(study, {.experts = 2, .seed = 2}).seats());
}
