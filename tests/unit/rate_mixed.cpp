#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/rate/mixed/reml.hpp"

namespace otbor::mixed {
namespace {

double noise(std::uint32_t index) {
  return num::uniform(11, num::Stage::generator, 1, index) - 0.5;
}

/// Practices × experts, each cell `times` marks; a cell is skipped where `skip` says so.
Design crossed(std::uint32_t practices, std::uint32_t experts, std::uint32_t times, double spread,
               std::uint32_t skip = 0) {
  Design design;
  design.random.resize(2);
  design.random[0].levels = practices;
  design.random[1].levels = experts;
  std::uint32_t cell = 0;
  for (std::uint32_t p = 0; p < practices; ++p) {
    for (std::uint32_t e = 0; e < experts; ++e) {
      if (skip > 0 && ++cell % skip == 0) continue;
      for (std::uint32_t t = 0; t < times; ++t) {
        design.random[0].level.push_back(p);
        design.random[1].level.push_back(e);
        const auto index = static_cast<std::uint32_t>(design.y.size());
        design.y.push_back(spread * noise(1000 + p) + 0.7 * spread * noise(2000 + e) +
                           noise(3000 + p * experts + e) + noise(index));
      }
    }
  }
  return design;
}

/// −2 log of the likelihood from its definition: V written down, inverted and taken apart.
double deviance_by_definition(const Design& design, const std::vector<double>& phi,
                              bool restricted) {
  const std::size_t n = design.y.size();
  num::Symmetric v(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      v(i, j) = i == j ? 1 : 0;
      for (std::size_t k = 0; k < phi.size(); ++k) {
        if (design.random[k].level[i] == design.random[k].level[j]) v(i, j) += phi[k];
      }
    }
  }
  std::vector<std::vector<double>> x(1, std::vector<double>(n, 1.0));
  for (const auto& factor : design.fixed) {
    for (std::uint32_t level = 1; level < factor.levels; ++level) {
      x.emplace_back(n);
      for (std::size_t i = 0; i < n; ++i) x.back()[i] = factor.level[i] == level ? 1 : 0;
    }
  }
  const auto factor = num::Cholesky::of(v);
  std::vector<std::vector<double>> solved;
  for (const auto& column : x) solved.push_back(factor->solve(column));
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
  };
  num::Symmetric information(x.size());
  std::vector<double> right;
  for (std::size_t a = 0; a < x.size(); ++a) {
    for (std::size_t b = 0; b <= a; ++b) information(a, b) = dot(x[a], solved[b]);
    right.push_back(dot(solved[a], design.y));
  }
  const auto fixed = num::Cholesky::of(information);
  const double rest = dot(design.y, factor->solve(design.y)) - dot(right, fixed->solve(right));
  const double nu = static_cast<double>(n - (restricted ? x.size() : 0));
  double sum = factor->log_determinant(0, n);
  if (restricted) sum += fixed->log_determinant(0, x.size());
  return sum + nu * (1 + std::log(2 * std::acos(-1.0) * rest / nu));
}

/// A design with everything at once: crossed, an interaction nested in practices, a fixed factor.
Design rich() {
  auto design = crossed(6, 4, 3, 3, 5);
  design.random.push_back(interaction(design.random[0], design.random[1]).factor);
  Factor criterion{.levels = 3, .level = {}};
  for (std::uint32_t i = 0; i < design.y.size(); ++i) criterion.level.push_back(i % 3);
  design.fixed.push_back(criterion);
  return design;
}

TEST_CASE("the deviance by elimination is the deviance by its definition") {
  for (const auto& design : {rich(), crossed(7, 5, 1, 2, 4)}) {
    const auto products = cross_products(design);
    REQUIRE(products.has_value());
    std::vector<double> phi{0.8, 2.5, 0.3};
    phi.resize(design.random.size());
    const auto reml = Equations::at(*products, phi, Criterion::reml, {});
    const auto ml = Equations::at(*products, phi, Criterion::ml, {});
    CHECK(reml->deviance() == Approx(deviance_by_definition(design, phi, true)).epsilon(1e-12));
    CHECK(ml->deviance() == Approx(deviance_by_definition(design, phi, false)).epsilon(1e-12));
  }
}

TEST_CASE("the gradient of the deviance is the slope of its definition") {
  const auto design = rich();
  const auto products = cross_products(design);
  const std::vector<double> phi{0.8, 2.5, 0.3};
  for (const bool restricted : {true, false}) {
    const auto equations =
        Equations::at(*products, phi, restricted ? Criterion::reml : Criterion::ml, {});
    const auto slopes = equations->slopes({});
    for (std::size_t k = 0; k < phi.size(); ++k) {
      constexpr double step = 1e-4;
      auto below = phi;
      auto above = phi;
      below[k] -= step;
      above[k] += step;
      const double slope = (deviance_by_definition(design, above, restricted) -
                            deviance_by_definition(design, below, restricted)) /
                           (2 * step);
      CHECK(slopes.gradient[k] == Approx(slope).epsilon(1e-5).margin(1e-6));
    }
  }
}

