#pragma once
// Tails and quantiles of the distributions that tests and intervals are built on. Probabilities are
// of the lower tail unless a name says otherwise. Relative error below 1e-11.
// The quantile of the normal distribution stands in normal.hpp.

namespace otbor::num {

/// P(Z >= z) of a standard normal variable.
[[nodiscard]] double normal_upper(double z);

/// P(T >= t), Student's t with `df` > 0 degrees of freedom, which need not be whole.
[[nodiscard]] double t_upper(double t, double df);
[[nodiscard]] double t_quantile(double p, double df);

/// P(F >= f) with `df1` and `df2` degrees of freedom.
[[nodiscard]] double f_upper(double f, double df1, double df2);
[[nodiscard]] double f_quantile(double p, double df1, double df2);

[[nodiscard]] double chi_square_quantile(double p, double df);

}  // namespace otbor::num
