#include "engine/base/num/stirling.hpp"

#include <array>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"

namespace otbor::num {
namespace {

constexpr double two_pi = 0x1.921fb54442d18p+2;
constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
/// From here on the series below is exact to the last bit.
constexpr double series_from = 16;

/// Stirling's series of ln(Γ(a + 1) / (sqrt(2πa) a^a e^-a)), Abramowitz & Stegun 6.1.41.
double series(double a) {
  constexpr std::array<double, 7> terms{1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                        1.0 / 1188, -691.0 / 360360, 1.0 / 156};
  const double square = 1 / (a * a);
  double sum = 0;
  for (std::size_t i = terms.size(); i > 0; --i) sum = terms[i - 1] + square * sum;
  return sum / a;
}

}  // namespace

double gamma_plus_one(double a) {
  OTBOR_CHECK(a > 0);
  // Γ(a + n + 1) = (a + n) … (a + 1) Γ(a + 1) from where the series holds.
  double product = 1;
  while (a < series_from) {
    a += 1;
    product *= a;
  }
  return std::sqrt(two_pi * a) * exp(a * log(a) - a) * exp(series(a)) / product;
}

double stirling_ratio(double a) {
  OTBOR_CHECK(a > 0);
  if (a >= series_from) return exp(series(a));
  return gamma_plus_one(a) / (std::sqrt(two_pi * a) * exp(a * log(a) - a));
}

double log_gamma(double x) {
  OTBOR_CHECK(x > 0);
  double product = 1;
  while (x < series_from) {
    product *= x;
    x += 1;
  }
  const double a = x - 1;
  return half_log_two_pi + (a + 0.5) * log(a) - a + series(a) - log(product);
}

}  // namespace otbor::num
