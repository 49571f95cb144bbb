#pragma once
// How a table of ratings is laid out. Long: a row a mark, with a column that names the criterion.
// Wide, as forms export it and people draw it: a row an answer, with a column for each criterion,
// headed by its code, its title or the question that begins or ends with one of them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/forms.hpp"
#include "engine/intake/loader.hpp"

namespace otbor {

/// A criterion or a stage by the words that may head its column.
struct MarkName {
  std::string code;
  std::string title;
  std::string other_title;  // in the other language, may be empty
};
[[nodiscard]] std::vector<MarkName> mark_names(const Forms& forms);

/// The sheets of a workbook that hold ratings of either layout.
[[nodiscard]] TableWish ratings_wish(const std::vector<MarkName>& names, const Renamed& renamed);

/// Finds the columns of either layout; nullopt, with what is missing told, when there are none. Of
/// several answers by one expert about one practice in a form that keeps the time the last counts,
/// and the others are told.
[[nodiscard]] std::optional<RatingsTable> open_ratings(const Sources& sources, CsvTable table,
                                                       const std::vector<MarkName>& names,
                                                       const Renamed& renamed,
                                                       Diagnostics& diagnostics);

}  // namespace otbor
