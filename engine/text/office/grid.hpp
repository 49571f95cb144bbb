#pragma once
// A sheet of a workbook as its filled cells in order, whatever program has saved it: what readers
// of .xlsx and .ods give, and what becomes the text of a table.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/limits.hpp"
#include "engine/text/office/refusal.hpp"
#include "engine/text/source.hpp"

namespace otbor::office {

struct GridCell {
  enum class Kind : std::uint8_t {
    text,
    number,
    date,
    formula,  // whose value was not saved: the text is the formula
  };
  std::uint32_t column = 0;  // from 0
  std::uint32_t begin = 0;   // its text, bytes of Grid::texts
  std::uint32_t end = 0;
  Kind kind = Kind::text;
};

struct GridRow {
  std::uint32_t number = 1;  // from 1, as the program shows it
  std::uint32_t first = 0;   // positions in Grid::cells
  std::uint32_t last = 0;    // past the last one
};

struct Grid {
  std::string name;
  bool hidden = false;
  std::string texts;
  std::vector<GridCell> cells;
  std::vector<GridRow> rows;  // those with a filled cell, from the top

  [[nodiscard]] std::string_view text(const GridCell& cell) const {
    return std::string_view(texts).substr(cell.begin, cell.end - cell.begin);
  }
  [[nodiscard]] std::span<const GridCell> of(const GridRow& row) const {
    return std::span(cells).subspan(row.first, row.last - row.first);
  }
};

/// Fills a grid from the top, row by row, under limits; the first refusal is kept.
class GridBuilder {
 public:
  GridBuilder(Grid& grid, const Limits& limits) : grid_(grid), limits_(limits) {}

  /// False when rows or cells do not come in order, or there are too many. Empty texts are nothing.
  bool add(std::uint32_t row, std::uint32_t column, std::string_view text, GridCell::Kind kind);
  [[nodiscard]] const Refusal& refusal() const { return refusal_; }

 private:
  bool fail(Refusal refusal);

  Grid& grid_;
  const Limits& limits_;
  Refusal refusal_;
};

/// Rows and columns whose cells are merged into the first; from 0, inclusive.
struct Merged {
  std::uint32_t first_row = 0, last_row = 0, column = 0;
};

/// A text merged over several rows (the code of a practice beside its criteria) is that of each
/// row.
[[nodiscard]] Readable<Grid> filled_down(const Grid& grid, std::vector<Merged> merged,
                                         const Limits& limits);

/// The table whose headings stand in `grid.rows[heading]`: rows from there on, cells between ';',
/// each row as wide as the widest. Refused when that would be out of proportion to what is filled.
struct TableText {
  std::string text;
  std::vector<OriginalLine> lines;
};
[[nodiscard]] Readable<TableText> table_text(const Grid& grid, std::size_t heading,
                                             const Limits& limits);

}  // namespace otbor::office
