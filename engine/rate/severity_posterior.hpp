#pragma once
// What the additive model of severity.hpp leaves open, as a distribution to draw from: how severe
// each expert is, given the totals. With practices fixed and leniency random, b ~ N(0, φσ²), the
// leniencies of a panel are jointly normal given the totals, with mean φ(I + φM)⁻¹r and covariance
// φσ²(I + φM)⁻¹; a practice is then worth the mean of its totals less the leniency of those who
// rated it, with error variance σ²/n (C. R. Henderson, Biometrics 31 (1975); variances are taken as
// estimated: N. M. Laird & T. A. Louis, J. Educational Statistics 14 (1989)).
//
// Whether the model may speak at all is decided where a correction is: rate/correction.hpp.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/num/cholesky.hpp"
#include "engine/rate/consistency.hpp"

namespace otbor {

/// Why nothing is drawn from the model; the first that holds.
enum class ModelSilence : std::uint8_t {
  not_estimable,     // severity has no estimate at all: SeverityFit says why
  not_connected,     // panels share no practice: their levels cannot be brought together
  labels_are_roles,  // severity would be nobody's
  no_gain            // totals set aside are predicted no better with severity than without
};

[[nodiscard]] std::string_view code_of(ModelSilence why);
/// A whole sentence for a commission.
[[nodiscard]] Words sentence_of(ModelSilence why);
/// nullopt where the model speaks: a correction is offered, or experts differ no more than chance
/// would make them, so that nothing but the noise of the totals is left to draw.
[[nodiscard]] std::optional<ModelSilence> silence_of(const Diagnosis& diagnosis);

struct SeverityPosterior {
  Per<Expert, double> leniency;         // means, in points of a full sheet; 0 outside the panel
  std::vector<Index<Expert>> panel;     // in the order of `factor`
  std::vector<Index<Expert>> unseen;    // rated with no panel: any expert of the same kind
  std::optional<num::Cholesky> factor;  // of I + φM; absent where sd_expert is 0
  double sd_expert = 0;
  double sd_residual = 0;
};

/// From the totals as marked, corrected or not; nullopt where the model is silent.
[[nodiscard]] std::optional<SeverityPosterior> severity_posterior(const Study& study,
                                                                  const Consistency& consistency,
                                                                  num::Threads threads);
/// The same from totals and their fit; all of them must be one panel, with experts who differ or
/// do not.
[[nodiscard]] SeverityPosterior posterior_of(const Ratings& totals, const SeverityFit& fit);

}  // namespace otbor
