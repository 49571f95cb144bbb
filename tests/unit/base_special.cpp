#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/conjugate_gradients.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/philox.hpp"
#include "engine/base/num/special.hpp"

namespace otbor {
namespace {

/// How far a is from b, in units of b.
double relative(double a, double b) { return std::abs(a / b - 1); }

constexpr double last_place = 2.3e-16;

TEST_CASE("exp: the constant e and its powers have every digit of the tables") {
  CHECK(relative(num::exp(1), 2.718281828459045235) < last_place);
  CHECK(relative(num::exp(-1), 0.367879441171442321) < last_place);
  CHECK(relative(num::exp(10), 22026.46579480671652) < last_place);
  CHECK(relative(num::exp(-10), 4.539992976248485154e-5) < last_place);
  CHECK(num::exp(0) == Approx(1).epsilon(0));
}

TEST_CASE("exp: beyond a double there is infinity and zero, near the edge a subnormal number") {
  CHECK(num::exp(710) > std::numeric_limits<double>::max());
  CHECK(num::exp(709.7) < std::numeric_limits<double>::max());
  CHECK(num::exp(-746) <= 0);
  CHECK(num::exp(-744) > 0);
}

TEST_CASE("log: logarithms of 2 and 10 have every digit of the tables") {
  CHECK(relative(num::log(2), 0.6931471805599453094) < last_place);
  CHECK(relative(num::log(10), 2.302585092994045684) < last_place);
  CHECK(relative(num::log(1e-300), -690.7755278982137052) < last_place);
  CHECK(relative(num::log(5e-324), -744.4400719213812623) < last_place);
  CHECK(std::abs(num::log(1)) <= 0);
}

TEST_CASE("log and exp undo each other") {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const double x = 1400 * num::uniform(7, num::Stage::generator, 0, i) - 700;
    CHECK(num::log(num::exp(x)) == Approx(x).epsilon(1e-13).margin(3e-16));
  }
}

TEST_CASE("log1p_minus: near zero the first term of the series is not lost") {
  // log(1 + x) − x = −x²/2 + x³/3 − …
  CHECK(relative(num::log1p_minus(1e-8), -0.5e-16 * (1 - 2e-8 / 3)) < 4e-16);
  CHECK(relative(num::log1p_minus(-1e-8), -0.5e-16 * (1 + 2e-8 / 3)) < 4e-16);
  CHECK(relative(num::log1p_minus(1), 0.6931471805599453094 - 1) < 1e-15);
  CHECK(relative(num::log1p_minus(3), 2 * 0.6931471805599453094 - 3) < 1e-15);
}

TEST_CASE("Chi-square: the table of critical values gives its probabilities back") {
  // Abramowitz & Stegun, table 26.8, with the digits later tables add.
  CHECK(relative(num::chi_square_upper(3.841458820694124, 1), 0.05) < 1e-12);
  CHECK(relative(num::chi_square_upper(5.991464547107979, 2), 0.05) < 1e-12);
  CHECK(relative(num::chi_square_upper(18.307038053275146, 10), 0.05) < 1e-12);
  CHECK(relative(num::chi_square_upper(6.634896601021213, 1), 0.01) < 1e-12);
}

TEST_CASE("Chi-square: one degree of freedom is the complementary error function") {
  // erfc(1): Abramowitz & Stegun, table 7.1.
  CHECK(relative(num::gamma_upper(0.5, 1), 0.157299207050285131) < 1e-14);
}

TEST_CASE("Chi-square: two degrees of freedom are an exponential") {
  for (const double x : {0.001, 0.1, 1.0, 1.9, 2.1, 10.0, 100.0, 600.0}) {
    CHECK(relative(num::gamma_upper(1, x), num::exp(-x)) < 1e-13);
  }
}

TEST_CASE("Gamma: for whole a it is a sum of Poisson probabilities") {
  for (const int a : {2, 5, 15, 16, 17, 40, 200}) {
    for (const double factor : {0.3, 0.8, 1.0, 1.2, 2.0}) {
      const double x = a * factor;
      double sum = 0;
      for (int k = 0; k < a; ++k) sum += std::exp(k * std::log(x) - x - std::lgamma(k + 1.0));
      CHECK(relative(num::gamma_upper(a, x), sum) < 1e-11);
    }
  }
}

TEST_CASE("Gamma: fifty thousand practices keep twelve digits") {
  // Computed by the series with 340 digits (mpmath 1.3.0).
  CHECK(relative(num::gamma_upper(24999.5, 25500), 0.000825635674209556282) < 1e-12);
}

TEST_CASE("Gamma: certain at zero and hopeless far out") {
  CHECK(num::gamma_upper(3, 0) >= 1);
  CHECK(num::gamma_upper(3, 1e-200) >= 1);
  CHECK(num::gamma_upper(3, 1e6) <= 0);
}

TEST_CASE("Conjugate gradients: a system of two equations is solved as by hand") {
  // 4x + y = 1, x + 3y = 2: x = 1/11, y = 7/11.
  const auto solution =
      num::solve({.apply =
                      [](const std::vector<double>& v) {
                        return std::vector<double>{4 * v[0] + v[1], v[0] + 3 * v[1]};
                      },
                  .diagonal = {4, 3},
                  .right = {1, 2}});
  REQUIRE(solution);
  CHECK((*solution)[0] == Approx(1.0 / 11).epsilon(1e-12));
  CHECK((*solution)[1] == Approx(7.0 / 11).epsilon(1e-12));
}

TEST_CASE("Conjugate gradients: too few steps are told, nothing to solve is zero") {
  const auto apply = [](const std::vector<double>& v) {
    return std::vector<double>{4 * v[0] + v[1], v[0] + 3 * v[1]};
  };
  CHECK_FALSE(num::solve({.apply = apply, .diagonal = {4, 3}, .right = {1, 2}}, 0));
  CHECK(num::solve({.apply = apply, .diagonal = {4, 3}, .right = {0, 0}}).value()[1] <= 0);
}

}  // namespace
}  // namespace otbor
