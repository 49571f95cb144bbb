#pragma once
// The records of a table as texts and numbers, for tables of millions of rows: views into the text,
// nothing copied.

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/csv.hpp"
#include "engine/workbench/section.hpp"

namespace otbor::workbench {

/// What a mark may be: four of them multiplied are still a number.
inline constexpr Bounds mark_bounds{-1e60, 1e60};

class Cells {
 public:
  Cells(const Sources& sources, const CsvTable& table, Diagnostics& diagnostics)
      : text_(sources[table.source].text),
        table_(table),
        diagnostics_(diagnostics),
        scanner_(text_, table.delimiter, table.body) {}

  /// The next record; false at the end. A record with fewer cells than the heading is told and
  /// left out.
  bool next();
  [[nodiscard]] std::string_view text(std::size_t column);
  /// NaN for a blank, `.`, `NA`; a decimal comma is a point; anything else that is no number, or
  /// beyond mark_bounds, is told.
  [[nodiscard]] double number(std::size_t column);
  [[nodiscard]] Span span(std::size_t column) const;

 private:
  std::string_view text_;
  const CsvTable& table_;
  Diagnostics& diagnostics_;
  CsvScanner scanner_;
  std::vector<Cell> cells_;
  std::string scratch_;
};

}  // namespace otbor::workbench
