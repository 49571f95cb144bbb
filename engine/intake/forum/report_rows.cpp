#include "engine/intake/forum/report_rows.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a cell begins with a word that sums are headed by.
bool heads_sum(std::string_view cell) {
  constexpr std::array<std::string_view, 5> words{"итого", "всего", "итог", "total", "sum"};
  const auto folded = utf8::folded(cell);
  return std::ranges::any_of(words, [&](std::string_view word) {
    if (!folded.starts_with(word)) return false;
    const auto rest = std::string_view(folded).substr(word.size());
    return rest.empty() || rest.front() == ' ' || rest.front() == ':';
  });
}

/// "12. ", "3) ": the number of a line in a list.
std::string_view without_number(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  const bool numbered = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return numbered ? utf8::trimmed(line.substr(digits + 1)) : line;
}

}  // namespace

std::vector<ReportRow> records_of(std::string_view text, std::uint32_t source, char delimiter,
                                  std::optional<std::uint32_t>* unclosed) {
  CsvScanner scanner(text, delimiter, 0);
  std::vector<Cell> cells;
  std::vector<ReportRow> records;
  std::string scratch;
  while (scanner.next(cells)) {
    ReportRow record;
    for (const auto& cell : cells) {
      record.push_back(
          {std::string(cell_text(text, cell, scratch)), {source, cell.begin, cell.end}});
    }
    records.push_back(std::move(record));
  }
  if (unclosed != nullptr) *unclosed = scanner.unclosed_quote();
  return records;
}

std::optional<std::vector<ReportRow>> unwrapped(const std::vector<ReportRow>& records,
                                                char delimiter) {
  std::vector<ReportRow> out;
  bool any = false;
  for (const auto& record : records) {
    const auto whole = std::ranges::find_if(record, [](const auto& c) { return !c.value.empty(); });
    const bool wraps = filled(record) == 1 && whole->value.find(delimiter) != std::string::npos;
    if (!wraps) {
      out.push_back(record);
      continue;
    }
    any = true;
    auto inner = records_of(whole->value, whole->span.source, delimiter);
    if (inner.empty()) continue;
    for (auto& cell : inner.front()) cell.span = whole->span;
    out.push_back(std::move(inner.front()));
  }
  if (!any) return std::nullopt;
  return out;
}

std::size_t filled(const ReportRow& record) {
  return static_cast<std::size_t>(
      std::ranges::count_if(record, [](const auto& cell) { return !cell.value.empty(); }));
}

bool is_part_title(const ReportRow& record) {
  if (record.empty() || filled(record) != 1) return false;
  const std::string_view first = record.front().value;
  return first.size() > 3 && is_digit(first[0]) && first.substr(1).starts_with(". ");
}

bool is_sum(const ReportRow& record, std::optional<std::size_t> name) {
  const bool named = name && *name < record.size() && !record[*name].value.empty();
  if (named) return heads_sum(record[*name].value);
  return std::ranges::any_of(record, [](const auto& cell) { return heads_sum(cell.value); });
}

CopiedName copied_name(std::string_view line) {
  constexpr std::array<std::string_view, 2> headings{"участники", "participants"};
  constexpr std::array<std::string_view, 4> leading{"организатор", "host", "ведущий", "соорг"};
  constexpr std::array<std::string_view, 6> remarks{"я", "me", "вы", "гость", "guest", "co-host"};
  CopiedName copied{.name = without_number(line)};
  const auto open = copied.name.rfind('(');
  if (open == std::string_view::npos || !copied.name.ends_with(')')) return copied;
  const auto before = utf8::trimmed(copied.name.substr(0, open));
  const auto inside = utf8::folded(copied.name.substr(open + 1, copied.name.size() - open - 2));
  const bool is_heading = std::ranges::find(headings, utf8::folded(before)) != headings.end() &&
                          std::ranges::all_of(inside, is_digit);
  if (is_heading) return {};
  copied.leads = std::ranges::any_of(leading, [&](auto word) { return inside.starts_with(word); });
  const bool remark = std::ranges::find(remarks, inside) != remarks.end();
  if (copied.leads || remark) copied.name = before;
  return copied;
}

}  // namespace otbor
