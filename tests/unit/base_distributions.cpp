// Quantiles and tails against closed forms and printed tables.

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/distributions.hpp"
#include "engine/base/num/normal.hpp"
#include "engine/base/num/quantile.hpp"
#include "engine/base/num/special.hpp"
#include "engine/base/num/stirling.hpp"

namespace otbor::num {
namespace {

constexpr double full = 2e-14;

TEST_CASE("Normal quantiles are those of the tables, to the last digit") {
  // Sixteen digits: M. Abramowitz & I. Stegun, table 26.5 and 26.6, extended.
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(full));
  CHECK(normal_quantile(0.995) == Approx(2.575829303548901).epsilon(full));
  CHECK(normal_quantile(0.025) == Approx(-1.959963984540054).epsilon(full));
  CHECK(normal_quantile(0.5) == Approx(0).margin(full));
  CHECK(normal_quantile(1e-10) == Approx(-6.361340902404056).epsilon(full));
  CHECK(normal_upper(1.0) == Approx(0.1586552539314571).epsilon(full));
  CHECK(normal_upper(-1.0) == Approx(0.8413447460685429).epsilon(full));
}

TEST_CASE("Student's t with one and two degrees of freedom has a closed form") {
  const double pi = std::acos(-1.0);
  for (const double p : {0.001, 0.025, 0.2, 0.6, 0.95, 0.9995}) {
    CAPTURE(p);
    CHECK(t_quantile(p, 1) == Approx(std::tan(pi * (p - 0.5))).epsilon(1e-12));
    CHECK(t_quantile(p, 2) == Approx((2 * p - 1) / std::sqrt(2 * p * (1 - p))).epsilon(1e-12));
    CHECK(t_upper(std::tan(pi * (p - 0.5)), 1) == Approx(1 - p).epsilon(1e-12));
  }
}

TEST_CASE("Student's t is that of the printed table") {
  // Abramowitz & Stegun, table 26.10.
  CHECK(t_quantile(0.975, 5) == Approx(2.571).margin(0.0005));
  CHECK(t_quantile(0.975, 10) == Approx(2.228).margin(0.0005));
  CHECK(t_quantile(0.995, 30) == Approx(2.750).margin(0.0005));
  CHECK(t_quantile(0.95, 120) == Approx(1.658).margin(0.0005));
}

TEST_CASE("F with two degrees of freedom above has a closed form") {
  for (const double df : {1.0, 3.7, 20.0, 5000.0}) {
    for (const double p : {0.01, 0.5, 0.975, 0.9999}) {
      CAPTURE(df, p);
      const double expected = df / 2 * std::expm1(-2 / df * std::log1p(-p));
      CHECK(f_quantile(p, 2, df) == Approx(expected).epsilon(1e-12));
      CHECK(f_upper(expected, 2, df) == Approx(1 - p).epsilon(1e-11));
    }
  }
}

TEST_CASE("F is that of the printed table") {
  // Abramowitz & Stegun, table 26.9.
  CHECK(f_quantile(0.95, 5, 10) == Approx(3.33).margin(0.005));
  CHECK(f_quantile(0.975, 10, 20) == Approx(2.77).margin(0.005));
  CHECK(f_quantile(0.99, 1, 60) == Approx(7.08).margin(0.005));
  CHECK(f_quantile(0.95, 24, 120) == Approx(1.61).margin(0.005));
}

TEST_CASE("F turned round is its reciprocal, with a million degrees of freedom too") {
  for (const auto& [a, b] : {std::pair{5.0, 15.0}, {19999.0, 979951.0}, {0.7, 60.3}}) {
    for (const double p : {0.025, 0.5, 0.975}) {
      CAPTURE(a, b, p);
      const double f = f_quantile(p, a, b);
      CHECK(f_quantile(1 - p, b, a) == Approx(1 / f).epsilon(1e-12));
      CHECK(f_upper(f, a, b) == Approx(1 - p).epsilon(1e-11));
    }
  }
}

TEST_CASE("Chi-square with two degrees of freedom is exponential, others are those of the table") {
  for (const double p : {1e-6, 0.05, 0.5, 0.99}) {
    CHECK(chi_square_quantile(p, 2) == Approx(-2 * std::log1p(-p)).epsilon(1e-12));
  }
  // Abramowitz & Stegun, table 26.8.
  CHECK(chi_square_quantile(0.95, 10) == Approx(18.307).margin(0.0005));
  CHECK(chi_square_quantile(0.025, 5) == Approx(0.831211).margin(5e-7));
  CHECK(chi_square_quantile(0.975, 100) == Approx(129.561).margin(0.0005));
}

TEST_CASE("The incomplete beta function of whole numbers is a binomial tail") {
  // I_x(3, 4) = Σ over j >= 3 of C(6, j) x^j (1 − x)^(6 − j).
  for (const double x : {0.05, 0.3, 0.5, 0.9}) {
    const double y = 1 - x;
    const double tail = 20 * std::pow(x, 3) * std::pow(y, 3) + 15 * std::pow(x, 4) * y * y +
                        6 * std::pow(x, 5) * y + std::pow(x, 6);
    const auto tails = beta_tails(3, 4, x, y);
    CHECK(tails.lower == Approx(tail).epsilon(1e-13));
    CHECK(tails.lower + tails.upper == Approx(1).epsilon(full));
  }
}

TEST_CASE("The gamma function of whole numbers is a factorial, and of one half the root of pi") {
  CHECK(log_gamma(1) == Approx(0).margin(1e-14));
  CHECK(log_gamma(6) == Approx(std::log(120.0)).epsilon(1e-14));
  CHECK(log_gamma(0.5) == Approx(std::log(std::sqrt(std::acos(-1.0)))).epsilon(1e-13));
  CHECK(log_gamma(171) == Approx(706.5730622457873).epsilon(1e-14));  // ln 170!
}

TEST_CASE("Quantiles at the edge of what a double holds end nothing") {
  CHECK(f_quantile(0.975, 0.001, 0.001) > 1e100);
  CHECK(f_quantile(0.025, 0.001, 0.001) < 1e-100);
  CHECK(t_quantile(0.999, 0.01) > 1e50);
  CHECK(gamma_tails(0.5, 0).lower <= 0);
}

TEST_CASE("A sample's quantile lies between its order statistics") {
  const std::vector<double> sample{1, 2, 4, 8};
  CHECK(quantile(sample, 0) == Approx(1));
  CHECK(quantile(sample, 1) == Approx(8));
  CHECK(quantile(sample, 0.5) == Approx(3));
  CHECK(quantile(sample, 0.9) == Approx(6.8));
}

}  // namespace
}  // namespace otbor::num
