#pragma once
// What counts once an additional expert has rated a disputed practice: the six modes regulations
// know (third_expert in the rules).

#include <span>

#include "engine/score/method.hpp"

namespace otbor {

/// `third` is the place of the additional expert's sheet among `sheets`. "Without extremes" needs
/// five sheets and "two closest" takes all when two pairs are equally close; what cannot be applied
/// falls back to the mean of all. `chair_decides` is the chair's, not ours: the mean of all stands
/// until the decision is recorded.
[[nodiscard]] Aggregate reconcile(Reconciliation mode, std::span<const SheetScore> sheets,
                                  std::size_t third, Points full_maximum);

}  // namespace otbor
