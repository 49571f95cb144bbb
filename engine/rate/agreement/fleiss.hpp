#pragma once
// Fleiss' kappa as it is usually printed: its test, each category against the rest, and Light's
// mean of Cohen's kappas beside it. The coefficient itself, with missing ratings and intervals, is
// also among those of chance_corrected.hpp.

#include <vector>

#include "engine/rate/agreement/categorised.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor {

struct FleissKappa {
  double observed = 0;  // mean agreement of pairs
  double chance = 0;
  Expected<double> kappa = Unexpected(Undefined::no_variation);
  /// Against no agreement beyond chance: J. L. Fleiss, J. C. M. Nee & J. R. Landis, Large sample
  /// variance of kappa in the case of different sets of raters (1979). incomplete_design unless
  /// every practice has as many ratings.
  Expected<double> z = Unexpected(Undefined::no_variation);
  std::vector<Expected<double>> of_category;
};

/// J. L. Fleiss, Measuring nominal scale agreement among many raters (1971).
[[nodiscard]] Expected<FleissKappa> fleiss_kappa(const Categorised& data);

/// Mean of Cohen's kappa over all pairs of experts: R. J. Light (1971). A pair without variation
/// has none and is left out.
[[nodiscard]] Expected<double> light_kappa(const Categorised& data);

}  // namespace otbor
