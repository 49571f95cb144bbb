#pragma once
// The cumulative logit model with random effects, for short scales with floor and ceiling:
// logit P(Y <= k) = t_k − x'β − Σ u, u ~ N(0, σ²). D. Hedeker & R. D. Gibbons, A random-effects
// ordinal regression model, Biometrics 50 (1994); as R package ordinal has it. One factor is
// integrated by adaptive Gauss-Hermite quadrature, several by Laplace's approximation.

#include <vector>

#include "engine/rate/mixed/design.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::mixed {

struct OrdinalDesign {
  std::vector<double> y;  // its different values, ascending, are the categories
  std::vector<std::vector<double>> covariates;  // columns of x
  std::vector<Factor> random;
};

struct OrdinalOptions {
  /// 1 is Laplace's approximation; more only with one random factor.
  std::size_t nodes = 1;
};

struct OrdinalFit {
  std::vector<double> thresholds;          // ascending, one fewer than categories
  std::vector<double> beta;                // positive: higher marks
  std::vector<double> sd;                  // of each random factor; 0 at the boundary
  std::vector<std::vector<double>> modes;  // most probable effect of each level
  double log_likelihood = 0;
};

/// Reasons: no_ratings; no_variation; not_identified (a covariate that is constant or a sum of
/// others); separated (no finite estimate is best); too_large (more than 2,000 levels of several
/// factors); not_converged.
[[nodiscard]] Expected<OrdinalFit> fit_ordinal(const OrdinalDesign& design,
                                               const OrdinalOptions& options = {});

}  // namespace otbor::mixed
