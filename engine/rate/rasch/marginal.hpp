#pragma once
// The marginal likelihood of a Rasch model with θ ~ N(0, σ²): its value, its slopes object by
// object and the posterior of each object, by sums over 161 equidistant nodes. Slopes come from the
// identity of R. A. Fisher: the slope of the marginal likelihood is the posterior mean of the joint
// one's.

#include <vector>

#include "engine/rate/rasch/likelihood.hpp"

namespace otbor::rasch {

inline constexpr std::size_t nodes = 161;

struct Population {
  Parameters at;
  double log_sigma = 0;
};

struct Marginal {
  double log_likelihood = 0;
  std::vector<double> gradient;  // by the columns of Joint, then log σ
  num::Symmetric information;    // sum of squares of the objects' slopes
  std::vector<double> eap;
  std::vector<double> eap_sd;
};

/// The facet whose levels are not centred: the last that is not the object.
[[nodiscard]] std::size_t free_facet(const Joint& joint);

/// Nodes reach from −`reach` to `reach` logits.
[[nodiscard]] Marginal marginal_at(const Joint& joint, const Population& population, double reach,
                                   num::Threads threads);

}  // namespace otbor::rasch
