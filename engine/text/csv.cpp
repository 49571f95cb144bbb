#include "engine/text/csv.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "engine/base/utf8.hpp"
#include "engine/text/encoding.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t block_size = 64;
constexpr std::size_t cells_max = 10'000;  // of a record; what has more is no table
constexpr std::size_t part_bytes = std::size_t{4} << 20U;

/// One bit for each byte of a full block that equals `a` or `b`.
std::uint64_t marks_of_block(const char* block, char a, char b) {
#ifdef __SSE2__
  const __m128i first = _mm_set1_epi8(a);
  const __m128i second = _mm_set1_epi8(b);
  std::uint64_t marks = 0;
  for (unsigned lane = 0; lane < 4; ++lane) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + lane);
    const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second));
    marks |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hit)))
             << (16U * lane);
  }
  return marks;
#else
  std::uint64_t marks = 0;
  for (unsigned i = 0; i < block_size; ++i) {
    marks |= static_cast<std::uint64_t>(block[i] == a || block[i] == b) << i;
  }
  return marks;
#endif
}

/// How often a byte stands in a full block.
std::uint32_t count_in_block(const char* block, char byte) {
  return static_cast<std::uint32_t>(std::popcount(marks_of_block(block, byte, byte)));
}

/// The same for the block that begins at `begin`, which may be cut by the end of the text.
std::uint64_t marks_of(std::string_view text, std::uint32_t begin, char delimiter) {
  if (text.size() - begin >= block_size) {
    return marks_of_block(text.data() + begin, delimiter, '\n');
  }
  std::array<char, block_size> padded{};
  std::memcpy(padded.data(), text.data() + begin, text.size() - begin);
  return marks_of_block(padded.data(), delimiter, '\n');
}

/// What the scanner knows of one block, held in registers while a record is read.
struct Marks {
  std::string_view text;
  char delimiter;
  std::uint32_t block_begin;
  std::uint64_t ahead;

  /// The next delimiter or line end, which is behind us then; the end of the text when there is
  /// none.
  std::uint32_t take() {
    while (ahead == 0) {
      block_begin += block_size;
      if (block_begin >= text.size()) return static_cast<std::uint32_t>(text.size());
      ahead = marks_of(text, block_begin, delimiter);
    }
    const auto mark = block_begin + static_cast<std::uint32_t>(std::countr_zero(ahead));
    ahead &= ahead - 1;
    return mark;
  }
  /// Marks of the block around `at`, without those before `at`.
  void find_from(std::uint32_t at) {
    block_begin = at / block_size * block_size;
    ahead = 0;
    if (block_begin >= text.size()) return;
    ahead = marks_of(text, block_begin, delimiter) >> (at % block_size) << (at % block_size);
  }
};

std::size_t columns_of_first_record(std::string_view text, char delimiter, std::uint32_t at) {
  CsvScanner scanner(text, delimiter, at);
  std::vector<Cell> cells;
  return scanner.next(cells) ? cells.size() : 0;
}

/// The delimiter that gives the heading line the most columns; on a tie the order of the list.
char detect_delimiter(std::string_view text, std::uint32_t at) {
  char best = ';';
  std::size_t best_columns = 1;
  for (const char candidate : {';', '\t', ','}) {
    const auto columns = columns_of_first_record(text, candidate, at);
    if (columns > best_columns) {
      best = candidate;
      best_columns = columns;
    }
  }
  return best;
}

}  // namespace

CsvScanner::CsvScanner(std::string_view text, char delimiter, std::uint32_t at)
    : text_(text), delimiter_(delimiter), at_(at) {
  Marks marks{text, delimiter, 0, 0};
  marks.find_from(at);
  block_begin_ = marks.block_begin;
  marks_ = marks.ahead;
}

std::uint32_t CsvScanner::quoted_cell_end(std::uint32_t from) {
  while (true) {
    const auto quote = text_.find('"', from);
    if (quote == std::string_view::npos) {
      if (!unclosed_) unclosed_ = from - 1;
      return static_cast<std::uint32_t>(text_.size());
    }
    if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
      from = static_cast<std::uint32_t>(quote) + 2;
    } else {
      return static_cast<std::uint32_t>(quote);
    }
  }
}

void CsvScanner::read_record(std::vector<Cell>& cells) {
  const auto size = static_cast<std::uint32_t>(text_.size());
  Marks marks{text_, delimiter_, block_begin_, marks_};
  overrun_.reset();
  record_begin_ = at_;
  std::size_t found = 0;
  std::uint32_t at = at_;
  bool at_line_end = false;
  while (!at_line_end) {
    // Three numbers and no Cell: its halves written apart and copied as one would stall the stores.
    std::uint32_t begin = at;
    std::uint32_t end = at;
    const bool quoted = at < size && text_[at] == '"';
    if (quoted) {
      begin = at + 1;
      end = quoted_cell_end(begin);
      marks.find_from(std::min(end + 1, size));
    }
    const std::uint32_t mark = marks.take();
    at_line_end = mark >= size || text_[mark] == '\n';
    if (!quoted) {
      end = at_line_end && mark > at && text_[mark - 1] == '\r' ? mark - 1 : mark;
    } else if (mark > end + 1 && !overrun_) {
      const auto after = text_.substr(end + 1, mark - end - 1);
      if (!utf8::trimmed(after).empty()) overrun_ = Cell{begin, end, true};
    }
    // The cells of the record before are written over: nearly all records have as many.
    if (found < cells.size()) {
      auto& cell = cells[found++];
      cell.begin = begin;
      cell.end = end;
      cell.quoted = quoted;
    } else if (found < cells_max) {
      cells.push_back({begin, end, quoted});
      ++found;
    }
    at = mark < size ? mark + 1 : size;
  }
  cells.resize(found);
  at_ = at;
  block_begin_ = marks.block_begin;
  marks_ = marks.ahead;
}

