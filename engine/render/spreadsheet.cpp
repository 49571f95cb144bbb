#include "engine/render/spreadsheet.hpp"

namespace otbor {

std::string spreadsheet_cell(std::string_view text) {
  if (text.find_first_of(";\"\r\n\t") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void add_spreadsheet_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ';';
    out += spreadsheet_cell(cells[i]);
  }
  out += "\r\n";
}

std::string for_spreadsheets(std::string table) {
  if (!table.starts_with(spreadsheet_mark)) table.insert(0, spreadsheet_mark);
  return table;
}

}  // namespace otbor
