#pragma once
// Many-facet Rasch measurement by joint maximum likelihood, as FACETS does it: every element's
// expected total is its observed one. Reported as a second opinion and for the diagnostics of
// experts (fit.hpp); nothing official follows from it.
//
// Objects carry their measure with a plus, other facets with a minus (a severe expert is high); the
// measures of the other facets and each set of thresholds sum to zero. No correction for the bias
// of joint estimation is made. Elements whose every rating is the lowest, or the highest, have no
// finite measure: they are left out, and afterwards get the measure at which their total would be
// `max_extreme_adjustment` from the end (J. M. Linacre, A User's Guide to FACETS, Xtreme).

#include <vector>

#include "engine/rate/rasch/likelihood.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::rasch {

struct JmlOptions {
  double extreme_adjustment = 0.3;  // categories; 0 … 0.5
  num::Threads threads = {};
};

struct Jml {
  Categories categories;
  std::vector<bool> kept;  // ratings that were estimated from: none of an extreme element
  Parameters at;           // effects as they add to the logit
  std::vector<std::vector<bool>> is_extreme;  // of each facet
  std::vector<std::vector<bool>> is_measured;
  /// Of each set of thresholds: a level all of whose ratings were left out has none of its own and
  /// stands on the mean of the others.
  std::vector<bool> has_thresholds;
  double log_likelihood = 0;
  double residual = 0;  // largest score residual, below 1e-6
  std::uint32_t steps = 0;

  /// Plus for the object, minus for the other facets.
  [[nodiscard]] double measure(std::size_t facet, std::size_t level, std::size_t object) const {
    return facet == object ? at.effect[facet][level] : -at.effect[facet][level];
  }
};

/// Reasons: no_ratings; no_variation (fewer than two categories are left); not_connected (elements
/// fall into subsets that share no rating, or a level never shows a category its thresholds need);
/// separated (some elements always stand above others, so that no finite measures are best);
/// too_large (more than 4,000 levels besides the objects'); not_converged.
[[nodiscard]] Expected<Jml> fit_jml(const Design& design, const JmlOptions& options = {});

}  // namespace otbor::rasch
