#include "engine/workbench/shapes/cells.hpp"

#include <algorithm>
#include <limits>

#include "engine/workbench/value.hpp"

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
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const auto written = text(column);
  auto value = number_of(written);
  if (!value) {
    if (is_blank(written)) return missing;
    std::string with_point(written);
    std::ranges::replace(with_point, ',', '.');
    value = number_of(with_point);
  }
  if (!value) {
    diagnostics_.add(Found::not_a_number, span(column), {written, Text()});
    return missing;
  }
  if (*value >= mark_bounds.low && *value <= mark_bounds.high) return *value;
  diagnostics_.add(
      Found::number_out_of_bounds, span(column),
      {table_.headings[column], otbor::number(written), otbor::number(shortest(mark_bounds.low)),
       otbor::number(shortest(mark_bounds.high))});
  return missing;
}

}  // namespace otbor::workbench
