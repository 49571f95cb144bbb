#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/effects.hpp"
#include "engine/rate/mixed/reml.hpp"
#include "engine/rate/severity.hpp"
#include "tests/support/ratings.hpp"

namespace otbor {
namespace {

double noise(std::uint32_t stream, std::uint32_t index) {
  return num::uniform(23, num::Stage::generator, stream, index) - 0.5;
}

/// Each practice is rated by three of its panel's experts; experts differ by `severity` points.
Ratings panels_of(std::uint32_t panels, std::uint32_t practices, std::uint32_t experts,
                  double severity) {
  Ratings ratings(Count<Expert>(std::size_t{panels} * experts));
  for (std::uint32_t panel = 0; panel < panels; ++panel) {
    for (std::uint32_t p = 0; p < practices; ++p) {
      ratings.begin_practice();
      const std::uint32_t practice = panel * practices + p;
      for (std::uint32_t e = 0; e < experts; ++e) {
        if ((e + p) % experts > 2) continue;
        const std::uint32_t expert = panel * experts + e;
        ratings.add({Index<Expert>(expert), 50 + 20 * noise(1, practice) -
                                                severity * noise(2, expert) +
                                                4 * noise(3, practice * 100 + e)});
      }
    }
  }
  return ratings;
}

/// The deviance of fit_severity from its definition: V and X of all totals written down.
double deviance(const Ratings& ratings, double phi) {
  std::vector<std::size_t> practice;
  std::vector<std::size_t> expert;
  std::vector<double> x;
  for (const auto p : ratings.practices()) {
    for (const auto& rating : ratings.of(p)) {
      practice.push_back(p.value());
      expert.push_back(rating.expert.value());
      x.push_back(rating.value);
    }
  }
  const std::size_t n = x.size();
  const std::size_t practices = ratings.practices().value();
  num::Symmetric v(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      v(i, j) = (i == j ? 1 : 0) + (expert[i] == expert[j] ? phi : 0);
    }
  }
  const auto factor = num::Cholesky::of(v);
  const auto solved = factor->solve(x);
  num::Symmetric information(practices);
  std::vector<double> right(practices);
  for (std::size_t p = 0; p < practices; ++p) {
    std::vector<double> column(n);
    for (std::size_t i = 0; i < n; ++i) column[i] = practice[i] == p ? 1 : 0;
    const auto image = factor->solve(column);
    for (std::size_t i = 0; i < n; ++i) {
      if (practice[i] <= p) information(p, practice[i]) += image[i];
      right[p] += column[i] * solved[i];
    }
  }
  const auto fixed = num::Cholesky::of(information);
  double rest = 0;
  for (std::size_t i = 0; i < n; ++i) rest += x[i] * solved[i];
  const auto worth = fixed->solve(right);
  for (std::size_t p = 0; p < practices; ++p) rest -= right[p] * worth[p];
  return factor->log_determinant(0, n) + fixed->log_determinant(0, practices) +
         static_cast<double>(n - practices) * std::log(rest);
}

TEST_CASE("severity: the ratio of variances is where the restricted likelihood is highest") {
  const auto ratings = panels_of(3, 8, 5, 8);
  const auto fitted = fit_severity(ratings);
  REQUIRE(fitted.has_value());
  REQUIRE(fitted->lambda.has_value());
  const double phi = 1 / *fitted->lambda;
  const double here = deviance(ratings, phi);
  CHECK(deviance(ratings, phi * 1.01) > here);
  CHECK(deviance(ratings, phi / 1.01) > here);
  const double slope = (deviance(ratings, phi * 1.001) - deviance(ratings, phi / 1.001)) / 0.002;
  CHECK(slope == Approx(0).margin(1e-5));
}

TEST_CASE("severity is the ridge solution at that ratio, turned round") {
  const auto ratings = panels_of(3, 8, 5, 8);
  const auto fitted = fit_severity(ratings);
  const auto ridge = calibrate(ratings, *fitted->lambda);
  for (const auto expert : ratings.experts()) {
    CHECK(fitted->experts[expert]->points == Approx(-ridge->leniency[expert]).epsilon(1e-8));
    CHECK(fitted->experts[expert]->se > 0);
    CHECK(fitted->experts[expert]->se < fitted->sd_expert);
  }
}

TEST_CASE("experts who differ by chance alone are given no severity at all") {
  Ratings ratings((Count<Expert>(3)));
  const std::vector<std::vector<double>> totals{{1, 2, 3}, {3, 1, 2}, {2, 3, 1}};
  for (const auto& row : totals) {
    ratings.begin_practice();
    for (std::size_t e = 0; e < 3; ++e) ratings.add({Index<Expert>(e), row[e]});
  }
  const auto fitted = fit_severity(ratings);
  REQUIRE(fitted.has_value());
  CHECK_FALSE(fitted->lambda.has_value());
  CHECK(std::abs(fitted->experts[Index<Expert>(0)]->points) < 1e-300);
}

TEST_CASE("severity is not estimable where no expert comes back, and the reason says so") {
  Ratings once((Count<Expert>(4)));
  for (std::size_t p = 0; p < 2; ++p) {
    once.begin_practice();
    once.add({Index<Expert>(2 * p), 3.0});
    once.add({Index<Expert>(2 * p + 1), 5.0});
  }
  CHECK(fit_severity(once).error() == Undefined::no_repetition);
  Ratings alone((Count<Expert>(1)));
  alone.begin_practice();
  alone.add({Index<Expert>(0), 3.0});
  CHECK(fit_severity(alone).error() == Undefined::no_overlap);
  CHECK(fit_severity(Ratings(Count<Expert>(1))).error() == Undefined::no_ratings);
}

TEST_CASE("severity settles where mean difference and its error are equal to the digit") {
  // Differences 0, −1, 1, 0, −1, 0, −1: the square of their mean, 4/49, is their variance over
  // their number, 4/7 : 7, so that the slope at a spread of zero is zero.
  const auto fitted = fit_severity(ratings({"3 2 4 3 . 2 3 . 2", "3 3 3 3 3 3 3 3 3"}));
  REQUIRE(fitted.has_value());
  CHECK(fitted->sd_expert < 1e-3);
}

TEST_CASE("severity has the same bits for one and for three threads") {
  const auto ratings = panels_of(80, 6, 4, 5);
  const auto one = fit_severity(ratings, {1});
  const auto three = fit_severity(ratings, {3});
  bool same = true;
  for (const auto expert : ratings.experts()) {
    same = same && !(one->experts[expert]->points < three->experts[expert]->points) &&
           !(one->experts[expert]->points > three->experts[expert]->points);
  }
  CHECK(same);
}

TEST_CASE("scale use: an expert who marks alike on all criteria has no spread within sheets") {
  // Two experts, three practices, two criteria; expert 0 gives one mark to both criteria.
  MarkColumns marks{.experts = 2, .practices = 3, .criteria = 2};
  const std::vector<std::vector<double>> of_expert{{1, 1, 3, 3, 5, 5}, {1, 3, 2, 5, 5, 4}};
  for (std::uint32_t e = 0; e < 2; ++e) {
    for (std::uint32_t i = 0; i < 6; ++i) {
      marks.expert.push_back(e);
      marks.practice.push_back(i / 2);
      marks.criterion.push_back(i % 2);
      marks.value.push_back(of_expert[e][i]);
    }
  }
  const auto use = scale_use(marks, 3);
  CHECK(*use[0].mean == Approx(3));
  CHECK(*use[0].middle_share == Approx(2.0 / 6));
  CHECK(*use[0].halo_correlation == Approx(1));
  CHECK(*use[0].halo_sd == Approx(0).margin(1e-12));
  // Means of sheets 1, 3, 5 against 2, 3.5, 4.5.
  CHECK(*use[0].rest_correlation == Approx(2.5 / std::sqrt(2 * 19.0 / 6)));
  CHECK(scale_use(marks, std::nullopt)[0].middle_share.error() == Undefined::no_scale);
}

}  // namespace
}  // namespace otbor
