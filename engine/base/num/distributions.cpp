#include "engine/base/num/distributions.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/special.hpp"

namespace otbor::num {
namespace {

/// A tail probability at u and how fast it grows there.
struct Point {
  Tails tails;
  double density = 0;
};

/// The u with these tails, for a distribution on the whole line: Newton's steps on the logarithm of
/// the smaller tail, kept inside a bracket that every evaluation narrows.
template <class At>
double solve(Tails wanted, At at) {
  OTBOR_CHECK(wanted.lower > 0);
  OTBOR_CHECK(wanted.upper > 0);
  const bool by_lower = wanted.lower <= wanted.upper;
  const double target = by_lower ? wanted.lower : wanted.upper;
  double low = -700;  // beyond it e^u is no normal number
  double high = 700;
  double u = 0;
  constexpr int steps_max = 300;
  for (int step = 0; step < steps_max; ++step) {
    const Point point = at(u);
    const double tail = by_lower ? point.tails.lower : point.tails.upper;
    const bool too_high = by_lower ? tail > target : tail < target;
    (too_high ? high : low) = u;
    double next = (low + high) / 2;
    if (tail > 0 && point.density > 0) {
      const double newton = tail / point.density * log(tail / target);
      const double wished = by_lower ? u - newton : u + newton;
      if (wished > low && wished < high) next = wished;
    }
    const double moved = std::abs(next - u);
    u = next;
    if (moved <= 4e-16 * std::max(1.0, std::abs(u))) break;
  }
  return u;
}

/// 1 / (1 + e^-u)
double logistic(double u) { return u < 0 ? exp(u) / (1 + exp(u)) : 1 / (1 + exp(-u)); }

/// ln(x / (1 − x)) of the beta quantile.
double beta_quantile_logit(Tails wanted, double a, double b) {
  return solve(wanted, [&](double u) {
    const double x = logistic(u);
    const double y = logistic(-u);
    return Point{beta_tails(a, b, x, y), beta_factor(a, b, x, y)};
  });
}

/// ln x of the gamma quantile.
double gamma_quantile_log(Tails wanted, double a) {
  return solve(wanted, [&](double u) {
    const double x = exp(u);
    return Point{gamma_tails(a, x), gamma_factor(a, x)};
  });
}

Tails tails_of(double p) { return {p, 1 - p}; }

/// What lies between −z and z, and outside, when p lies below one of them.
Tails around_zero(double p) {
  const double outside = 2 * std::min(p, 1 - p);
  return {1 - outside, outside};
}

}  // namespace

double normal_upper(double z) {
  const auto tails = gamma_tails(0.5, z * z / 2);
  return z >= 0 ? tails.upper / 2 : 0.5 + tails.lower / 2;
}

double t_upper(double t, double df) {
  const double square = t * t;
  const auto tails = beta_tails(0.5, df / 2, square / (df + square), df / (df + square));
  return t >= 0 ? tails.upper / 2 : 0.5 + tails.lower / 2;
}

double t_quantile(double p, double df) {
  if (std::abs(p - 0.5) <= 0) return 0;
  const double t = std::sqrt(df * exp(beta_quantile_logit(around_zero(p), 0.5, df / 2)));
  return p < 0.5 ? -t : t;
}

double f_upper(double f, double df1, double df2) {
  OTBOR_CHECK(f >= 0);
  const double sum = df1 * f + df2;
  return beta_tails(df1 / 2, df2 / 2, df1 * f / sum, df2 / sum).upper;
}

double f_quantile(double p, double df1, double df2) {
  return df2 / df1 * exp(beta_quantile_logit(tails_of(p), df1 / 2, df2 / 2));
}

double chi_square_quantile(double p, double df) {
  return 2 * exp(gamma_quantile_log(tails_of(p), df / 2));
}

}  // namespace otbor::num
