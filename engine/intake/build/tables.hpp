#pragma once
// Rows of tables and of decisions.yaml -> the model: codes found, names matched, statuses known.

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/places.hpp"
#include "engine/intake/ratings/ratings.hpp"

namespace otbor {

void build_institutions(const Forms& forms, Study& study, Diagnostics& diagnostics);
/// Without a table of institutions every name a practice gives becomes one.
void build_practices(const Forms& forms, const Sources& sources, Study& study,
                     Diagnostics& diagnostics);
/// Without a table of experts the codes of the ratings, the assignment and the opinions are them.
void build_experts(const Forms& forms, const Sources& sources, Study& study,
                   Diagnostics& diagnostics);
/// After the decisions: what a recusal has vacated is no conflict.
void build_assignment(const Forms& forms, Study& study, Diagnostics& diagnostics);
/// After the sheets: an opinion belongs to one. Sorted by practice, then expert.
void build_opinions(const Forms& forms, Study& study, Diagnostics& diagnostics);
void build_decisions(const Forms& forms, Study& study, Diagnostics& diagnostics);
void build_programme(const Forms& forms, Study& study, Diagnostics& diagnostics);

/// Reads the ratings into study.sheets; the rows behind the marks stay with the caller for checks.
struct SheetRows {
  RatingRows rows;
  Table<Sheet, MarkColumn, std::uint32_t> row_of;
};
[[nodiscard]] SheetRows build_sheets(const Forms& forms, const Sources& sources, Study& study,
                                     num::Threads threads, Diagnostics& diagnostics);

}  // namespace otbor
