#include "engine/intake/ratings/own_sheets.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/model/score_sheet.hpp"

namespace otbor {
namespace {

/// Where a sheet has what; columns from 0.
struct Columns {
  std::uint32_t score = 0;
  std::optional<std::uint32_t> comment;
  std::optional<std::uint32_t> evidence;
  std::array<std::uint32_t, score_sheet::identity.size()> identity{};
};

bool begins(std::string_view heading, Words words) {
  const auto folded = utf8::folded(heading);
  return folded.starts_with(utf8::folded(words.ru)) || folded.starts_with(utf8::folded(words.en));
}

/// The columns that this row names; nullopt when it is no row of headings of ours.
std::optional<Columns> columns_in(const office::Grid& grid, const office::GridRow& row) {
  Columns columns;
  std::optional<std::uint32_t> score;
  std::size_t identities = 0;
  for (const auto& cell : grid.of(row)) {
    const auto text = utf8::trimmed(grid.text(cell));
    const auto at = std::ranges::find(score_sheet::identity, text);
    if (at != score_sheet::identity.end()) {
      columns.identity[static_cast<std::size_t>(at - score_sheet::identity.begin())] = cell.column;
      ++identities;
    } else if (begins(text, score_sheet::score)) {
      score = cell.column;
    } else if (begins(text, score_sheet::comment)) {
      columns.comment = cell.column;
    } else if (begins(text, score_sheet::evidence)) {
      columns.evidence = cell.column;
    }
  }
  if (identities != score_sheet::identity.size() || !score) return std::nullopt;
  columns.score = *score;
  return columns;
}

std::string_view text_at(const office::Grid& grid, const office::GridRow& row,
                         std::optional<std::uint32_t> column) {
  if (!column) return {};
  const auto cells = grid.of(row);
  const auto at = std::ranges::find(cells, *column, &office::GridCell::column);
  return at == cells.end() ? std::string_view() : utf8::trimmed(grid.text(*at));
}

struct RowAbout {
  std::string_view practice, expert, criterion;
  [[nodiscard]] bool whole() const {
    return !practice.empty() && !expert.empty() && !criterion.empty();
  }
};

RowAbout about(const office::Grid& grid, const office::GridRow& row, const Columns& columns) {
  return {text_at(grid, row, columns.identity[0]), text_at(grid, row, columns.identity[1]),
          text_at(grid, row, columns.identity[2])};
}

using Kept = std::vector<std::pair<std::uint32_t, std::string_view>>;  // column, text

/// The cells of a row that a table of ratings has, by column.
Kept kept_cells(const office::Grid& grid, const office::GridRow& row, const Columns& columns) {
  Kept kept;
  for (const auto& cell : grid.of(row)) {
    const bool wanted = cell.column == columns.score || cell.column == columns.comment ||
                        cell.column == columns.evidence ||
                        std::ranges::find(columns.identity, cell.column) != columns.identity.end();
    if (wanted) kept.emplace_back(cell.column, grid.text(cell));
  }
  return kept;
}

Kept headings(const Columns& columns) {
  Kept kept{{columns.score, "балл"}};
  if (columns.comment) kept.emplace_back(*columns.comment, "комментарий");
  if (columns.evidence) kept.emplace_back(*columns.evidence, "подтверждение");
  for (std::size_t i = 0; i < columns.identity.size(); ++i) {
    kept.emplace_back(columns.identity[i], score_sheet::identity[i]);
  }
  std::ranges::sort(kept);
  return kept;
}

void read_stamps(const office::Grid& grid, OwnSheets& own) {
  for (const auto& row : grid.rows) {
    const auto key = text_at(grid, row, 0);
    const auto value = std::string(text_at(grid, row, 1));
    if (key == score_sheet::key_format) own.format = value;
    if (key == score_sheet::key_programme) own.programme = value;
    if (key == score_sheet::key_criteria) own.criteria = value;
  }
}

/// One sheet: its marks become a table, its answers are noted.
class SheetTaker {
 public:
  SheetTaker(const office::Grid& grid, const Limits& limits, OwnSheets& own)
      : grid_(grid), own_(own), table_{.name = grid.name}, builder_(table_, limits) {}

  void take(std::size_t heading, const Columns& columns) {
    std::vector<const office::GridRow*> rows;
    for (const auto& row : grid_.rows) {
      const auto what = about(grid_, row, columns);
      const bool is_heading = what.practice == score_sheet::practice;
      if (!what.whole() || is_heading) continue;
      if (what.criterion.starts_with('@')) {
        note_answer(what, row, columns);
        continue;
      }
      note_sheet(what, !text_at(grid_, row, columns.score).empty());
      rows.push_back(&row);
    }
    if (!any_mark_) {
      std::ranges::move(seen_, std::back_inserter(own_.unfilled));
      return;
    }
    // A row may have been moved above the headings.
    add(std::min(grid_.rows[heading].number, rows.front()->number - 1), headings(columns));
    for (const auto* row : rows) add(row->number, kept_cells(grid_, *row, columns));
    if (good_) own_.tables.push_back(std::move(table_));
  }

 private:
  void add(std::uint32_t row, const Kept& cells) {
    for (const auto& [column, text] : cells) {
      good_ = good_ && builder_.add(row, column, text, office::GridCell::Kind::text);
    }
  }

  void note_sheet(const RowAbout& what, bool has_mark) {
    any_mark_ = any_mark_ || has_mark;
    const std::pair sheet{std::string(what.practice), std::string(what.expert)};
    if (std::ranges::find(seen_, sheet) == seen_.end()) seen_.push_back(sheet);
  }

  void note_answer(const RowAbout& what, const office::GridRow& row, const Columns& columns) {
    const auto value = text_at(grid_, row, columns.score);
    const auto ground = text_at(grid_, row, columns.comment);
    const bool given =
        !value.empty() || (what.criterion == score_sheet::recusal && !ground.empty());
    if (!given) return;
    own_.answers.push_back({std::string(what.practice), std::string(what.expert),
                            std::string(what.criterion), std::string(value), std::string(ground)});
  }

  const office::Grid& grid_;
  OwnSheets& own_;
  office::Grid table_;
  office::GridBuilder builder_;
  bool good_ = true;
  bool any_mark_ = false;
  std::vector<std::pair<std::string, std::string>> seen_;
};

}  // namespace

OwnSheets own_sheets(const office::Workbook& workbook, const Limits& limits) {
  OwnSheets own;
  for (const auto& grid : workbook.sheets) {
    if (grid.name == score_sheet::stamp_sheet) read_stamps(grid, own);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      const auto columns = columns_in(grid, grid.rows[row]);
      if (!columns) continue;
      SheetTaker(grid, limits, own).take(row, *columns);
      break;
    }
  }
  return own;
}

}  // namespace otbor
