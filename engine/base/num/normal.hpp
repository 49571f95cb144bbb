#pragma once
// The normal distribution backwards: M. J. Wichura, Algorithm AS 241: the percentage points of the
// normal distribution, Applied Statistics 37 (1988), routine PPND16, with a relative error of about
// 10⁻¹⁶. Turns uniform random numbers into normal ones, one for one.

namespace otbor::num {

/// z with P(Z <= z) = p, for 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);

}  // namespace otbor::num
