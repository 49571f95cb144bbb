#pragma once
// Rows of a report of connections as they stand in the file, before anything is known of its
// columns: cut at the separator, unwrapped where a program saved each row whole into one cell.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/table.hpp"

namespace otbor {

using ReportRow = std::vector<Located<std::string>>;

[[nodiscard]] std::vector<ReportRow> records_of(std::string_view text, std::uint32_t source,
                                             char delimiter,
                                             std::optional<std::uint32_t>* unclosed = nullptr);

/// Rows whose only filled cell holds a whole row ("\"Name,User Email,Join Time\""), cut once more;
/// each cell has the place of the cell it was in. nullopt when no row is so.
[[nodiscard]] std::optional<std::vector<ReportRow>> unwrapped(const std::vector<ReportRow>& records,
                                                           char delimiter);

[[nodiscard]] std::size_t filled(const ReportRow& record);

/// «2. Участники», "3. In-Meeting Activities": parts of a report by MS Teams.
[[nodiscard]] bool is_part_title(const ReportRow& record);

/// «Итого», "Total participants: 4": what a report or a spreadsheet adds up under its rows.
/// `name` is the cell of names, where there is one.
[[nodiscard]] bool is_sum(const ReportRow& record, std::optional<std::size_t> name);

/// A name as it was copied from the window of a meeting: without its number in the list; «я»,
/// «гость» in brackets are no names. `leads` tells that the meeting is this one's.
struct CopiedName {
  std::string_view name;  // "" for a heading such as «Участники (14)»
  bool leads = false;
};
[[nodiscard]] CopiedName copied_name(std::string_view line);

}  // namespace otbor