bool CsvScanner::next(std::vector<Cell>& cells) {
  while (at_ < text_.size()) {
    read_record(cells);
    if (cells.size() > 1 && cells[0].end > cells[0].begin) return true;  // nearly every record
    const bool blank = std::ranges::all_of(
        cells, [](const Cell& cell) { return !cell.quoted && cell.begin == cell.end; });
    if (!blank) return true;
  }
  return false;
}

void report_overrun(std::uint32_t source, const Cell& cell, Diagnostics& diagnostics) {
  diagnostics.add(Found::text_after_quote, {source, cell.end + 1, cell.end + 2}, {},
                  Span{source, cell.begin - 1, cell.begin});
}

bool report_control(std::string_view text, std::uint32_t source, const Cell& cell,
                    Diagnostics& diagnostics) {
  const auto value = text.substr(cell.begin, cell.end - cell.begin);
  const auto control = std::ranges::find_if(value, is_control);
  if (control == value.end()) return false;
  const auto at = cell.begin + static_cast<std::uint32_t>(control - value.begin());
  diagnostics.add(Found::control_character, {source, at, at + 1});
  return true;
}

std::string_view cell_text(std::string_view text, const Cell& cell, std::string& scratch) {
  auto value = text.substr(cell.begin, cell.end - cell.begin);
  if (cell.quoted && value.find('"') != std::string_view::npos) {
    scratch.clear();
    for (std::size_t i = 0; i < value.size(); ++i) {
      scratch += value[i];
      if (value[i] == '"' && i + 1 < value.size() && value[i + 1] == '"') ++i;
    }
    value = scratch;
  }
  // Most cells of a big table need no trimming; the check is two bytes.
  const auto plain = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
  if (value.empty() || (plain(value.front()) && plain(value.back()))) return value;
  return utf8::trimmed(value);
}

std::optional<CsvTable> open_table(const Sources& sources, std::uint32_t source,
                                   Diagnostics& diagnostics) {
  const std::string_view text = sources[source].text;
  CsvTable table;
  table.source = source;
  std::uint32_t at = 0;
  const bool is_sheet = sources[source].origin == Origin::sheet;
  const bool names_delimiter = !is_sheet && text.starts_with("sep=") && text.size() > 4 &&
                               std::string_view(";,|\t").find(text[4]) != std::string_view::npos;
  if (names_delimiter) {
    table.delimiter = text[4];
    const auto line_end = text.find('\n');
    at =
        static_cast<std::uint32_t>(line_end == std::string_view::npos ? text.size() : line_end + 1);
  } else if (!is_sheet) {
    table.delimiter = detect_delimiter(text, 0);
  }
  CsvScanner scanner(text, table.delimiter, at);
  std::vector<Cell> cells;
  std::string scratch;
  if (!scanner.next(cells)) {
    diagnostics.add(Found::empty_table, {source, 0, 0});
    return std::nullopt;
  }
  if (const auto& cell = scanner.overrun_quote()) {
    report_overrun(source, *cell, diagnostics);
    return std::nullopt;
  }
  if (cells.size() > diagnostics.limits().table_columns) {
    diagnostics.add(Found::too_many_columns, {source, at, at},
                    {count(diagnostics.limits().table_columns)});
    return std::nullopt;
  }
  for (const auto& cell : cells) {
    if (const auto size = cell.end - cell.begin; size > diagnostics.limits().cell_bytes) {
      diagnostics.add(Found::cell_too_long, {source, cell.begin, cell.begin + 1},
                      {count(size), count(diagnostics.limits().cell_bytes)});
      return std::nullopt;
    }
    table.headings.emplace_back(cell_text(text, cell, scratch));
    table.heading_spans.push_back({source, cell.begin, cell.end});
  }
  table.body = scanner.at();
  return table;
}

std::size_t count_of(std::string_view text, char byte) {
  std::size_t found = 0;
  std::size_t at = 0;
  for (; at + block_size <= text.size(); at += block_size) {
    found += count_in_block(text.data() + at, byte);
  }
  return found + static_cast<std::size_t>(std::ranges::count(text.substr(at), byte));
}

std::vector<std::uint32_t> cuts(std::string_view text, std::uint32_t body, num::Threads threads) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto parts = num::chunk_count(size - body, part_bytes);
  std::vector<std::size_t> quotes(parts);
  num::for_chunks(threads, size - body, part_bytes,
                  [&](std::size_t part, std::size_t first, std::size_t last) {
                    quotes[part] = count_of(text.substr(body + first, last - first), '"');
                  });
  std::vector<std::uint32_t> places{body};
  bool inside = false;
  for (std::size_t part = 1; part < parts; ++part) {
    inside ^= quotes[part - 1] % 2 == 1;
    std::uint32_t at = body + static_cast<std::uint32_t>(part * part_bytes);
    for (bool quoted = inside; at < size && (quoted || text[at - 1] != '\n'); ++at) {
      quoted ^= text[at] == '"';
    }
    if (at > places.back() && at < size) places.push_back(at);
  }
  places.push_back(size);
  return places;
}

}  // namespace otbor
