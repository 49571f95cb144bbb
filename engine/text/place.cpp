#include "engine/text/place.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/text/csv.hpp"

namespace otbor {
namespace {

constexpr char sheet_delimiter = ';';

/// The last line that begins at or before a place; nullptr when there is none.
const OriginalLine* line_of(const Source& source, std::uint32_t place) {
  const auto after = std::ranges::upper_bound(source.lines, place, {}, &OriginalLine::begin);
  return after == source.lines.begin() ? nullptr : &*(after - 1);
}

Position in_sheet(const Source& source, Span span) {
  const OriginalLine* line = line_of(source, span.begin);
  if (line == nullptr || span.end == 0) return {.known = false};
  CsvScanner scanner(source.text, sheet_delimiter, line->begin);
  std::vector<Cell> cells;
  if (!scanner.next(cells)) return {.known = false};
  const auto after = std::ranges::upper_bound(cells, span.begin, {}, &Cell::begin);
  const auto column = std::max<std::ptrdiff_t>(1, after - cells.begin());
  return {.line = line->number, .column = static_cast<std::uint32_t>(column)};
}

Position in_document(const Source& source, Span span) {
  const OriginalLine* line = line_of(source, span.begin);
  if (line == nullptr || span.end == 0) return {.known = false};
  return {.line = line->number, .column = 1, .table = line->table};
}

}  // namespace

Position Locator::operator()(Span span) {
  const auto& source = sources_[span.source];
  switch (source.origin) {
    case Origin::sheet:
      return in_sheet(source, span);
    case Origin::document:
      return in_document(source, span);
    case Origin::text_file:
      break;
  }
  return in_text(span);
}

Position Locator::in_text(Span span) {
  const std::string_view text = sources_[span.source].text;
  if (span.source != source_ || span.begin < offset_) {
    source_ = span.source;
    offset_ = 0;
    line_ = 1;
  }
  const auto place = std::min<std::uint32_t>(span.begin, static_cast<std::uint32_t>(text.size()));
  line_ +=
      static_cast<std::uint32_t>(std::count(text.begin() + offset_, text.begin() + place, '\n'));
  offset_ = place;
  const auto begin = line_around(sources_[span.source], {span.source, place, place}).begin;
  const auto column = utf8::length(text.substr(begin, place - begin)) + 1;
  return {.line = line_, .column = static_cast<std::uint32_t>(column)};
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

std::string cell_address(const Position& at) {
  return column_letters(at.column) + std::to_string(at.line);
}

Text words_of(const Source& source, const Position& at) {
  const Text line = count(at.line);
  switch (source.origin) {
    case Origin::sheet:
      if (source.sheet.empty()) return source.name;
      if (!at.known)
        return format(Words{"{0}, лист «{1}»", "{0}, sheet “{1}”"}, {source.name, source.sheet});
      return format(Words{"{0}, лист «{1}», ячейка {2}", "{0}, sheet “{1}”, cell {2}"},
                    {source.name, source.sheet, cell_address(at)});
    case Origin::document:
      if (!at.known) return source.name;
      if (at.table == 0)
        return format(Words{"{0}, абзац {1}", "{0}, paragraph {1}"}, {source.name, line});
      return format(Words{"{0}, таблица {1}, строка {2}", "{0}, table {1}, row {2}"},
                    {source.name, count(at.table), line});
    case Origin::text_file:
      break;
  }
  return source.name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

Span line_around(const Source& source, Span span) {
  const std::string_view text = source.text;
  const auto place = std::min<std::size_t>(span.begin, text.size());
  std::size_t begin = 0;
  std::size_t end = 0;
  if (const OriginalLine* line = line_of(source, static_cast<std::uint32_t>(place))) {
    begin = line->begin;
    end = line == &source.lines.back() ? text.size() : (line + 1)->begin;
    while (end > begin && text[end - 1] == '\n') --end;
  } else {
    const auto before = place == 0 ? std::string_view::npos : text.rfind('\n', place - 1);
    begin = before == std::string_view::npos ? 0 : before + 1;
    end = std::min(text.find('\n', begin), text.size());
  }
  if (end > begin && text[end - 1] == '\r') --end;
  return {span.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace otbor