TEST_CASE("a balanced crossed design: variances are those of the analysis of variance") {
  const auto design = crossed(8, 5, 1, 4);
  const auto fitted = fit(design);
  REQUIRE(fitted.has_value());
  std::vector<double> practice(8);
  std::vector<double> expert(5);
  double mean = 0;
  for (std::size_t i = 0; i < design.y.size(); ++i) {
    practice[design.random[0].level[i]] += design.y[i] / 5;
    expert[design.random[1].level[i]] += design.y[i] / 8;
    mean += design.y[i] / 40;
  }
  double ms_practice = 0;
  double ms_expert = 0;
  double ms_error = 0;
  for (const double value : practice) ms_practice += 5 * (value - mean) * (value - mean) / 7;
  for (const double value : expert) ms_expert += 8 * (value - mean) * (value - mean) / 4;
  for (std::size_t i = 0; i < design.y.size(); ++i) {
    const double rest = design.y[i] - practice[design.random[0].level[i]] -
                        expert[design.random[1].level[i]] + mean;
    ms_error += rest * rest / 28;
  }
  REQUIRE(ms_practice > ms_error);
  REQUIRE(ms_expert > ms_error);
  CHECK(fitted->sd_residual == Approx(std::sqrt(ms_error)).epsilon(1e-9));
  CHECK(fitted->sd[0] == Approx(std::sqrt((ms_practice - ms_error) / 5)).epsilon(1e-8));
  CHECK(fitted->sd[1] == Approx(std::sqrt((ms_expert - ms_error) / 8)).epsilon(1e-8));
  CHECK(fitted->intercept == Approx(mean).epsilon(1e-12));
  const double var = (ms_practice + ms_expert - ms_error) / 40;
  CHECK(fitted->intercept_error == Approx(std::sqrt(var)).epsilon(1e-8));
}

TEST_CASE("experts who differ less than chance would make them have a severity variance of zero") {
  Design design;
  design.random = {{.levels = 4, .level = {}}, {.levels = 2, .level = {}}};
  const std::vector<std::vector<double>> marks{{1, 2}, {5, 4}, {9, 10}, {13, 12}};
  for (std::uint32_t p = 0; p < 4; ++p) {
    for (std::uint32_t e = 0; e < 2; ++e) {
      design.random[0].level.push_back(p);
      design.random[1].level.push_back(e);
      design.y.push_back(marks[p][e]);
    }
  }
  const auto fitted = fit(design);
  REQUIRE(fitted.has_value());
  CHECK(fitted->at_boundary[1]);
  CHECK_FALSE(fitted->at_boundary[0]);
  CHECK(std::abs(fitted->sd[1]) < 1e-300);
  CHECK(std::abs(fitted->blup[1][0]) < 1e-300);
  // What is left is a one-way layout: σ² is the mean square within practices, 1/2.
  CHECK(fitted->sd_residual == Approx(std::sqrt(0.5)).epsilon(1e-9));
}

struct Mark {
  std::uint32_t practice;
  std::uint32_t expert;
  double value;
};

Design of_marks(const std::vector<Mark>& marks) {
  Design design;
  design.random.resize(2);
  for (const auto& [practice, expert, value] : marks) {
    design.random[0].level.push_back(practice);
    design.random[1].level.push_back(expert);
    design.random[0].levels = std::max(design.random[0].levels, practice + 1);
    design.random[1].levels = std::max(design.random[1].levels, expert + 1);
    design.y.push_back(value);
  }
  return design;
}

TEST_CASE("unbalanced marks: variances are those of lme4 1.1-31, lmer(y ~ 1 + (1|p) + (1|e))") {
  // Both ratios want to go further than one step may: once this stopped half way, at 130.868.
  const auto far = fit(of_marks({{0, 0, 212},
                                 {0, 1, 215},
                                 {0, 2, 198},
                                 {1, 0, 263},
                                 {1, 1, 152},
                                 {1, 2, 303},
                                 {2, 1, 402},
                                 {2, 2, 338},
                                 {3, 1, 363},
                                 {3, 2, 310},
                                 {4, 0, 392},
                                 {4, 2, 191}}));
  REQUIRE(far.has_value());
  CHECK(far->criterion == Approx(130.608763620487).epsilon(1e-11));
  CHECK(far->sd[0] == Approx(49.1429721457).epsilon(1e-6));
  CHECK(far->at_boundary[1]);
  CHECK(far->sd_residual == Approx(71.4243163664).epsilon(1e-6));
  // Two minima, 28.2558 without the experts and this one with them.
  const auto two = fit(of_marks({{0, 1, 2.96},
                                 {1, 0, 2.55},
                                 {1, 1, 4.31},
                                 {1, 2, 2.99},
                                 {2, 1, 2.00},
                                 {3, 2, 3.88},
                                 {4, 0, 3.62},
                                 {4, 1, 5.98},
                                 {4, 2, 5.35}}));
  REQUIRE(two.has_value());
  CHECK(two->criterion == Approx(28.1256304862).epsilon(1e-10));
  CHECK(two->sd[0] == Approx(1.38841).epsilon(1e-5));
  CHECK(two->sd[1] == Approx(0.87356).epsilon(1e-5));
  CHECK(two->sd_residual == Approx(0.51656).epsilon(1e-5));
}

