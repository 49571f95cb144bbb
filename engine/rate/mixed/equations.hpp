#pragma once
// Henderson's mixed model equations at given variance ratios, from the sums of crossproducts.hpp:
// the profiled deviance, its slope and curvature, the estimates and their errors. With
// V = I + Σ φ_k Z_k Z_k' and P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹ everything below is a function of φ.
//
// The child's level i has weight h = 1/(1 + φn): eliminating it takes φ h w w' from the sums, where
// w is its row. What its parent keeps is n' = Σ h n and w' = Σ h w, and it is eliminated in the
// same way. The rest is factored densely (D. Bates, M. Mächler, B. Bolker & S. Walker, Fitting
// Linear Mixed-Effects Models Using lme4, J. Stat. Softw. 67 (2015), section 3).

#include <optional>
#include <vector>

#include "engine/rate/mixed/crossproducts.hpp"

namespace otbor::mixed {

enum class Criterion : std::uint8_t { reml, ml };

/// One value for each level of each random factor.
using Effects = std::vector<std::vector<double>>;

class Equations {
 public:
  /// `phi`: variance of each random factor over that of the noise, in the order of the design; 0 is
  /// allowed. nullopt when fixed effects cannot be told apart.
  [[nodiscard]] static std::optional<Equations> at(const CrossProducts& products,
                                                   std::vector<double> phi, Criterion criterion,
                                                   num::Threads threads);

  /// −2 log of the (restricted) likelihood at its best σ²: Bates et al. (2015), equations 34, 41.
  [[nodiscard]] double deviance() const;
  /// σ̂² = y'Py / degrees of freedom.
  [[nodiscard]] double residual_variance() const { return rest_ / degrees_of_freedom(); }
  /// Best linear unbiased predictions.
  [[nodiscard]] const Effects& effects() const { return effects_; }
  /// Fixed effects, the intercept first, and their standard errors.
  [[nodiscard]] std::vector<double> fixed() const;
  [[nodiscard]] std::vector<double> fixed_errors() const;
  /// Standard deviation of each effect given the data, fixed effects taken as known (as lme4's
  /// `condVar`).
  [[nodiscard]] Effects conditional_deviations(num::Threads threads) const;

  struct Slopes {
    std::vector<double> gradient;   // of the deviance by φ; all φ must be positive
    std::vector<double> curvature;  // average information, row by row
  };
  /// Gradient and the average of observed and expected information: A. R. Gilmour, R. Thompson &
  /// B. R. Cullis, Average information REML, Biometrics 51 (1995).
  [[nodiscard]] Slopes slopes(num::Threads threads) const;

 private:
  Equations(const CrossProducts& products, std::vector<double> phi, Criterion criterion)
      : products_(&products), phi_(std::move(phi)), criterion_(criterion) {}

  [[nodiscard]] double degrees_of_freedom() const;
  void eliminate_children(num::Symmetric& sums);
  void eliminate_parents(num::Symmetric& sums);
  void scale(num::Symmetric& sums) const;
  void find_effects();
  [[nodiscard]] num::Symmetric error_variances(std::size_t columns, num::Threads threads) const;
  /// Prediction error variance over σ² of each level, from that of the dense columns.
  [[nodiscard]] Effects errors_of_levels(const num::Symmetric& dense, num::Threads threads) const;
  [[nodiscard]] std::vector<double> traces(num::Threads threads) const;
  [[nodiscard]] std::vector<double> curvature(double scale) const;

  const CrossProducts* products_;
  std::vector<double> phi_;  // by random factor
  Criterion criterion_;
  std::vector<double> child_weights_;  // h
  std::vector<double> parent_counts_;  // n'
  std::vector<double> parent_gains_;   // φ / (1 + φ n')
  SparseRows parent_rows_;             // w'
  double log_determinant_ = 0;         // of V over the eliminated levels
  std::optional<num::Cholesky> factor_;
  double rest_ = 0;  // y'Py
  Effects effects_;
  std::vector<double> solution_;  // dense random effects and fixed effects
};

}  // namespace otbor::mixed
