#pragma once
// Kendall's coefficient of concordance with everything that is told beside it: M. G. Kendall & B.
// Babington Smith, The problem of m rankings (1939); ties and the test by S. Siegel & N. J.
// Castellan, Nonparametric Statistics (1988), chapter 9.

#include <cstdint>

#include "engine/rate/statistic.hpp"

namespace otbor {

struct Concordance {
  double w = 0;              // corrected for ties
  double w_uncorrected = 0;  // as if there were none
  /// Mean Spearman correlation of all pairs of experts whose ranks vary: one_expert when fewer than
  /// two do.
  Expected<double> mean_spearman = Unexpected(Undefined::one_expert);
  std::uint32_t practices = 0;  // n
  std::uint32_t experts = 0;    // m

  [[nodiscard]] double degrees_of_freedom() const { return practices - 1.0; }
  /// m (n − 1) W; with many practices a chi-square variable where there is no common order.
  [[nodiscard]] double chi_square() const { return experts * degrees_of_freedom() * w; }
  [[nodiscard]] double chi_square_uncorrected() const {
    return experts * degrees_of_freedom() * w_uncorrected;
  }
};

/// Below so many practices the chi-square distribution is not near enough: Siegel & Castellan, p.
/// 269.
inline constexpr std::uint32_t practices_for_concordance_test = 8;

/// Of the practices that every expert rated who rated anything.
[[nodiscard]] Expected<Concordance> kendall_concordance(const Ratings& ratings);

}  // namespace otbor
