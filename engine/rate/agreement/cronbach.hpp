#pragma once
// Cronbach's alpha of parts that are added up, criteria or experts: L. J. Cronbach, Coefficient
// alpha and the internal structure of tests, Psychometrika 16 (1951).

#include <cstdint>

#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

enum class MissingRatings : std::uint8_t {
  listwise,  // only practices that everybody rated
  pairwise   // each covariance from the practices that both rated
};

struct Cronbach {
  Expected<double> alpha = Unexpected(Undefined::no_ratings);
  Expected<double> standardized = Unexpected(Undefined::no_ratings);  // from correlations
  /// L. S. Feldt, The approximate sampling distribution of Kuder-Richardson reliability coefficient
  /// twenty, Psychometrika 30 (1965).
  Expected<Interval> feldt = Unexpected(Undefined::no_ratings);
  std::uint32_t complete = 0;  // practices that everybody rated
};

/// The parts are the experts of `ratings`; those who rated nothing are left out.
[[nodiscard]] Cronbach cronbach_alpha(const Ratings& ratings, MissingRatings missing, double level);

}  // namespace otbor
