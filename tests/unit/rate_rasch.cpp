#include <cmath>

#include <catch2/catch.hpp>

#include "engine/rate/rasch/bias.hpp"
#include "engine/rate/rasch/fit.hpp"
#include "engine/rate/rasch/mml.hpp"
#include "tests/unit/rasch_ratings.hpp"

namespace otbor::rasch {
namespace {

/// Largest difference of observed and expected totals of elements and counts of categories.
double largest_residual(const Design& design, const Jml& fitted) {
  std::vector<std::vector<double>> rest;
  for (const auto& facet : design.facets) rest.emplace_back(facet.levels);
  std::vector<double> counts(fitted.at.thresholds.size() * fitted.categories.values.size());
  for (std::size_t i = 0; i < design.score.size(); ++i) {
    if (!fitted.kept[i]) continue;
    const auto probability = by_definition(design, fitted, i);
    const auto set = design.threshold_facet ? design.facets[*design.threshold_facet].level[i] : 0;
    double expected = 0;
    for (std::size_t k = 0; k < probability.size(); ++k) {
      expected += static_cast<double>(k) * probability[k];
      counts[set * probability.size() + k] -= probability[k];
    }
    counts[set * probability.size() + fitted.categories.of_rating[i]] += 1;
    for (std::size_t f = 0; f < rest.size(); ++f) {
      rest[f][design.facets[f].level[i]] += fitted.categories.of_rating[i] - expected;
    }
  }
  rest.push_back(counts);
  double largest = 0;
  for (const auto& values : rest) {
    for (const double value : values) largest = std::max(largest, std::abs(value));
  }
  return largest;
}

TEST_CASE("joint likelihood: every total and every count is the expected one") {
  auto design = simulated(60, 7, 4);
  const auto rating_scale = fit_jml(design);
  REQUIRE(rating_scale.has_value());
  CHECK(largest_residual(design, *rating_scale) < 1e-6);
  design.threshold_facet = 2;
  const auto partial_credit = fit_jml(design);
  REQUIRE(partial_credit.has_value());
  CHECK(partial_credit->at.thresholds.size() == 4);
  CHECK(largest_residual(design, *partial_credit) < 1e-6);
  CHECK(partial_credit->log_likelihood > rating_scale->log_likelihood);
}

TEST_CASE("severities, difficulties and thresholds sum to zero") {
  const auto design = simulated(60, 7, 4);
  const auto fitted = fit_jml(design);
  for (std::size_t f = 1; f < 3; ++f) {
    double sum = 0;
    for (const double effect : fitted->at.effect[f]) sum += effect;
    CHECK(sum == Approx(0).margin(1e-9));
  }
  double sum = 0;
  for (const double threshold : fitted->at.thresholds[0]) sum += threshold;
  CHECK(sum == Approx(0).margin(1e-9));
}

TEST_CASE(
    "two dichotomous questions: the difference of difficulties is the log odds of discordance") {
  // For pairs of items joint estimation doubles the conditional difference, 2 log(n01 / n10):
  // E. B. Andersen, Discrete Statistical Models (1980), section 6.1.
  Design design;
  design.facets = {{40, {}}, {2, {}}};
  for (std::uint32_t p = 0; p < 40; ++p) {
    for (std::uint32_t item = 0; item < 2; ++item) {
      design.facets[0].level.push_back(p);
      design.facets[1].level.push_back(item);
      design.score.push_back((p < 30) == (item == 0) ? 1 : 0);
    }
  }
  const auto fitted = fit_jml(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->measure(1, 1, 0) - fitted->measure(1, 0, 0) ==
        Approx(2 * std::log(30.0 / 10)).epsilon(1e-9));
}

TEST_CASE("an element with the highest mark everywhere gets the measure three tenths below it") {
  auto design = simulated(60, 7, 4);
  for (std::size_t i = 0; i < design.score.size(); ++i) {
    if (design.facets[0].level[i] == 5) design.score[i] = 4;
    if (design.facets[0].level[i] == 9) design.score[i] = 1;
  }
  const auto fitted = fit_jml(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->is_extreme[0][5]);
  CHECK(largest_residual(design, *fitted) < 1e-6);
  for (const std::uint32_t extreme : {5, 9}) {
    double expected = 0;
    for (std::size_t i = 0; i < design.score.size(); ++i) {
      if (design.facets[0].level[i] != extreme) continue;
      const auto probability = by_definition(design, *fitted, i);
      for (std::size_t k = 0; k < 4; ++k) expected += static_cast<double>(k) * probability[k];
    }
    CHECK(expected == Approx(extreme == 5 ? 3 * 12 - 0.3 : 0.3).epsilon(1e-9));
  }
  const auto tables = fit_tables(design, *fitted);
  CHECK(tables.elements[0][5].se_model.has_value());
  CHECK_FALSE(tables.elements[0][5].infit.has_value());
}

TEST_CASE("fit statistics and agreements are what their definitions say") {
  const auto design = simulated(60, 7, 4);
  const auto fitted = fit_jml(design);
  const auto tables = fit_tables(design, *fitted);
  double squares = 0;
  double information = 0;
  double standard = 0;
  double count = 0;
  double pairs = 0;
  double exact = 0;
  double expected = 0;
  for (std::size_t i = 0; i < design.score.size(); ++i) {
    const auto p = by_definition(design, *fitted, i);
    const double mean = p[1] + 2 * p[2] + 3 * p[3];
    const double variance = p[1] + 4 * p[2] + 9 * p[3] - mean * mean;
    const double rest = design.score[i] - 1 - mean;
    if (design.facets[1].level[i] == 3) {
      squares += rest * rest;
      information += variance;
      standard += rest * rest / variance;
      count += 1;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (design.facets[0].level[i] != design.facets[0].level[j]) continue;
      if (design.facets[2].level[i] != design.facets[2].level[j]) continue;
      const auto q = by_definition(design, *fitted, j);
      pairs += 1;
      exact += std::abs(design.score[i] - design.score[j]) < 0.5 ? 1 : 0;
      for (std::size_t k = 0; k < 4; ++k) expected += p[k] * q[k];
    }
  }
  const auto& expert = tables.elements[1][3];
  CHECK(*expert.infit == Approx(squares / information));
  CHECK(*expert.outfit == Approx(standard / count));
  CHECK(*expert.se_model == Approx(1 / std::sqrt(information)));
  CHECK(tables.agreement.opportunities == Approx(pairs));
  CHECK(tables.agreement.exact == Approx(exact));
  CHECK(tables.agreement.expected_exact == Approx(expected));
}

TEST_CASE("a term of bias gives the cell the total it has") {
  const auto design = simulated(60, 7, 4);
  const auto fitted = fit_jml(design);
  const auto cells = bias_between(design, *fitted, 1, 2);
  REQUIRE(cells.size() == 28);
  auto biased = *fitted;
  biased.at.effect[1][cells[5].first] += *cells[5].size;
  double rest = 0;
  for (std::size_t i = 0; i < design.score.size(); ++i) {
    if (design.facets[1].level[i] != cells[5].first) continue;
    if (design.facets[2].level[i] != cells[5].second) continue;
    const auto p = by_definition(design, biased, i);
    rest += design.score[i] - 1 - (p[1] + 2 * p[2] + 3 * p[3]);
  }
  CHECK(rest == Approx(0).margin(1e-7));
}

TEST_CASE("a Rasch model says why it does not exist") {
  CHECK(fit_jml({}).error() == Undefined::no_ratings);
  Design equal{
      .facets = {{2, {0, 1}}, {1, {0, 0}}}, .object = 0, .score = {3, 3}, .threshold_facet = {}};
  CHECK(fit_jml(equal).error() == Undefined::no_variation);
  // Two panels that share no practice.
  Design apart;
  apart.facets = {{4, {}}, {4, {}}};
  for (std::uint32_t p = 0; p < 4; ++p) {
    for (std::uint32_t e = 0; e < 2; ++e) {
      apart.facets[0].level.push_back(p);
      apart.facets[1].level.push_back(p / 2 * 2 + e);
      apart.score.push_back((p + e) % 2);
    }
  }
  CHECK(fit_jml(apart).error() == Undefined::not_connected);
}

TEST_CASE("Rasch measures that would have to be infinite do not exist") {
  // The first expert never gives 0, the second never 2: the further apart they stand, the better.
  Design split;
  split.facets = {{3, {0, 0, 1, 1, 2, 2}}, {2, {0, 1, 0, 1, 0, 1}}};
  split.score = {2, 1, 1, 1, 2, 0};
  const auto fitted = fit_jml(split);
  REQUIRE_FALSE(fitted.has_value());
  CHECK(fitted.error() == Undefined::separated);
}

TEST_CASE("a level marked at one end throughout has no thresholds of its own") {
  // Partial credit: three experts with thresholds of their own; the third gives the highest mark to
  // everybody.
  Design design;
  design.facets = {{6, {}}, {3, {}}};
  design.threshold_facet = 1;
  const std::vector<std::vector<double>> marks{{1, 2, 3}, {2, 1, 3}, {3, 2, 3},
                                               {2, 3, 3}, {2, 2, 3}, {1, 3, 3}};
  for (std::uint32_t p = 0; p < 6; ++p) {
    for (std::uint32_t e = 0; e < 3; ++e) {
      design.facets[0].level.push_back(p);
      design.facets[1].level.push_back(e);
      design.score.push_back(marks[p][e]);
    }
  }
  const auto fitted = fit_jml(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->has_thresholds == std::vector<bool>{true, true, false});
  const auto& sets = fitted->at.thresholds;
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(sets[2][k] == Approx((sets[0][k] + sets[1][k]) / 2).margin(1e-12));
  }
}

TEST_CASE("a Rasch model has the same bits for one and for three threads") {
  const auto design = simulated(200, 9, 4);
  const auto one = fit_jml(design, {.threads = {1}});
  const auto three = fit_jml(design, {.threads = {3}});
  const auto mml_one = fit_mml(design, {1});
  const auto mml_three = fit_mml(design, {3});
  bool same = true;
  for (std::size_t p = 0; p < 200; ++p) {
    same = same && !(one->at.effect[0][p] < three->at.effect[0][p]) &&
           !(one->at.effect[0][p] > three->at.effect[0][p]);
    same = same && !(mml_one->eap[p] < mml_three->eap[p]) && !(mml_one->eap[p] > mml_three->eap[p]);
  }
  CHECK(same);
}

}  // namespace
}  // namespace otbor::rasch
