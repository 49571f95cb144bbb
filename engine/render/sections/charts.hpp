#pragma once
// Drawings of the report that several numbers make together. Each is nothing where there is nothing
// to draw, or too much of it for a drawing to be read.

#include <optional>

#include "engine/render/words/narrator.hpp"

namespace otbor::charts {

/// Each practice's likely places, its official one and the end of the list.
[[nodiscard]] std::optional<Dots> places(const Narrator& narrator);
/// Practices × places: in how many draws each practice took each place (the rank acceptability
/// indices of SMAA-2: Lahdelma & Salminen, Operations Research 49 (2001)).
[[nodiscard]] std::optional<Grid> place_shares(const Narrator& narrator);
/// Practices × experts: how far each sheet is from the mean of the practice's sheets.
[[nodiscard]] std::optional<Grid> sheets(const Narrator& narrator);
/// Each expert's severity with twice its error to both sides.
[[nodiscard]] std::optional<Dots> severity(const Narrator& narrator);

/// Longer charts are no longer read.
inline constexpr std::size_t rows_max = 60;

}  // namespace otbor::charts
