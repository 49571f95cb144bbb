#pragma once
// Whose word counts when agreement is judged, and what was said, as the statistics want it.

#include "engine/rate/sheet_totals.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

enum class SheetRole : std::uint8_t {
  left_out,   // recused, incomplete, or of a practice that does not take part
  panel,      // judged
  additional  // counted, but written after the panel had disagreed
};

[[nodiscard]] Per<Sheet, SheetRole> sheet_roles(const Study& study);

/// Totals of the panels on the full scale.
[[nodiscard]] Ratings ratings_of_totals(const Study& study, const Per<Sheet, SheetTotal>& totals,
                                        const Per<Sheet, SheetRole>& roles);
/// Marks of one criterion, as written.
[[nodiscard]] Ratings ratings_of(const Study& study, Index<Criterion> criterion,
                                 const Per<Sheet, SheetRole>& roles);

}  // namespace otbor
