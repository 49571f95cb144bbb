#pragma once
// How sure the list is (robustness.hpp) where the rater model speaks too: two questions at once.
// Draws with an even number ask how the list depends on who rated, and are those of robustness.hpp.
// Draws with an odd number ask how the list would stand if the severity of every expert were known:
// severity is drawn from the posterior of the model, one number an expert and draw for all
// practices that the expert rated, taken out of the sheets, and the noise of the practice's mean
// added. Both move the weights of criteria alike. A draw never does both: the noise of the model is
// the same differences of experts that drawing them anew shows.
//
// The official list stays that of the marks as they are. Where it rests on who happened to rate,
// the two halves disagree, the share over all draws falls between them, and the practice is one to
// be discussed, which is what it is. What else was considered:
// decisions/0011-two-sources-of-draws.md.
//
// Where the official totals carry a correction for severity, every draw corrects its own marks by
// the same rule (severity_refit.hpp): severities are fitted to the weights of its criteria and, in
// even draws, to the experts as it counts them. Odd draws then ask how far the corrected total may
// be from what the practice is worth: from the total, corrected once, the error of the severities
// is taken and the noise of the mean is added. Severity itself is in the correction and is not
// drawn a second time; both halves are centred on the official list
// (decisions/0013-draws-of-corrected-totals.md).

#include "engine/rate/severity_posterior.hpp"
#include "engine/score/robust/robustness.hpp"

namespace otbor {

/// The official totals carry a correction for severity: the plan asks for it and it was earned.
[[nodiscard]] bool totals_corrected(const Study& study, const Consistency& consistency);

/// What draws are told of severity.
struct SeverityInDraws {
  std::optional<SeverityPosterior> model;  // absent: the model is silent
  /// λ of the correction that the official totals carry; absent where they carry none.
  std::optional<double> lambda;
};
[[nodiscard]] SeverityInDraws severity_in_draws(const Study& study, const Consistency& consistency,
                                                num::Threads threads);

/// As `robustness`, with p_by_model and draws_by_model filled where the model speaks; places and
/// zones are of all draws.
[[nodiscard]] std::optional<Robustness> robustness_with_severity(
    const Study& study, const Ranking& ranking, const SeverityInDraws& severity,
    const ListRule& list, const RobustnessOptions& options, num::Threads threads);

}  // namespace otbor
