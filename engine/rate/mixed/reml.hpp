#pragma once
// The linear mixed model with crossed and nested random factors, fitted by (restricted) maximum
// likelihood: how much of the spread of marks belongs to practices, to the severity of experts, to
// criteria, to their interactions, and to nothing known.
//
// Model: y = X β + Σ Z_k b_k + e, b_k ~ N(0, σ_k² I), e ~ N(0, σ² I). H. D. Patterson & R.
// Thompson, Recovery of inter-block information when block sizes are unequal, Biometrika 58 (1971);
// predictions of b: C. R. Henderson, Best linear unbiased estimation and prediction, Biometrics 31
// (1975).

#include <vector>

#include "engine/rate/mixed/equations.hpp"

namespace otbor::mixed {

struct Fit {
  double intercept = 0;
  double intercept_error = 0;
  std::vector<double> fixed;  // contrasts, factor by factor, levels 1, 2, … against level 0
  std::vector<double> fixed_errors;  // standard errors
  std::vector<double> sd;            // of each random factor; 0 at the boundary
  double sd_residual = 0;
  double criterion = 0;           // −2 log of the (restricted) likelihood
  Effects blup;                   // best linear unbiased prediction of each level
  Effects condsd;                 // its standard deviation given the data
  std::vector<bool> at_boundary;  // a component the data put at zero
  std::uint32_t steps = 0;
};

struct FitOptions {
  Criterion criterion = Criterion::reml;
  bool with_condsd = true;
  num::Threads threads = {};
};

/// The fit, to eight digits of each ratio σ_k/σ. Reasons: no_ratings; no_variation where all y are
/// equal or fitted exactly; not_identified where fixed effects cannot be told apart or nothing is
/// left for the noise; too_large; not_converged.
[[nodiscard]] Expected<Fit> fit(const Design& design, const FitOptions& options = {});

}  // namespace otbor::mixed
