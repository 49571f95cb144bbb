#include "engine/text/office/grid.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/encoding.hpp"

namespace otbor::office {
namespace {

Text megabytes(std::uint64_t bytes) { return count((bytes + (1U << 20U) - 1) >> 20U); }

/// Signs that no document can hold become blanks; every kind of line end becomes '\n'.
void append_clean(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    } else {
      out += is_control(text[i]) ? ' ' : text[i];
    }
  }
}

void append_cell(std::string& out, std::string_view text) {
  const bool quote = text.find_first_of(";\"\n") != std::string_view::npos;
  if (!quote) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

bool GridBuilder::fail(Refusal refusal) {
  refusal_ = std::move(refusal);
  return false;
}

bool GridBuilder::add(std::uint32_t row, std::uint32_t column, std::string_view text,
                      GridCell::Kind kind) {
  if (utf8::trimmed(text).empty()) return true;
  const bool same_row = !grid_.rows.empty() && grid_.rows.back().number == row;
  const bool in_order = grid_.rows.empty() || grid_.rows.back().number < row ||
                        (same_row && grid_.cells.back().column < column);
  if (!in_order) return fail({Found::office_strange, {grid_.name}});
  if (column >= limits_.table_columns) {
    return fail({Found::too_many_columns, {count(limits_.table_columns)}});
  }
  if (grid_.cells.size() >= limits_.sheet_cells ||
      grid_.texts.size() + text.size() > limits_.sheet_bytes) {
    return fail({Found::office_too_large,
                 {megabytes(grid_.texts.size()), megabytes(limits_.archive_part_bytes)}});
  }
  const auto begin = static_cast<std::uint32_t>(grid_.texts.size());
  append_clean(grid_.texts, text);
  const auto end = static_cast<std::uint32_t>(grid_.texts.size());
  const auto at = static_cast<std::uint32_t>(grid_.cells.size());
  if (!same_row) grid_.rows.push_back({row, at, at});
  grid_.cells.push_back({column, begin, end, kind});
  ++grid_.rows.back().last;
  return true;
}

namespace {

struct Spread {
  std::uint32_t row, column;
  GridCell from;
};

/// The cells that merged ones stand for, by row and column.
std::vector<Spread> spread(const Grid& grid, const std::vector<Merged>& merged, std::size_t most) {
  std::vector<Spread> added;
  for (const auto& area : merged) {
    const auto row = std::ranges::lower_bound(grid.rows, area.first_row + 1, {}, &GridRow::number);
    if (row == grid.rows.end() || row->number != area.first_row + 1) continue;
    const auto cells = grid.of(*row);
    const auto cell = std::ranges::find(cells, area.column, &GridCell::column);
    if (cell == cells.end()) continue;
    for (auto below = row + 1; below != grid.rows.end() && below->number <= area.last_row + 1;
         ++below) {
      if (added.size() < most) added.push_back({below->number, area.column, *cell});
    }
  }
  std::ranges::stable_sort(added, {}, [](const Spread& s) { return std::pair(s.row, s.column); });
  return added;
}

}  // namespace

Readable<Grid> filled_down(const Grid& grid, std::vector<Merged> merged, const Limits& limits) {
  const auto added = spread(grid, merged, limits.sheet_cells);
  Grid out{.name = grid.name, .hidden = grid.hidden, .texts = {}, .cells = {}, .rows = {}};
  GridBuilder builder(out, limits);
  auto next = added.begin();
  bool good = true;
  for (const auto& row : grid.rows) {
    const auto cells = grid.of(row);
    auto cell = cells.begin();
    while (good) {
      const bool has_added = next != added.end() && next->row == row.number;
      if (has_added && (cell == cells.end() || next->column <= cell->column)) {
        if (cell != cells.end() && next->column == cell->column) ++cell;
        good = builder.add(row.number, next->column, grid.text(next->from), next->from.kind);
        ++next;
      } else if (cell != cells.end()) {
        good = builder.add(row.number, cell->column, grid.text(*cell), cell->kind);
        ++cell;
      } else {
        break;
      }
    }
    if (!good) return tl::unexpected(builder.refusal());
  }
  return out;
}

Readable<TableText> table_text(const Grid& grid, std::size_t heading, const Limits& limits) {
  std::uint32_t width = 0;
  for (auto row = heading; row < grid.rows.size(); ++row) {
    width = std::max(width, grid.of(grid.rows[row]).back().column + 1);
  }
  const auto area = std::uint64_t{width} * (grid.rows.size() - heading);
  if (area > 8 * limits.sheet_cells) {
    return refuse(Found::office_too_large, {megabytes(area), megabytes(limits.archive_part_bytes)});
  }
  TableText table;
  table.text.reserve(grid.texts.size() + grid.cells.size());
  for (auto row = heading; row < grid.rows.size(); ++row) {
    table.lines.push_back(
        {static_cast<std::uint32_t>(table.text.size()), grid.rows[row].number, 0});
    std::uint32_t column = 0;
    for (const auto& cell : grid.of(grid.rows[row])) {
      for (; column < cell.column; ++column) table.text += ';';
      append_cell(table.text, grid.text(cell));
    }
    for (; column + 1 < width; ++column) table.text += ';';
    table.text += '\n';
  }
  return table;
}

}  // namespace otbor::office