TEST_CASE("no ratios on a grid have a lower deviance than the fitted ones") {
  std::size_t fitted_designs = 0;
  for (std::uint32_t round = 0; round < 60; ++round) {
    const auto draw = [&](std::uint32_t index) {
      return num::uniform(round, num::Stage::generator, 2, index);
    };
    std::vector<Mark> marks;
    for (std::uint32_t p = 0; p < 5; ++p) {
      for (std::uint32_t e = 0; e < 4; ++e) {
        if (draw(100 + 4 * p + e) < 0.25) continue;
        marks.push_back({p, e, 2 * draw(200 + p) + draw(300 + e) + 2 * draw(400 + 4 * p + e)});
      }
    }
    const auto design = of_marks(marks);
    if (design.y.size() < 10) continue;
    for (const bool restricted : {true, false}) {
      const auto fitted = fit(design, {.criterion = restricted ? Criterion::reml : Criterion::ml});
      if (!fitted) continue;
      ++fitted_designs;
      for (const double a : {0.0, 0.01, 0.1, 0.3, 1.0, 3.0, 10.0, 100.0}) {
        for (const double b : {0.0, 0.01, 0.1, 0.3, 1.0, 3.0, 10.0, 100.0}) {
          const double there = deviance_by_definition(design, {a, b}, restricted);
          CHECK(fitted->criterion <= there + 1e-9 * (1 + std::abs(there)));
        }
      }
    }
  }
  CHECK(fitted_designs > 100);
}

TEST_CASE("predictions and their errors are those of the normal distribution given the data") {
  const auto design = rich();
  const auto fitted = fit(design);
  REQUIRE(fitted.has_value());
  // Cov(b, y) V⁻¹ (y − Xβ) and σ²(φ − φ Z'V⁻¹Z φ) with V written down, for the first level of each.
  const std::size_t n = design.y.size();
  const double variance = fitted->sd_residual * fitted->sd_residual;
  std::vector<double> phi;
  for (const double sd : fitted->sd) phi.push_back(sd * sd / variance);
  num::Symmetric v(n);
  std::vector<double> rest(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      v(i, j) = i == j ? 1 : 0;
      for (std::size_t k = 0; k < 3; ++k) {
        if (design.random[k].level[i] == design.random[k].level[j]) v(i, j) += phi[k];
      }
    }
    const auto level = design.fixed[0].level[i];
    rest[i] = design.y[i] - fitted->intercept - (level > 0 ? fitted->fixed[level - 1] : 0);
  }
  const auto factor = num::Cholesky::of(v);
  const auto weighted = factor->solve(rest);
  for (std::size_t k = 0; k < 3; ++k) {
    std::vector<double> z(n);
    double effect = 0;
    for (std::size_t i = 0; i < n; ++i) {
      z[i] = design.random[k].level[i] == 0 ? phi[k] : 0;
      effect += z[i] * weighted[i];
    }
    const auto solved = factor->solve(z);
    double explained = 0;
    for (std::size_t i = 0; i < n; ++i) explained += z[i] * solved[i];
    CHECK(fitted->blup[k][0] == Approx(effect).epsilon(1e-8).margin(1e-12));
    CHECK(fitted->condsd[k][0] == Approx(std::sqrt(variance * (phi[k] - explained))).epsilon(1e-8));
  }
}

TEST_CASE("a mixed model says why it does not exist") {
  CHECK(fit({.y = {}, .random = {{}}, .fixed = {}}).error() == Undefined::no_ratings);
  const Factor pair{.levels = 2, .level = {0, 0, 1, 1}};
  CHECK(fit({.y = {3, 3, 3, 3}, .random = {pair}, .fixed = {}}).error() == Undefined::no_variation);
  const Factor one{.levels = 1, .level = {0}};
  CHECK(fit({.y = {3}, .random = {one}, .fixed = {}}).error() == Undefined::not_identified);
  CHECK(fit({.y = {1, 2, 3, 5},
             .random = {{.levels = 2, .level = {0, 1, 0, 1}}},
             .fixed = {pair, pair}})
            .error() == Undefined::not_identified);
}

TEST_CASE("a mixed model has the same bits for one and for three threads") {
  const auto design = crossed(60, 20, 2, 3, 3);
  const auto one = fit(design, {.threads = {1}});
  const auto three = fit(design, {.threads = {3}});
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK_FALSE((one->sd[k] < three->sd[k] || one->sd[k] > three->sd[k]));
    for (std::size_t j = 0; j < one->blup[k].size(); ++j) {
      CHECK_FALSE(
          (one->condsd[k][j] < three->condsd[k][j] || one->condsd[k][j] > three->condsd[k][j]));
    }
  }
}

}  // namespace
}  // namespace otbor::mixed
