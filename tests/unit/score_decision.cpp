#include <catch2/catch.hpp>

#include "engine/score/decision/choquet.hpp"
#include "engine/score/decision/electre.hpp"
#include "engine/score/decision/owa.hpp"
#include "engine/score/decision/promethee.hpp"
#include "engine/score/decision/topsis.hpp"
#include "engine/score/decision/vikor.hpp"
#include "engine/score/decision/weighted.hpp"
#include "tests/property/draws_of_profiles.hpp"

namespace otbor::decision {
namespace {

TEST_CASE("Places: equal scores share the first of their places, rounding makes no difference") {
  CHECK(places(std::vector<double>{3, 5, 5, 1}) == std::vector<std::size_t>{3, 1, 1, 4});
  CHECK(places(std::vector<double>{3, 5, 5, 1}, Goal::min) == std::vector<std::size_t>{2, 3, 3, 1});
  CHECK(places(std::vector<double>{0.1 + 0.2, 0.3}) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("Shares: weights that are negative or all zero are no weights") {
  CHECK(shares(std::vector<double>{1, 3}).value() == std::vector<double>{0.25, 0.75});
  CHECK(shares(std::vector<double>{1, -1}).error() == Undefined::not_positive);
  CHECK(shares(std::vector<double>{0, 0}).error() == Undefined::not_positive);
}

TEST_CASE(
    "Normalisation: a column that separates nobody becomes zero and nothing is divided by it") {
  const num::Matrix values(2, 1, {0.0, 0.0});
  for (const auto way :
       {Normalisation::max, Normalisation::sum, Normalisation::minmax, Normalisation::vector}) {
    CHECK(scaled(values, way)(0, 0) == Approx(0.0).margin(1e-15));
  }
}

TEST_CASE("Costs: inverting wants positive values, the complement takes any") {
  const Problem problem{num::Matrix(2, 1, {0.0, 2.0}), {Goal::min}, {1.0}};
  CHECK(weighted_sum(problem, Normalisation::max, Costs::invert).error() ==
        Undefined::not_positive);
  const auto result = weighted_sum(problem, Normalisation::max, Costs::complement);
  CHECK(result->score == std::vector<double>{1.0, 0.0});
}

TEST_CASE("Weighted product: one zero makes the product zero, whatever the rest") {
  const Problem problem{
      num::Matrix(2, 2, {0.0, 9.0, 1.0, 1.0}), {Goal::max, Goal::max}, {0.5, 0.5}};
  const auto result = weighted_product(problem, Normalisation::none, Costs::invert);
  CHECK(result->score[0] == Approx(0.0).margin(1e-15));
  CHECK(result->rank == std::vector<std::size_t>{2, 1});
  CHECK_FALSE(result->log10_score[0].has_value());
  CHECK(*result->log10_score[1] == Approx(0.0).margin(1e-15));
}

TEST_CASE("Scales: a criterion that separates nobody is zero, to be maximised or minimised") {
  for (const auto goal : {Goal::max, Goal::min}) {
    const Problem problem{num::Matrix(2, 2, {3.0, 5.0, 3.0, 7.0}), {goal, Goal::max}, {0.5, 0.5}};
    const auto result = weighted_sum(problem, Normalisation::minmax, Costs::complement);
    CHECK(result->score == std::vector<double>{0.0, 0.5});
  }
}

TEST_CASE("Scales: a norm below zero would make the worst the best, so there is no score") {
  const Problem problem{num::Matrix(2, 1, {-1.0, -2.0}), {Goal::max}, {1.0}};
  for (const auto way : {Normalisation::max, Normalisation::sum}) {
    CHECK(turns_round(problem.values, way));
    CHECK(weighted_sum(problem, way, Costs::complement).error() == Undefined::not_positive);
  }
  CHECK_FALSE(turns_round(problem.values, Normalisation::vector));
}

TEST_CASE("Scales: the length of a column is found for values of any size") {
  const double tiny = 1e-200;
  const auto result = scaled(num::Matrix(2, 1, {3 * tiny, 4 * tiny}), Normalisation::vector);
  CHECK(result(0, 0) == Approx(0.6));
  CHECK(result(1, 0) == Approx(0.8));
}

TEST_CASE("TOPSIS: alternatives that are all equal are half way to the ideal") {
  const Problem problem{num::Matrix(3, 2, 4.0), {Goal::max, Goal::min}, {0.5, 0.5}};
  CHECK(topsis(problem, Normalisation::vector).closeness == std::vector<double>(3, 0.5));
}

TEST_CASE("VIKOR and PROMETHEE: one alternative alone has nobody to be compared with") {
  const Problem problem{num::Matrix(1, 1, 4.0), {Goal::max}, {1.0}};
  CHECK(vikor(problem).error() == Undefined::one_practice);
  CHECK(promethee(problem, {PreferenceFunction{}}).error() == Undefined::one_practice);
}

TEST_CASE("PROMETHEE: the six preference functions take the values of the article's figures") {
  const auto at = [](Preference type, double d) {
    return preference({.type = type, .q = 1, .p = 3, .s = 2}, d);
  };
  CHECK(at(Preference::usual, 0) == Approx(0.0).margin(1e-15));
  CHECK(at(Preference::usual, 0.1) == Approx(1.0).margin(1e-15));
  CHECK(at(Preference::u_shape, 1) == Approx(0.0).margin(1e-15));
  CHECK(at(Preference::u_shape, 1.1) == Approx(1.0).margin(1e-15));
  CHECK(at(Preference::v_shape, 1.5) == Approx(0.5));
  CHECK(at(Preference::level, 1) == Approx(0.0).margin(1e-15));
  CHECK(at(Preference::level, 2) == Approx(0.5).margin(1e-15));
  CHECK(at(Preference::level, 3.1) == Approx(1.0).margin(1e-15));
  CHECK(at(Preference::linear, 2) == Approx(0.5));
  CHECK(at(Preference::linear, 3) == Approx(1.0).margin(1e-15));
  CHECK(at(Preference::gaussian, 2) == Approx(0.3934693402873666));  // 1 − e^(−1/2)
  CHECK(at(Preference::gaussian, -2) == Approx(0.0).margin(1e-15));
}

TEST_CASE("PROMETHEE: net flows sum to nothing") {
  for (std::uint32_t number = 0; number < 50; ++number) {
    Draws draws(number);
    const auto problem = random_problem(draws, 5, 3);
    const auto result = promethee(
        problem, std::vector<PreferenceFunction>(3, {.type = Preference::linear, .q = 1, .p = 4}));
    double sum = 0;
    for (const double net : result->phi_net) sum += net;
    CHECK(sum == Approx(0).margin(1e-12));
  }
}

TEST_CASE("ELECTRE III: concordance, discordance and a veto, by hand") {
  // Two criteria of equal weight. b is behind by 10 on the first and ahead by 2 on the second.
  const Problem problem{
      num::Matrix(2, 2, {20.0, 4.0, 10.0, 6.0}), {Goal::max, Goal::max}, {0.5, 0.5}};
  const std::vector<Thresholds> mild{{.indifference = 5, .preference = 15},
                                     {.indifference = 1, .preference = 5}};
  const auto soft = electre_iii(problem, mild);
  CHECK(soft.credibility(0, 1) == Approx(0.5 + 0.5 * 0.75));  // behind by 2 of 1 … 5
  CHECK(soft.credibility(1, 0) == Approx(0.5 * 0.5 + 0.5));   // behind by 10 of 5 … 15
  const std::vector<Thresholds> strict{{.indifference = 2, .preference = 4, .veto = 12},
                                       {.indifference = 1, .preference = 5}};
  const auto hard = electre_iii(problem, strict);
  // C = 1/2, d = (10 − 4)/(12 − 4) = 3/4 > C: σ = 1/2 · (1 − 3/4)/(1 − 1/2).
  CHECK(hard.credibility(1, 0) == Approx(0.25));
  CHECK(hard.rank == std::vector<std::size_t>{1, 2});
}

TEST_CASE("ELECTRE III: what is better everywhere is first in both distillations") {
  const Problem problem{
      num::Matrix(3, 2, {9.0, 9.0, 5.0, 5.0, 1.0, 1.0}), {Goal::max, Goal::max}, {0.5, 0.5}};
  const auto result = electre_iii(problem, std::vector<Thresholds>(2));
  CHECK(result.descending == std::vector<std::size_t>{1, 2, 3});
  CHECK(result.ascending == std::vector<std::size_t>{1, 2, 3});
  CHECK(result.rank == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("ELECTRE III: two distillations that an independent program tests, the first by hand") {
  // λ = 1, s = 0.15, cut 0.8: only 1 is above 3 and 5 by more than s, and is taken. Of 2 … 5
  // nothing passes 0.67; at 0, 2 is above 5. Of 3, 4, 5 none is above another at any level. From
  // below: 3 and 5 go first, level; of 1, 2, 4, cut 0.25, 1 is above 4; 1 and 2 are left level.
  const num::Matrix five(5, 5, {1,   0,   1,    0.8, 1,    0, 1,    0,    0.9, 0.67, 0.6, 0, 1,
                                0.6, 0.8, 0.25, 0.8, 0.67, 1, 0.85, 0.67, 0,   0.8,  0.8, 1});
  CHECK(distillation(five, Distil::best_first) == std::vector<std::size_t>{1, 2, 3, 3, 3});
  CHECK(distillation(five, Distil::worst_first) == std::vector<std::size_t>{1, 1, 4, 3, 4});
  // Sites of a power station in five countries.
  const num::Matrix sites(5, 5, {1,    0.6, 0.3, 0.7, 0.55, 0, 1,    0.2, 0, 0,   0.58, 0.6, 1,
                                 0.85, 0,   0.3, 0,   0.6,  1, 0.58, 0.6, 0, 0.6, 0.7,  1});
  CHECK(distillation(sites, Distil::best_first) == std::vector<std::size_t>{2, 3, 1, 3, 3});
  CHECK(distillation(sites, Distil::worst_first) == std::vector<std::size_t>{3, 4, 2, 5, 1});
}

TEST_CASE("OWA: the maximum, the minimum and the mean are ordered weighted averages") {
  const std::vector<double> values{3, 9, 6};
  const std::vector<double> first{1, 0, 0};
  const std::vector<double> last{0, 0, 1};
  const std::vector<double> even(3, 1.0 / 3);
  CHECK(owa(values, first) == Approx(9.0).margin(1e-15));
  CHECK(owa(values, last) == Approx(3.0).margin(1e-15));
  CHECK(owa(values, even) == Approx(6));
  CHECK(orness(first) == Approx(1.0).margin(1e-15));
  CHECK(orness(last) == Approx(0.0).margin(1e-15));
  CHECK(orness(even) == Approx(0.5));
}

TEST_CASE("Choquet: with an additive capacity the integral is the weighted sum") {
  const auto capacity = Capacity::of({0, 0.2, 0.3, 0.5, 0.5, 0.7, 0.8, 1});
  REQUIRE(capacity.has_value());
  CHECK(choquet(std::vector<double>{10, 20, 30}, *capacity) == Approx(23));
  CHECK(shapley(*capacity)[1] == Approx(0.3));
  CHECK(interaction(*capacity)(0, 2) == Approx(0).margin(1e-12));
  CHECK(orness(*capacity) == Approx(0.5));
}

TEST_CASE("Choquet: weights of coalitions that fall, or do not end at one, are no capacity") {
  CHECK(Capacity::of({0, 0.6, 0.3, 0.5}).error() == Undefined::not_a_capacity);
  CHECK(Capacity::of({0, 0.6, 0.7, 1, 1, 1, 1, 0.9}).error() == Undefined::not_a_capacity);
  CHECK(Capacity::of({0, 0.5, 1}).error() == Undefined::not_a_capacity);
  CHECK(Capacity::of({}).error() == Undefined::not_a_capacity);
}

}  // namespace
}  // namespace otbor::decision
