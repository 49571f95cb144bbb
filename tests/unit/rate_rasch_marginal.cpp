#include <cmath>

#include <catch2/catch.hpp>

#include "engine/rate/rasch/marginal.hpp"
#include "engine/rate/rasch/mml.hpp"
#include "tests/unit/rasch_ratings.hpp"

namespace otbor::rasch {
namespace {

/// −2 log of the marginal likelihood: the integral by a sum over the whole line.
double marginal_deviance(const Design& design, const Mml& fitted, double shift_of_expert_0) {
  Jml joint{.categories = fitted.categories, .kept = std::vector<bool>(design.score.size(), true)};
  const double sigma = std::sqrt(fitted.variance);
  double deviance = 0;
  for (std::uint32_t p = 0; p < design.facets[0].levels; ++p) {
    double likelihood = 0;
    double weights = 0;
    for (int q = -900; q <= 900; ++q) {
      const double theta = q / 100.0 * sigma;
      joint.at = fitted.at;
      joint.at.effect[0][p] = theta;
      joint.at.effect[1][0] += shift_of_expert_0;
      double term = std::exp(-theta * theta / (2 * fitted.variance));
      weights += term;
      for (std::size_t i = 0; i < design.score.size(); ++i) {
        if (design.facets[0].level[i] != p) continue;
        term *= by_definition(design, joint, i)[fitted.categories.of_rating[i]];
      }
      likelihood += term;
    }
    deviance -= 2 * std::log(likelihood / weights);
  }
  return deviance;
}

TEST_CASE("marginal likelihood: the deviance is its integral, and lowest at the estimate") {
  const auto design = simulated(30, 4, 2);
  const auto fitted = fit_mml(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->parameters == 1 + 2 + 3 + 2);
  CHECK(marginal_deviance(design, *fitted, 0) == Approx(fitted->deviance).epsilon(1e-8));
  CHECK(marginal_deviance(design, *fitted, 0.01) > fitted->deviance);
  CHECK(marginal_deviance(design, *fitted, -0.01) > fitted->deviance);
}

TEST_CASE("marginal likelihood: the integral is exact to practices nobody finds fault with") {
  // Far from their ratings' information the posterior is wide, and has narrow features.
  auto design = simulated(30, 4, 2);
  for (std::size_t i = 0; i < design.score.size(); ++i) {
    if (design.facets[0].level[i] < 6) design.score[i] = 4;
    if (design.facets[0].level[i] > 22) design.score[i] = 1;
  }
  const auto fitted = fit_mml(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->variance > 4);
  CHECK(marginal_deviance(design, *fitted, 0) == Approx(fitted->deviance).epsilon(1e-11));
}

TEST_CASE("marginal likelihood: the integral is exact to forty ratings of a practice") {
  const auto design = simulated(20, 5, 14);
  const auto fitted = fit_mml(design);
  REQUIRE(fitted.has_value());
  CHECK(marginal_deviance(design, *fitted, 0) == Approx(fitted->deviance).epsilon(1e-11));
}

TEST_CASE("marginal likelihood: fewer practices than parameters are no obstacle") {
  const auto design = simulated(6, 5, 4);
  const auto fitted = fit_mml(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->parameters == 1 + 2 + 4 + 4);
  CHECK(marginal_deviance(design, *fitted, 0.01) > fitted->deviance);
  CHECK(marginal_deviance(design, *fitted, -0.01) > fitted->deviance);
}

TEST_CASE("marginal likelihood: slopes and curvature are what differences show") {
  auto design = simulated(40, 5, 3);
  design.threshold_facet = GENERATE(std::optional<std::size_t>(), std::optional<std::size_t>(2));
  const auto categories = categories_of(design.score);
  const Joint joint(design, categories, {});
  Population here{
      .at = {.effect = {std::vector<double>(40), {0.4, -0.2, 0.1, -0.5, 0.2}, {0.3, -0.6, 0.2}},
             .thresholds = {}},
      .log_sigma = -0.3};
  here.at.thresholds.assign(joint.sets(), {-0.9, 0.4, 0.7});
  const auto at = [&](std::size_t column, double shift) {
    auto there = here;
    const std::size_t thresholds = joint.sets() * 3;
    if (column < thresholds) {
      there.at.thresholds[column / 3][column % 3] -= shift;
    } else if (column < thresholds + 5) {
      there.at.effect[1][column - thresholds] += shift;
    } else if (column < thresholds + 8) {
      there.at.effect[2][column - thresholds - 5] += shift;
    } else {
      there.log_sigma += shift;
    }
    return marginal_at(joint, there, Information::observed, {});
  };
  constexpr double step = 1e-4;
  const auto middle = at(0, 0);
  for (std::size_t column = 0; column < middle.gradient.size(); ++column) {
    CAPTURE(column);
    const auto after = at(column, step);
    const auto before = at(column, -step);
    CHECK(middle.gradient[column] ==
          Approx((after.log_likelihood - before.log_likelihood) / (2 * step)).margin(1e-5));
    for (std::size_t other = 0; other < middle.gradient.size(); ++other) {
      CHECK(middle.information.at(column, other) ==
            Approx((before.gradient[other] - after.gradient[other]) / (2 * step)).margin(1e-5));
    }
  }
}

TEST_CASE("marginal likelihood: the measure by weighted likelihood solves Warm's equation") {
  const auto design = simulated(30, 4, 2);
  const auto fitted = fit_mml(design);
  REQUIRE(fitted.has_value());
  for (std::uint32_t p = 0; p < 30; ++p) {
    Jml joint{.categories = fitted->categories};
    joint.at = fitted->at;
    joint.at.effect[0][p] = fitted->wle[p];
    double score = 0;
    double information = 0;
    double third = 0;
    for (std::size_t i = 0; i < design.score.size(); ++i) {
      if (design.facets[0].level[i] != p) continue;
      const auto probability = by_definition(design, joint, i);
      const auto [mean, variance] = moments(probability);
      score += fitted->categories.of_rating[i] - mean;
      information += variance;
      third += third_moment(probability, mean);
    }
    CHECK(score + third / (2 * information) == Approx(0).margin(1e-9));
    CHECK(fitted->wle_error[p] == Approx(1 / std::sqrt(information)));
  }
}

TEST_CASE("a marginal Rasch model says why it does not exist") {
  auto design = simulated(60, 7, 4);
  SECTION("nobody varies") {
    design.score.assign(design.score.size(), 2);
    CHECK(fit_mml(design).error() == Undefined::no_variation);
  }
  SECTION("an expert whose every mark is the lowest has no finite severity") {
    for (std::size_t i = 0; i < design.score.size(); ++i) {
      if (design.facets[1].level[i] == 3) design.score[i] = 1;
    }
    CHECK(fit_mml(design).error() == Undefined::not_connected);
  }
  SECTION("practices that do not differ have no spread") {
    for (std::size_t i = 0; i < design.score.size(); ++i) {
      design.score[i] = 1.0 + (design.facets[1].level[i] + design.facets[2].level[i]) % 4;
    }
    CHECK(fit_mml(design).error() == Undefined::not_identified);
  }
}

}  // namespace
}  // namespace otbor::rasch
