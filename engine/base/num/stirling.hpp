#pragma once
// The gamma function in the form in which tail probabilities need it: what Stirling's formula
// leaves over.

namespace otbor::num {

/// Γ(a + 1) / (sqrt(2πa) a^a e^-a) for a > 0, which tends to 1.
[[nodiscard]] double stirling_ratio(double a);

/// Γ(a + 1) for a > 0, as large as a double holds.
[[nodiscard]] double gamma_plus_one(double a);

/// ln Γ(x) for x > 0.
[[nodiscard]] double log_gamma(double x);

}  // namespace otbor::num
