#pragma once
// Incomplete gamma and beta functions, built on our own exponential and logarithm so that a tail
// probability is the same number everywhere. What tests and intervals make of them stands in
// distributions.hpp.

namespace otbor::num {

/// The two parts of a whole, each with its own relative accuracy.
struct Tails {
  double lower = 0;
  double upper = 0;
};

/// Regularised incomplete gamma functions P(a, x) and Q(a, x) for a > 0, x >= 0, with a relative
/// error below 1e-12.
[[nodiscard]] Tails gamma_tails(double a, double x);
/// Q(a, x) = Γ(a, x) / Γ(a).
[[nodiscard]] double gamma_upper(double a, double x);
/// x^a e^-x / Γ(a): the density by the logarithm of x.
[[nodiscard]] double gamma_factor(double a, double x);

/// Regularised incomplete beta functions I_x(a, b) and I_y(b, a) for a, b > 0 and x + y = 1, given
/// both so that neither loses digits; relative error below 1e-12.
[[nodiscard]] Tails beta_tails(double a, double b, double x, double y);
/// x^a y^b / B(a, b): the density by the logarithm of x / y.
[[nodiscard]] double beta_factor(double a, double b, double x, double y);

/// Probability that a chi-square variable with `degrees_of_freedom` is at least `x`.
[[nodiscard]] double chi_square_upper(double x, double degrees_of_freedom);

}  // namespace otbor::num
