#include "engine/base/num/special.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"

namespace otbor::num {
namespace {

constexpr double two_pi = 0x1.921fb54442d18p+2;
constexpr double epsilon = std::numeric_limits<double>::epsilon();
/// From here on Stirling's series below is exact to the last bit.
constexpr double stirling_from = 16;

/// Γ(a + 1) / (sqrt(2πa) a^a e^-a): Stirling's series of its logarithm, Abramowitz & Stegun 6.1.41.
double stirling_correction(double a) {
  constexpr std::array<double, 7> terms{1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                        1.0 / 1188, -691.0 / 360360, 1.0 / 156};
  const double square = 1 / (a * a);
  double sum = 0;
  for (std::size_t i = terms.size(); i > 0; --i) sum = terms[i - 1] + square * sum;
  return exp(sum / a);
}

/// Γ(a + 1) for small a, by Γ(a + 2) = (a + 1) Γ(a + 1) from where Stirling's series holds.
double gamma_of_small(double a) {
  double product = 1;
  while (a < stirling_from) {
    a += 1;
    product *= a;
  }
  return std::sqrt(two_pi * a) * exp(a * log(a) - a) * stirling_correction(a) / product;
}

/// x^a e^-x / Γ(a + 1). For large a its factors are huge and nearly cancel: the exponent is taken
/// as a (log(1 + μ) − μ) with μ = (x − a)/a.
double leading_factor(double a, double x) {
  if (a < stirling_from) return exp(a * log(x) - x) / gamma_of_small(a);
  const double mu = (x - a) / a;
  return exp(a * log1p_minus(mu)) / (std::sqrt(two_pi * a) * stirling_correction(a));
}

/// 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …, Abramowitz & Stegun 6.5.29.
double series(double a, double x) {
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
double continued_fraction(double a, double x) {
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
    if (std::abs(change - 1) <= epsilon) return h;
  }
}

}  // namespace

double gamma_upper(double a, double x) {
  OTBOR_CHECK(a >= 0.5);
  OTBOR_CHECK(x >= 0);
  if (x <= 0) return 1;
  const double factor = leading_factor(a, x);
  if (x < a + 1) return 1 - factor * series(a, x);
  return factor > 0 ? factor * a * continued_fraction(a, x) : 0;
}

double chi_square_upper(double x, double degrees_of_freedom) {
  return gamma_upper(degrees_of_freedom / 2, x / 2);
}

}  // namespace otbor::num
