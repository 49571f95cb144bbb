#pragma once
// Sheets against the assignment, where there is one: whose are not there yet, and which nobody was
// assigned. Additional experts called for a dispute are no part of an assignment.

#include "engine/render/words/narrator.hpp"

namespace otbor {

/// A line an expert with the practices whose sheets are still awaited. No items without an
/// assignment.
[[nodiscard]] Bullets awaited_sheets(const Narrator& narrator);

/// A line an expert with the practices that were rated without a seat.
[[nodiscard]] Bullets unassigned_sheets(const Narrator& narrator);

/// Whether the assignment still expects somebody's sheet of the practice.
[[nodiscard]] bool sheet_awaited(const Study& study, Index<Practice> practice);

}  // namespace otbor
