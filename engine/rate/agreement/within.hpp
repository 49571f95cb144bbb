#pragma once
// Agreement within single practices against what pure chance would give on the scale: Finn's r over
// all practices, r_wg and the average deviation practice by practice. They stand where practices
// hardly differ and correlations collapse; they depend on how many categories the scale has.

#include <span>
#include <vector>

#include "engine/rate/agreement/two_way.hpp"

namespace otbor {

/// Variance of marks thrown with equal chance into `levels` categories at distance 1.
[[nodiscard]] double uniform_variance(double levels);

/// R. H. Finn, A Note on Estimating the Reliability of Categorical Data, Educational and
/// Psychological Measurement 30 (1970): 1 − MS / uniform variance, MS within practices.
struct Finn {
  double one_way = 0;
  double two_way = 0;  // without the experts' different levels
};
[[nodiscard]] Finn finn(const TwoWay& squares, double levels);

/// Of one practice's ratings; one_expert below two.
struct WithinGroup {
  Expected<double> variance = Unexpected(Undefined::one_expert);        // n − 1
  Expected<double> mean_deviation = Unexpected(Undefined::one_expert);  // AD: M. J. Burke et al.,
                                                                        // 1999
};
[[nodiscard]] WithinGroup within_group(std::span<const double> values);

/// L. R. James, R. G. Demaree & G. Wolf, Estimating Within-Group Interrater Reliability, Journal of
/// Applied Psychology 69 (1984): 1 − s² / expected variance, and 0 where that is negative.
[[nodiscard]] double r_wg(double variance, double expected_variance);
/// The same for J parallel items of one group, from the mean of their variances (equation 3).
[[nodiscard]] double r_wg_j(double mean_variance, double items, double expected_variance);

}  // namespace otbor
