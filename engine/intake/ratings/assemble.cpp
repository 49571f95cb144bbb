#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/intake/ratings/ratings.hpp"

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
  return out;
}

Per<Sheet, std::optional<Moment>> sheet_dates(const RatingRows& rows, const Sheets& sheets) {
  if (rows.dates.empty()) return {};
  Per<Sheet, std::optional<Moment>> dates(sheets.sheets.count());
  for (const auto& [row, date] : rows.dates) {
    const auto of_practice = sheets.of_practice[Index<Practice>(rows.practice[row])];
    const auto sheet = std::ranges::find_if(of_practice, [&](Index<Sheet> at) {
      return sheets.sheets[at].expert.value() == rows.expert[row];
    });
    OTBOR_CHECK(sheet != of_practice.end());  // assembled from the same rows
    auto& held = dates[*sheet];
    held = held ? std::max(*held, date) : date;
  }
  return dates;
}

void collect_comments(const std::vector<RatingsTable>& tables, const Sources& sources,
                      const RatingRows& rows, const Table<Sheet, MarkColumn, std::uint32_t>& row_of,
                      Sheets& sheets) {
  constexpr std::uint32_t none = AssembledSheets::no_row;
  std::vector<std::uint32_t> comment_of_row(rows.comments.empty() ? 0 : rows.size(), none);
  for (std::uint32_t at = 0; at < rows.comments.size(); ++at) {
    comment_of_row[rows.comments[at].row] = at;
  }
  if (comment_of_row.empty()) return;
  // They may be millions: room for all of them at once, not for twice as many.
  sheets.comments.reserve(rows.comments.size());
  std::size_t text_size = 0;
  for (const auto& comment : rows.comments) text_size += comment.cell.end - comment.cell.begin;
  sheets.comment_text.reserve(text_size);
  std::string scratch;
  const auto words_at = [&](Index<Sheet> sheet, std::size_t column) -> std::string_view {
    const auto row = row_of(sheet, Index<MarkColumn>(column));
    if (row == none || comment_of_row[row] == none) return {};
    const auto after = std::ranges::upper_bound(rows.table_begin, row);
    const auto table = static_cast<std::size_t>(after - rows.table_begin.begin()) - 1;
    const std::string_view text = sources[tables[table].table.source].text;
    return cell_text(text, rows.comments[comment_of_row[row]].cell, scratch);
  };
  const auto criteria = sheets.marks.columns();
  for (const auto sheet : sheets.sheets.count()) {
    for (const auto criterion : criteria) {
      const auto words = words_at(sheet, criterion.value());
      if (words.empty()) continue;
      sheets.comments.push_back({sheet, criterion,
                                 static_cast<std::uint32_t>(sheets.comment_text.size()),
                                 static_cast<std::uint32_t>(words.size())});
      sheets.comment_text += words;
    }
    for (const auto stage : sheets.stage_marks.columns()) {
      const auto words = words_at(sheet, criteria.value() + stage.value());
      if (!words.empty()) sheets.stage_comments.push_back({sheet, stage, std::string(words)});
    }
  }
}

}  // namespace otbor
