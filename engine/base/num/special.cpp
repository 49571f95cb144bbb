#include "engine/base/num/special.hpp"

#include <cmath>
#include <limits>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/stirling.hpp"

namespace otbor::num {
namespace {

constexpr double two_pi = 0x1.921fb54442d18p+2;
constexpr double epsilon = std::numeric_limits<double>::epsilon();
/// Below it products with small factors leave the normal numbers.
constexpr double as_good_as_zero = 1e-300;

/// Whether a factor of a continued fraction changes nothing any more: rounding leaves the last bits
/// in unrest, and what is no number will not become one.
bool is_settled(double change, double step) {
  constexpr double steps_max = 1e6;
  return !(std::abs(change - 1) > 4 * epsilon) || step > steps_max;
}

/// log(x/a) − μ where μ = x/a − 1 is given by itself, exact to its last digits.
double log_minus(double x, double a, double mu) {
  return mu < -0.5 || mu > 1 ? log(x / a) - mu : log1p_minus(mu);
}

/// 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …, Abramowitz & Stegun 6.5.29.
double gamma_series(double a, double x) {
  double term = 1;
  double sum = 1;
  for (double n = 1; term > epsilon * sum / 4; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/// Γ(a, x) / (x^a e^-x) as the continued fraction 1/(x+1−a− 1(1−a)/(x+3−a− …)), the even part of
/// Abramowitz & Stegun 6.5.31, by the modified method of Lentz.
double gamma_fraction(double a, double x) {
  double b = x + 1 - a;
  double c = std::numeric_limits<double>::max();
  double d = 1 / b;
  double h = d;
  for (double i = 1;; i += 1) {
    const double numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const double change = d * c;
    h *= change;
    if (is_settled(change, i)) return h;
  }
}

/// x^a y^b / (B(a, b) I_x(a, b)) as a continued fraction that converges fast for x <= a/(a + b): A.
/// R. DiDonato & A. H. Morris, Significant Digit Computation of the Incomplete Beta Function
/// Ratios, ACM TOMS 18 (1992), equation 9. By the modified method of Lentz.
double beta_fraction(double a, double b, double x, double y) {
  const auto term = [&](double m) {
    return m + m * (b - m) * x / (a + 2 * m - 1) +
           (a + m) * (a * y - b * x + 1 + m * (2 - x)) / (a + 2 * m + 1);
  };
  double h = a * (a * y - b * x + 1) / (a + 1);
  double c = h;
  double d = 0;
  for (double m = 1;; m += 1) {
    const double denominator = a + 2 * m - 1;
    const double numerator =
        (m * (a + m - 1) / denominator) * ((a + b + m - 1) / denominator) * (b - m) * x * x;
    const double next = term(m);
    d = 1 / (next + numerator * d);
    c = next + numerator / c;
    const double change = c * d;
    h *= change;
    if (is_settled(change, m)) return h;
  }
}

}  // namespace

/// For large a the powers are huge and nearly cancel: with μ = (x − a)/a the exponent is
/// a (log(1 + μ) − μ).
double gamma_factor(double a, double x) {
  if (x < as_good_as_zero) return 0;
  constexpr double large = 16;
  if (a < large) return a * exp(a * log(x) - x) / gamma_plus_one(a);
  return std::sqrt(a / two_pi) / stirling_ratio(a) * exp(a * log_minus(x, a, (x - a) / a));
}

Tails gamma_tails(double a, double x) {
  OTBOR_CHECK(a > 0);
  OTBOR_CHECK(x >= 0);
  const double factor = gamma_factor(a, x);
  if (x < a + 1) {
    const double lower = factor / a * gamma_series(a, x);
    return {lower, 1 - lower};
  }
  const double upper = factor > 0 ? factor * gamma_fraction(a, x) : 0;
  return {1 - upper, upper};
}

double gamma_upper(double a, double x) { return gamma_tails(a, x).upper; }

/// With p = a/(a + b) the powers are taken from their largest value, p^a (1 − p)^b; the first-order
/// terms of the two logarithms cancel.
double beta_factor(double a, double b, double x, double y) {
  if (x < as_good_as_zero || y < as_good_as_zero) return 0;
  const double n = a + b;
  const double excess = (x * b - y * a) / n;  // x − p = p' − y
  const double power =
      a * log_minus(x * n, a, excess * n / a) + b * log_minus(y * n, b, -excess * n / b);
  return std::sqrt(a / two_pi * (b / n)) * exp(power) * stirling_ratio(n) /
         (stirling_ratio(a) * stirling_ratio(b));
}

Tails beta_tails(double a, double b, double x, double y) {
  OTBOR_CHECK(a > 0);
  OTBOR_CHECK(b > 0);
  OTBOR_CHECK(x >= 0);
  OTBOR_CHECK(y >= 0);
  if (a * y < b * x) {
    const auto turned = beta_tails(b, a, y, x);
    return {turned.upper, turned.lower};
  }
  const double factor = beta_factor(a, b, x, y);
  const double lower = factor > 0 ? factor / beta_fraction(a, b, x, y) : 0;
  return {lower, 1 - lower};
}

double chi_square_upper(double x, double degrees_of_freedom) {
  return gamma_upper(degrees_of_freedom / 2, x / 2);
}

}  // namespace otbor::num
