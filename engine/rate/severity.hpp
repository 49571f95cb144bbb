#pragma once
// Severity of experts with its error: totals are what a practice is worth, the expert's leniency
// and noise, x = a_s + b_e + e, with practices fixed (none is pulled towards the average) and
// leniency random, b ~ N(0, φσ²). The ratio λ = 1/φ of the ridge of calibration.hpp is then not
// guessed but estimated by restricted maximum likelihood: Patterson & Thompson, Biometrika 58
// (1971). With the practices eliminated, M = Z'QZ and r = Z'Qx, the deviance is log|I + φM| + ν
// log(x'Qx − φ r'(I + φM)⁻¹r). M falls into one block a panel, so the work is linear in panels and
// cubic only in the experts of one.

#include <cstdint>
#include <optional>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

struct SeverityEstimate {
  double points = 0;  // positive: stricter; shrunk towards 0 by what may be chance
  double se = 0;      // standard deviation given the totals
  std::uint32_t practices_shared = 0;
};

struct SeverityFit {
  double sd_expert = 0;  // 0 when experts differ no more than chance would make them
  double sd_residual = 0;
  /// λ = (sd_residual / sd_expert)²; absent when sd_expert is 0.
  std::optional<double> lambda;
  /// no_ratings for who rated nothing, no_overlap for who shared no practice.
  Per<Expert, Expected<SeverityEstimate>> experts;
};

/// Panels with more experts than this are not solved exactly.
inline constexpr std::size_t panel_experts_max = 1500;

/// Reasons: no_ratings; no_overlap (no practice has two totals); no_repetition (no expert shared
/// two practices: severity cannot be told from chance); not_identified (no freedom left for the
/// noise); no_variation; too_large; not_converged.
[[nodiscard]] Expected<SeverityFit> fit_severity(const Ratings& totals, num::Threads threads = {});

/// Labels that are handed out anew on every practice ("Reviewer 1", "seat J3") tie all practices
/// together and mean nobody: correcting their severity corrects noise. True when few labels did
/// nearly all of the work, each far more than enough to show a level of its own (50 shared
/// practices), and none has one: their spread is below a twentieth of the noise.
[[nodiscard]] bool labels_look_like_roles(const Ratings& totals, const SeverityFit& fit);

/// The ridge with a given λ, and what practices are worth without their experts' leniency.
struct Calibration {
  Per<Expert, double> leniency;
  Per<Practice, double> raw;         // mean total; 0 for a practice nobody rated
  Per<Practice, double> calibrated;  // mean of totals less leniency
};
/// nullopt when the iteration did not settle.
[[nodiscard]] std::optional<Calibration> calibrate(const Ratings& totals, double lambda);

}  // namespace otbor
