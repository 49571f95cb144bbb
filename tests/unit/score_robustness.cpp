#include <algorithm>
#include <array>
#include <string>

#include <catch2/catch.hpp>

#include "engine/rate/consistency.hpp"
#include "engine/score/robust/robustness.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

StudyBuilder four_practices() {
  auto builder = StudyBuilder().criterion("К1", "3").criterion("К2", "1");
  const std::array<std::string, 4> marks{"3 3", "2 2", "2 1", "0 0"};
  for (std::size_t p = 0; p < marks.size(); ++p) {
    const auto practice = "P" + std::to_string(p + 1);
    builder.practice(practice);
    for (const auto* expert : {"Э-01", "Э-02", "Э-03"}) builder.sheet(practice, expert, marks[p]);
  }
  return builder.rules([](Rules& rules) { rules.selection.places = 2; });
}

std::optional<Robustness> robustness_of(const Study& study, const RobustnessOptions& options = {},
                                        unsigned threads = 1,
                                        std::optional<Points> pass_mark = {}) {
  const auto consistency = rate(study, num::Threads{1});
  const ListRule list{.places = study.rules.selection.places,
                      .pass_mark = pass_mark,
                      .may_enter = Per<Practice, bool>(study.practices.count(), true)};
  return robustness(study, score(study, consistency, num::Threads{1}), list, options,
                    num::Threads{threads});
}

TEST_CASE("Robustness: experts who agree and dominance leave nothing to discuss") {
  const auto result = robustness_of(four_practices().build());
  REQUIRE(result.has_value());
  CHECK(result->draws == 10'000);
  const std::array<Zone, 4> zones{Zone::surely_in, Zone::surely_in, Zone::surely_out,
                                  Zone::surely_out};
  for (std::uint32_t p = 0; p < 4; ++p) {
    const auto& of = *result->of[Index<Practice>(p)];
    CHECK(of.place_low == p + 1);
    CHECK(of.place_high == p + 1);
    CHECK(of.zone == zones[p]);
    CHECK(of.expected_place == Approx(p + 1));
    CHECK(of.p_ahead_of_next.has_value() == (p < 3));
    if (p < 3) CHECK(*of.p_ahead_of_next == Approx(1));
  }
}

TEST_CASE("Robustness: places are counted draw by draw, and the list's share follows from them") {
  auto builder = StudyBuilder().criterion("К1", "1").practice("P1").practice("P2");
  builder.sheet("P1", "Э-01", "3").sheet("P2", "Э-01", "1");
  builder.sheet("P1", "Э-02", "1").sheet("P2", "Э-02", "3");
  const auto study = builder.rules([](Rules& rules) { rules.selection.places = 1; }).build();
  const auto result = robustness_of(study);
  REQUIRE(result.has_value());
  for (const std::uint32_t p : {0U, 1U}) {
    const auto& of = *result->of[Index<Practice>(p)];
    REQUIRE(of.at_place.size() == 2);
    CHECK(of.at_place[0] + of.at_place[1] == result->draws);
    CHECK(static_cast<double>(of.at_place[0]) / result->draws == Approx(of.p_selected));
    CHECK((of.at_place[0] + 2.0 * of.at_place[1]) / result->draws == Approx(of.expected_place));
  }
  // No draw leaves the two level: the first is ahead where it takes the first place.
  const auto& first = *result->of[Index<Practice>(0)];
  CHECK(*first.p_ahead_of_next == Approx(first.p_selected));
}

TEST_CASE("Robustness: two practices that two experts order differently are even") {
  auto builder = StudyBuilder().criterion("К1", "1").practice("P1").practice("P2");
  builder.sheet("P1", "Э-01", "3").sheet("P2", "Э-01", "1");
  builder.sheet("P1", "Э-02", "1").sheet("P2", "Э-02", "3");
  const auto study = builder.rules([](Rules& rules) { rules.selection.places = 1; }).build();
  const auto result = robustness_of(study);
  REQUIRE(result.has_value());
  for (const std::uint32_t p : {0U, 1U}) {
    const auto& of = *result->of[Index<Practice>(p)];
    CHECK(of.p_selected == Approx(0.5).margin(0.02));  // four standard errors
    CHECK(of.zone == Zone::to_be_discussed);
    CHECK(of.place_low == 1);
    CHECK(of.place_high == 2);
  }
}

TEST_CASE("Robustness: only the spread of weights moves those on whom the experts agree") {
  auto builder = StudyBuilder().criterion("К1", "1").criterion("К2", "1");
  builder.practice("P1").practice("P2");
  for (const auto* expert : {"Э-01", "Э-02"}) {
    builder.sheet("P1", expert, "3 1").sheet("P2", expert, "1 3");
  }
  const auto study = builder.rules([](Rules& rules) { rules.selection.places = 1; }).build();
  const auto still = robustness_of(study, {.weight_spread = 0});
  CHECK(still->of[Index<Practice>(0)]->p_selected == Approx(1));  // level: both are first
  CHECK(still->of[Index<Practice>(1)]->p_selected == Approx(1));
  const auto moved = robustness_of(study, {.weight_spread = 0.1});
  CHECK(moved->of[Index<Practice>(0)]->p_selected == Approx(0.5).margin(0.02));
}

TEST_CASE("Robustness: one, two and seven threads give the same numbers") {
  auto builder = four_practices();
  builder.practice("P5").sheet("P5", "Э-01", "3 0").sheet("P5", "Э-02", "1 3");
  const auto study = builder.build();
  const RobustnessOptions options{.draws = 3001};
  const auto one = robustness_of(study, options, 1);
  for (const unsigned threads : {2U, 7U}) {
    const auto many = robustness_of(study, options, threads);
    for (const auto practice : study.practices.count()) {
      const auto& a = *one->of[practice];
      const auto& b = *many->of[practice];
      CHECK(a.p_selected == Approx(b.p_selected).margin(1e-15));
      CHECK(a.place_low == b.place_low);
      CHECK(a.place_high == b.place_high);
    }
  }
}

TEST_CASE("Robustness: with neither places nor a pass mark there is no list to be sure of") {
  auto builder = four_practices();
  builder.rules([](Rules& rules) { rules.selection.places.reset(); });
  const auto study = builder.build();
  CHECK_FALSE(robustness_of(study).has_value());
  // Totals are 12, 8, 7 and 0 of 12.
  const auto marked = robustness_of(study, {.weight_spread = 0}, 1, Points::whole(8));
  REQUIRE(marked.has_value());
  const std::array<double, 4> chances{1, 1, 0, 0};
  for (std::uint32_t p = 0; p < 4; ++p) {
    CHECK(marked->of[Index<Practice>(p)]->p_selected == Approx(chances[p]).margin(1e-15));
  }
}

TEST_CASE("Robustness: who fails a gate takes no place from anybody") {
  const auto study = four_practices().build();
  const auto consistency = rate(study, num::Threads{1});
  ListRule list{.places = 2, .may_enter = Per<Practice, bool>(study.practices.count(), true)};
  list.may_enter[Index<Practice>(0)] = false;
  const auto result =
      robustness(study, score(study, consistency, num::Threads{1}), list, {}, num::Threads{1});
  REQUIRE(result.has_value());
  CHECK(result->of[Index<Practice>(0)]->zone == Zone::surely_out);
  CHECK(result->of[Index<Practice>(0)]->place_low == 1);
  CHECK(result->of[Index<Practice>(2)]->zone == Zone::surely_in);
}

}  // namespace
}  // namespace otbor
