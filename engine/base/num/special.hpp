#pragma once
// Tail probabilities of tests, built on our own exponential and logarithm so that a p-value is the
// same number everywhere.

namespace otbor::num {

/// Regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a) for a >= 1/2, x >= 0, with
/// a relative error below 1e-12.
[[nodiscard]] double gamma_upper(double a, double x);

/// Probability that a chi-square variable with `degrees_of_freedom` is at least `x`.
[[nodiscard]] double chi_square_upper(double x, double degrees_of_freedom);

}  // namespace otbor::num
