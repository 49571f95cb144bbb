#include "engine/base/num/stirling.hpp"

#include <array>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"

namespace otbor::num {
namespace {

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

double stirling_ratio(double a) {
  OTBOR_CHECK(a > 0);
  if (a >= series_from) return exp(series(a));
  // Γ(a + n + 1) = (a + n) … (a + 1) Γ(a + 1) from where the series holds.
  double product = 1;
  double b = a;
  while (b < series_from) {
    b += 1;
    product *= b;
  }
  const double powers = exp(b * log(b) - a * log(a) - (b - a) + series(b));
  return std::sqrt(b / a) * powers / product;
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
