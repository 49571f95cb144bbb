#pragma once
// forum/resolution.yaml and forum/votes.csv -> the resolution and the votes on it. The table may
// have a row a vote, a row a voter with a column a proposal, or a row a proposal with its totals.

#include <optional>
#include <vector>

#include "engine/intake/forms/votes.hpp"
#include "engine/intake/forum/names.hpp"

namespace otbor {

/// Whether the row is a heading of a table of votes; `resolution` gives the proposals that may have
/// columns of their own.
[[nodiscard]] NamedFields votes_wish(const std::vector<std::string_view>& cells,
                                     const ResolutionForm& resolution, const Renamed& renamed);

[[nodiscard]] Resolution build_resolution(const ResolutionForm& form, const Study& study,
                                          Diagnostics& diagnostics);

[[nodiscard]] Votes build_votes(const Sources& sources, const ResolutionForm& form,
                                const std::vector<CsvTable>& tables, const Renamed& renamed,
                                const Study& study, const ForumNames& names,
                                Diagnostics& diagnostics);

}  // namespace otbor
