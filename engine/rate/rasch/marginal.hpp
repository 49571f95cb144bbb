#pragma once
// The marginal likelihood of a Rasch model with θ ~ N(0, σ²): its value, its slopes, its curvature
// and the posterior of each object. Slopes come from the identity of R. A. Fisher: the slope of the
// marginal likelihood is the posterior mean of the joint one's. The curvature is that of T. A.
// Louis (Journal of the Royal Statistical Society B 44 (1982), equation 3.2): the information there
// would be if θ were seen, less the posterior covariance of the joint slopes.

#include <vector>

#include "engine/rate/rasch/posterior.hpp"

namespace otbor::rasch {

/// Of what is observed, or as if every θ were: the second is never that of a valley.
enum class Information : std::uint8_t { observed, complete };

struct Marginal {
  double log_likelihood = 0;
  std::vector<double> gradient;  // by the columns of Joint, then log σ
  num::Symmetric information;
  std::vector<double> eap;  // of each object; 0 where it has no ratings
  std::vector<double> eap_sd;
};

[[nodiscard]] Marginal marginal_at(const Joint& joint, const Population& population,
                                   Information kind, num::Threads threads);

}  // namespace otbor::rasch
