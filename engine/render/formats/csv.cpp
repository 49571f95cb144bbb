// Tables for Russian Excel by double click (spreadsheet.hpp). Numbers carry the language's decimal
// mark. A cell that a spreadsheet would run as a formula gets an apostrophe.

#include <string>

#include "engine/render/format.hpp"
#include "engine/render/spreadsheet.hpp"

namespace otbor::print_as {
namespace {

bool is_plain_number(std::string_view words) {
  if (words.starts_with('-') || words.starts_with('+')) words.remove_prefix(1);
  bool mark = false;
  bool digit = false;
  for (const char c : words) {
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if ((c == '.' || c == ',') && !mark && digit) {
      mark = true;
    } else {
      return false;
    }
  }
  return digit;
}

std::string guarded(const std::string& words) {
  constexpr std::string_view starts_formula = "=+-@\t\r";
  const bool formula = !words.empty() && starts_formula.find(words[0]) != std::string_view::npos &&
                       !is_plain_number(words);
  return (formula ? "'" : "") + words;
}

/// Beside quotes, a table's size: a country's ranking is not moved about while it grows.
std::size_t size_of(const TableBlock& table) {
  std::size_t size = 0;
  for (const auto& row : table.rows) {
    for (const auto& cell : row.cells) size += cell.text.size() + 3;
  }
  return size;
}

void table(std::string& out, const TableBlock& table) {
  out.reserve(out.size() + size_of(table));
  std::vector<std::string> cells;
  for (const auto& column : table.columns) cells.push_back(guarded(column.title));
  add_spreadsheet_row(out, cells);
  for (const auto& row : table.rows) {
    cells.clear();
    for (const auto& cell : row.cells) cells.push_back(guarded(cell.text));
    add_spreadsheet_row(out, cells);
  }
}

/// A document's tables, one under the other; its other blocks have no place in a spreadsheet.
std::string print(const Document& document, const FormatOptions&) {
  std::string out(spreadsheet_mark);
  bool first = true;
  for (const auto& block : document.blocks) {
    const auto* found = std::get_if<TableBlock>(&block.is);
    if (found == nullptr) continue;
    if (!first) out += "\r\n";
    first = false;
    table(out, *found);
  }
  return out;
}

}  // namespace

extern const Format csv;
const Format csv{
    .id = "csv",
    .extension = "csv",
    .title = {.ru = "таблица CSV для Excel", .en = "CSV table for Excel"},
    .print = print,
};

}  // namespace otbor::print_as
