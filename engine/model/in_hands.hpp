#pragma once
// Which practices an expert is asked to rate.

#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

/// Practices that take part, in their order: those of the assignment, or, where none is told, all;
/// and those for which the expert is named as an additional one. Never a practice that a conflict
/// of interest or a recorded recusal forbids.
[[nodiscard]] std::vector<Index<Practice>> in_hands(const Study& study, Index<Expert> expert);

}  // namespace otbor
