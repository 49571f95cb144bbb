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

#include "engine/rate/severity_posterior.hpp"
#include "engine/score/robust/robustness.hpp"

namespace otbor {

/// As `robustness`, with p_by_model and draws_by_model filled; places and zones are of all draws.
[[nodiscard]] std::optional<Robustness> robustness_with_severity(
    const Study& study, const Ranking& ranking, const SeverityPosterior& severity,
    const ListRule& list, const RobustnessOptions& options, num::Threads threads);

}  // namespace otbor
