#pragma once
// Many-facet Rasch measurement by marginal maximum likelihood: objects are a sample from a normal
// population, θ ~ N(0, σ²), integrated out; the other facets are estimated. Free of the bias of
// joint estimation, at the price of a distribution assumed. R. D. Bock & M. Aitkin, Psychometrika
// 46 (1981); the model of R package TAM, by Newton's method on the marginal likelihood itself.
//
// The mean of θ is 0, so one facet is free to stand anywhere: the last that is not the object. The
// other facets and each set of thresholds sum to zero. Objects are measured by the mean of their
// posterior (EAP) and by the weighted likelihood of T. A. Warm, Psychometrika 54 (1989).

#include <vector>

#include "engine/rate/rasch/likelihood.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::rasch {

struct Mml {
  Categories categories;
  Parameters at;        // effects as they add to the logit; the objects' are zero
  double variance = 0;  // σ²
  double deviance = 0;  // −2 log of the marginal likelihood
  std::uint32_t parameters = 0;
  std::vector<double> eap;     // of each object
  std::vector<double> eap_sd;  // of its posterior
  double eap_reliability = 0;  // var(EAP) / (var(EAP) + mean posterior variance)
  std::vector<double> wle;
  std::vector<double> wle_error;
  std::uint32_t steps = 0;
};

/// Reasons: no_ratings; no_variation; not_connected (levels no rating tells apart, or one without a
/// finite measure, its ratings all the lowest or all the highest); not_identified (objects that do
/// not differ beyond chance: σ is 0; or one facet besides them is missing); too_large;
/// not_converged. Objects without ratings have the mean and spread of the population.
[[nodiscard]] Expected<Mml> fit_mml(const Design& design, num::Threads threads = {});

}  // namespace otbor::rasch
