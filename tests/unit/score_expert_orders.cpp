#include <catch2/catch.hpp>

#include "engine/rate/consistency.hpp"
#include "engine/score/expert_orders.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

Per<Expert, Expected<ExpertOrder>> orders_of(const Study& study) {
  const auto consistency = rate(study, num::Threads{1});
  return expert_orders(study, consistency, score(study, consistency, num::Threads{1}),
                       num::Threads{1});
}

TEST_CASE("Orders of experts: pairs put otherwise than by places are counted") {
  // Means 2.5, 2, 1.5 and 0: places 1, 2, 3, 4.
  const auto study = StudyBuilder()
                         .criterion("К1", "1")
                         .practice("P1")
                         .practice("P2")
                         .practice("P3")
                         .practice("P4")
                         .sheet("P1", "Э-01", "3")
                         .sheet("P1", "Э-02", "2")
                         .sheet("P2", "Э-01", "1")
                         .sheet("P2", "Э-02", "3")
                         .sheet("P3", "Э-01", "2")
                         .sheet("P3", "Э-02", "1")
                         .sheet("P4", "Э-01", "0")
                         .sheet("P4", "Э-03", "0")
                         .build();
  const auto orders = orders_of(study);
  const auto& first = orders[Index<Expert>(0)];  // 1, 3, 2, 4: one of six pairs
  REQUIRE(first.has_value());
  CHECK(first->practices == 4);
  CHECK(first->pairs == 6);
  CHECK(first->reversed == 1);
  CHECK(*first->tau_b == Approx(4.0 / 6));
  const auto& second = orders[Index<Expert>(1)];  // 2, 1, 3: one of three pairs
  REQUIRE(second.has_value());
  CHECK(second->pairs == 3);
  CHECK(second->reversed == 1);
  const auto& third = orders[Index<Expert>(2)];  // rated one practice
  REQUIRE_FALSE(third.has_value());
  CHECK(third.error() == Undefined::too_few_pairs);
}

TEST_CASE("Orders of experts: equal totals are a pair in neither order") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1")
                         .practice("P1")
                         .practice("P2")
                         .sheet("P1", "Э-01", "2")
                         .sheet("P2", "Э-01", "2")
                         .sheet("P1", "Э-02", "3")
                         .sheet("P2", "Э-02", "1")
                         .build();
  const auto orders = orders_of(study);
  CHECK(orders[Index<Expert>(0)]->reversed == 0);
  REQUIRE_FALSE(orders[Index<Expert>(0)]->tau_b.has_value());
  CHECK(orders[Index<Expert>(0)]->tau_b.error() == Undefined::no_variation);
  CHECK(orders[Index<Expert>(1)]->reversed == 0);
}

TEST_CASE("Orders of experts: where the smallest total is best, so is the expert's") {
  const auto study = StudyBuilder()
                         .criterion("К1", "1", {.lower_is_better = true})
                         .practice("P1")
                         .practice("P2")
                         .sheet("P1", "Э-01", "3")
                         .sheet("P2", "Э-01", "1")
                         .build();
  CHECK(orders_of(study)[Index<Expert>(0)]->reversed == 0);
}

}  // namespace
}  // namespace otbor
