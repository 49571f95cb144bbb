#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/gauss_hermite.hpp"
#include "engine/base/num/minimise.hpp"
#include "engine/rate/mixed/ordinal.hpp"

namespace otbor {
namespace {

TEST_CASE("Gauss-Hermite: three nodes are those of the table") {
  // Abramowitz & Stegun, table 25.10.
  const auto rule = num::gauss_hermite(3);
  CHECK(rule.nodes[0] == Approx(1.224744871391589).epsilon(1e-14));
  CHECK(rule.nodes[1] == Approx(0).margin(1e-15));
  CHECK(rule.weights[0] == Approx(0.2954089751509).epsilon(1e-12));
  CHECK(rule.weights[1] == Approx(1.181635900604).epsilon(1e-12));
}

TEST_CASE("Gauss-Hermite: even moments come out exactly for up to a hundred nodes") {
  for (const std::size_t count : {1, 2, 10, 41, 100}) {
    const auto rule = num::gauss_hermite(count);
    double zeroth = 0;
    double second = 0;
    for (std::size_t i = 0; i < count; ++i) {
      zeroth += rule.weights[i];
      second += rule.weights[i] * rule.nodes[i] * rule.nodes[i];
    }
    CHECK(zeroth == Approx(std::sqrt(std::acos(-1.0))).epsilon(1e-12));
    if (count > 1) CHECK(second == Approx(std::sqrt(std::acos(-1.0)) / 2).epsilon(1e-12));
  }
}

TEST_CASE("the lowest point of Rosenbrock's valley is found from its usual start") {
  const auto found = num::minimise(
      [](const std::vector<double>& x) {
        const double bend = x[1] - x[0] * x[0];
        return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
      },
      {-1.2, 1});
  REQUIRE(found.has_value());
  CHECK(found->at[0] == Approx(1).epsilon(1e-5));
  CHECK(found->at[1] == Approx(1).epsilon(1e-5));
}

/// Eight practices (levels) with four marks 1 … 3 each; the second half of the marks has x = 1.
mixed::OrdinalDesign marks_of_eight() {
  mixed::OrdinalDesign design;
  design.covariates.resize(1);
  design.random.resize(1);
  design.random[0].levels = 8;
  for (std::uint32_t p = 0; p < 8; ++p) {
    for (std::uint32_t i = 0; i < 4; ++i) {
      design.random[0].level.push_back(p);
      design.covariates[0].push_back(i < 2 ? 0 : 1);
      design.y.push_back(1 + (p * 5 + i * 3 + p / 3) % 7 / 3.0 > 2.4 ? 3 : p % 3 + (i + 1) / 4);
    }
  }
  for (auto& y : design.y) y = std::min(3.0, std::max(1.0, std::floor(y)));
  return design;
}

TEST_CASE("ordinal model: the likelihood by quadrature is the integral by a fine sum") {
  const auto design = marks_of_eight();
  const auto fitted = mixed::fit_ordinal(design, {.nodes = 30});
  REQUIRE(fitted.has_value());
  const auto cumulative = [&](double k, double eta) {
    if (k < 0.5) return 0.0;
    if (k > 2.5) return 1.0;
    return 1 / (1 + std::exp(eta - fitted->thresholds[static_cast<std::size_t>(k) - 1]));
  };
  double sum = 0;
  for (std::uint32_t p = 0; p < 8; ++p) {
    double integral = 0;
    constexpr double step = 0.002;
    for (double z = -9; z <= 9; z += step) {
      double term = std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0)) * step;
      for (std::size_t i = 4 * p; i < 4 * p + 4; ++i) {
        const double eta = fitted->beta[0] * design.covariates[0][i] + fitted->sd[0] * z;
        term *= cumulative(design.y[i], eta) - cumulative(design.y[i] - 1, eta);
      }
      integral += term;
    }
    sum += std::log(integral);
  }
  CHECK(fitted->log_likelihood == Approx(sum).epsilon(1e-7));
}

TEST_CASE("ordinal model: without differences between levels it is the plain cumulative model") {
  // Marks 1, 2, 3 in shares 1/4, 1/2, 1/4 on every level: thresholds are the log odds of the
  // shares.
  mixed::OrdinalDesign design;
  design.random.resize(2);
  design.random[0].levels = 6;
  design.random[1].levels = 2;
  for (std::uint32_t p = 0; p < 6; ++p) {
    for (std::uint32_t i = 0; i < 8; ++i) {
      design.random[0].level.push_back(p);
      design.random[1].level.push_back(i / 4);
      design.y.push_back(std::vector<double>{1, 2, 2, 3}[i % 4]);
    }
  }
  const auto fitted = mixed::fit_ordinal(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->thresholds[0] == Approx(-std::log(3.0)).epsilon(1e-3));
  CHECK(fitted->thresholds[1] == Approx(std::log(3.0)).epsilon(1e-3));
  CHECK(fitted->sd[0] < 0.01);
  CHECK(fitted->sd[1] < 0.01);
}

/// Two categories; `of[level]` are the marks of one level.
mixed::OrdinalDesign marks_of(const std::vector<std::vector<double>>& of) {
  mixed::OrdinalDesign design;
  design.random.resize(1);
  design.random[0].levels = static_cast<std::uint32_t>(of.size());
  for (std::uint32_t level = 0; level < of.size(); ++level) {
    for (const double mark : of[level]) {
      design.random[0].level.push_back(level);
      design.y.push_back(mark);
    }
  }
  return design;
}

TEST_CASE("ordinal model: levels that differ less than by chance have a spread of zero") {
  // Five of 23 marks are the higher one: the threshold is log(18/5), the likelihood the binomial's.
  const auto fitted = mixed::fit_ordinal(
      marks_of({{1, 2, 1, 1}, {1, 1, 1}, {2, 1, 1, 1}, {1, 2}, {2, 1, 2, 1, 1}, {1, 1, 1, 1, 1}}));
  REQUIRE(fitted.has_value());
  CHECK(fitted->sd[0] <= 0);
  CHECK(fitted->thresholds[0] == Approx(std::log(18.0 / 5)).epsilon(1e-6));
  CHECK(fitted->log_likelihood ==
        Approx(18 * std::log(18.0 / 23) + 5 * std::log(5.0 / 23)).epsilon(1e-9));
  for (const double mode : fitted->modes[0]) CHECK(std::abs(mode) <= 0);
}

TEST_CASE("ordinal model: a covariate that decides every mark has no finite coefficient") {
  auto design = marks_of({{1, 2, 1, 2}, {2, 1, 2, 1}, {1, 1, 2, 2}});
  design.covariates.push_back(design.y);
  CHECK(mixed::fit_ordinal(design).error() == Undefined::separated);
  design.covariates.front().assign(design.y.size(), 3.0);
  CHECK(mixed::fit_ordinal(design).error() == Undefined::not_identified);
}

TEST_CASE("an ordinal model of one category does not exist") {
  mixed::OrdinalDesign design{.y = {2, 2}, .covariates = {}, .random = {{2, {0, 1}}}};
  CHECK(mixed::fit_ordinal(design).error() == Undefined::no_variation);
  CHECK(mixed::fit_ordinal({.y = {}, .covariates = {}, .random = {{}}}).error() ==
        Undefined::no_ratings);
}

}  // namespace
}  // namespace otbor
