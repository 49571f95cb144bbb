#pragma once
// What ends the list.

#include "engine/model/rules.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

/// Whether the number of places does. With a recorded list, or a pass mark that fewer reach, the
/// line is not between two totals.
[[nodiscard]] inline bool ends_by_places(const Rules& rules, const Selection& selection) {
  const auto& list = rules.selection;
  return list.rule != "recorded" && list.places && selection.recommended.size() >= *list.places;
}

}  // namespace otbor
