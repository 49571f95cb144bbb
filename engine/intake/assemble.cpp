#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/intake/ratings.hpp"

namespace otbor {
namespace {

/// Rows by practice, in the order of the file within a practice: a counting sort, or nothing at all
/// when the file is sorted already.
std::vector<std::uint32_t> by_practice(const RatingRows& rows, Count<Practice> practices) {
  std::vector<std::uint32_t> order(rows.size());
  if (std::ranges::is_sorted(rows.practice)) {
    std::iota(order.begin(), order.end(), 0U);
    return order;
  }
  std::vector<std::uint32_t> begin(practices.value() + 1U);
  for (const auto practice : rows.practice) ++begin[practice + 1U];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  for (std::uint32_t row = 0; row < rows.size(); ++row) order[begin[rows.practice[row]]++] = row;
  return order;
}

/// Experts of one practice's rows, ascending and once each.
void distinct_experts(const RatingRows& rows, std::span<const std::uint32_t> of_practice,
                      std::vector<std::uint32_t>& experts) {
  experts.clear();
  for (const auto row : of_practice) {
    if (experts.empty() || experts.back() != rows.expert[row]) experts.push_back(rows.expert[row]);
  }
  std::ranges::sort(experts);
  const auto rest = std::ranges::unique(experts);
  experts.erase(rest.begin(), rest.end());
}

}  // namespace

AssembledSheets assemble_sheets(const RatingRows& rows, Count<Practice> practices,
                                Count<Criterion> criteria, Count<Stage> stages,
                                const std::function<Span(std::uint32_t)>& span_of,
                                Diagnostics& diagnostics) {
  const auto order = by_practice(rows, practices);
  AssembledSheets out;
  out.sheets.of_practice = Per<Practice, Range<Sheet>>(practices);

  // First the sheets, then the tables of their marks in one piece.
  std::vector<std::uint32_t> sheet_of(rows.size());
  std::vector<std::uint32_t> experts;
  std::size_t at = 0;
  for (const auto practice : practices) {
    const std::size_t first = at;
    while (at < order.size() && rows.practice[order[at]] == practice.value()) ++at;
    const auto of_practice = std::span(order).subspan(first, at - first);
    distinct_experts(rows, of_practice, experts);
    const auto base = out.sheets.sheets.count().value();
    for (const auto expert : experts) {
      out.sheets.sheets.push_back({practice, Index<Expert>(expert), SheetStatus::counted});
    }
    out.sheets.of_practice[practice] = Range<Sheet>(base, base + experts.size());
    for (const auto row : of_practice) {
      const auto place = std::ranges::lower_bound(experts, rows.expert[row]);
      sheet_of[row] = base + static_cast<std::uint32_t>(place - experts.begin());
    }
  }
  OTBOR_CHECK(at == order.size());

  const auto sheets = out.sheets.sheets.count();
  out.sheets.marks = {sheets, criteria, mark_blank};
  out.sheets.stage_marks = {sheets, stages, mark_blank};
  out.rows = {sheets, Count<MarkColumn>(criteria.value() + stages.value()),
              AssembledSheets::no_row};
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const Index<Sheet> sheet(sheet_of[row]);
    const std::uint32_t column = rows.column[row];
    auto& held = out.rows(sheet, Index<MarkColumn>(column));
    if (held != AssembledSheets::no_row) {
      diagnostics.add(Found::duplicate_mark, span_of(row), {}, span_of(held));
      continue;
    }
    held = row;
    if (column < criteria.value()) {
      out.sheets.marks(sheet, Index<Criterion>(column)) = rows.mark[row];
    } else {
      out.sheets.stage_marks(sheet, Index<Stage>(column - criteria.value())) = rows.mark[row];
    }
  }
  for (const auto& comment : rows.comments) {
    const std::uint32_t column = rows.column[comment.row];
    if (column >= criteria.value()) continue;  // a stage's remark has no place in the documents yet
    out.sheets.comments.push_back(
        {Index<Sheet>(sheet_of[comment.row]), Index<Criterion>(column), comment.text});
  }
  std::ranges::stable_sort(out.sheets.comments, {}, [](const Comment& c) {
    return std::pair(c.sheet.value(), c.criterion.value());
  });
  return out;
}

}  // namespace otbor
