#pragma once
// How a table is written that people open in Russian Excel by double click: a byte-order mark,
// without which it reads Russian letters as those of another code, semicolons, and lines that end
// with CRLF. Every CSV file that otbor writes for people goes through here. What is read back later
// stands as it is; a result for reading only guards its cells itself (formats/csv.cpp).

#include <string>
#include <string_view>
#include <vector>

namespace otbor {

inline constexpr std::string_view spreadsheet_mark = "\uFEFF";

/// In quotes where the text holds a semicolon, a quote, a tab or the end of a line.
[[nodiscard]] std::string spreadsheet_cell(std::string_view text);

/// One row with the end of its line.
void add_spreadsheet_row(std::string& out, const std::vector<std::string>& cells);

/// The table with the mark, which it may have already.
[[nodiscard]] std::string for_spreadsheets(std::string table);

}  // namespace otbor
