#include "engine/workbench/shapes/cells.hpp"

#include <algorithm>
#include <limits>

#include "engine/workbench/section.hpp"

namespace otbor::workbench {
namespace {

bool is_blank(std::string_view text) { return text.empty() || text == "." || text == "NA"; }

}  // namespace

bool Cells::next() {
  while (scanner_.next(cells_)) {
    if (scanner_.overrun_quote()) {
      report_overrun(table_.source, *scanner_.overrun_quote(), diagnostics_);
      continue;
    }
    if (cells_.size() >= table_.headings.size()) return true;
    diagnostics_.add(Found::row_too_short, {table_.source, cells_.front().begin, cells_.back().end},
                     {count(cells_.size()), count(table_.headings.size())});
  }
  if (const auto quote = scanner_.unclosed_quote()) {
    diagnostics_.add(Found::unclosed_quote, {table_.source, *quote, *quote + 1});
  }
  return false;
}

std::string_view Cells::text(std::size_t column) {
  return cell_text(text_, cells_[column], scratch_);
}

Span Cells::span(std::size_t column) const {
  return {table_.source, cells_[column].begin, cells_[column].end};
}

double Cells::number(std::size_t column) {
  const auto written = text(column);
  if (const auto value = number_of(written)) return *value;
  if (!is_blank(written)) {
    std::string with_point(written);
    std::ranges::replace(with_point, ',', '.');
    if (const auto value = number_of(with_point)) return *value;
    diagnostics_.add(Found::not_a_number, span(column), {written, Text()});
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace otbor::workbench
