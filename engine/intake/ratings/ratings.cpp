#include "engine/intake/ratings/ratings.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/intake/ratings/mark_reader.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t unknown = 0xFFFFFFFFU;

/// Rows of one part of a table, with what was wrong in them.
struct Part {
  RatingRows rows;
  Diagnostics diagnostics;
  std::uint32_t end = 0;  // where the next part must begin
};

/// «P01» of «P01. Школа молодого завуча»: lists of forms show a code with its title.
std::string_view leading_code(std::string_view text) {
  for (const std::string_view end : {". ", ": ", " – ", " — ", " - "}) {
    if (const auto at = text.find(end); at != std::string_view::npos) text = text.substr(0, at);
  }
  return text;
}

/// Rows come sorted more often than not: a code is the one of the row before or the one after it in
/// the list. Only another one is looked up.
class CodeReader {
 public:
  CodeReader(const CodeIndex& index, const std::vector<std::string>& codes, std::string_view text)
      : index_(index), codes_(codes), text_(text) {}

  std::uint32_t operator()(const Cell& cell) {
    const auto raw = text_.substr(cell.begin, cell.end - cell.begin);
    if (last_ != unknown && raw == codes_[last_]) return last_;
    const std::uint32_t following = last_ + 1 < codes_.size() ? last_ + 1 : 0;
    if (following < codes_.size() && raw == codes_[following]) return last_ = following;
    const auto code = cell_text(text_, cell, scratch_);
    auto found = index_.find(code);
    if (found == index_.end()) found = index_.find(leading_code(code));
    return last_ = found == index_.end() ? unknown : found->second;
  }

 private:
  const CodeIndex& index_;
  const std::vector<std::string>& codes_;
  std::string_view text_;
  std::uint32_t last_ = unknown;
  std::string scratch_;
};

class PartReader {
 public:
  PartReader(const RatingsTable& table, const Sources& sources, const RatingContext& context,
             Limits limits)
      : table_(table),
        text_(sources[table.table.source].text),
        context_(context),
        practices_(context.practices, context.practice_codes, text_),
        experts_(context.experts, context.expert_codes, text_),
        columns_(context.columns, context.column_codes, text_),
        marks_(context, text_, table.table.source),
        limits_(limits) {
    for (const auto& mark : table.marks) {
      const auto column = context.columns.find(mark.code);
      OTBOR_CHECK(column != context.columns.end());  // headings are found by the same codes
      wide_columns_.push_back(column->second);
    }
  }

  Part read(std::uint32_t begin, std::uint32_t end) {
    Part part{.rows = {}, .diagnostics = Diagnostics(limits_)};
    // A row has a line end, so the part has no more rows than line ends (and one without).
    const auto lines = count_of(text_.substr(begin, end - begin), '\n');
    part.rows.resize((lines + 1) * std::max<std::size_t>(1, table_.marks.size()));
    if (context_.wants_evidence) part.rows.has_evidence.reserve(part.rows.size());
    CsvScanner scanner(text_, table_.table.delimiter, begin);
    while (scanner.at() < end && scanner.next(cells_)) {
      if (scanner.unclosed_quote()) break;
      if (const auto& cell = scanner.overrun_quote()) {
        report_overrun(table_.table.source, *cell, part.diagnostics);
        ++part.rows.refused;
      } else {
        part.rows.refused += read_record(scanner.record_begin(), part) ? 0 : 1;
      }
    }
    if (const auto quote = scanner.unclosed_quote()) {
      part.diagnostics.add(Found::unclosed_quote, {table_.table.source, *quote, *quote + 1});
      ++part.rows.refused;
    }
    part.rows.resize(rows_);
    part.end = scanner.at();
    return part;
  }

 private:
  [[nodiscard]] const Cell* cell(std::optional<std::size_t> column) const {
    return column && *column < cells_.size() ? &cells_[*column] : nullptr;
  }
  [[nodiscard]] Span span(const Cell& cell) const {
    return {table_.table.source, cell.begin, cell.end};
  }
  [[nodiscard]] std::string text_of(const Cell& cell) {
    return std::string(cell_text(text_, cell, scratch_));
  }

  /// False when the record could not be read; what is wrong with it is told.
  [[nodiscard]] bool read_record(std::uint32_t offset, Part& part) {
    if (std::ranges::binary_search(table_.superseded, offset)) return true;
    const bool wide = !table_.marks.empty();
    const Cell* practice = cell(table_.practice);
    const Cell* expert = cell(table_.expert);
    const Cell* criterion = cell(table_.criterion);
    if (practice == nullptr || expert == nullptr || (criterion == nullptr && !wide)) {
      part.diagnostics.add(Found::row_too_short, {table_.table.source, offset, cells_.back().end},
                           {count(cells_.size()), count(table_.table.headings.size())});
      return false;
    }
    if (cells_.size() > table_.table.headings.size() && extra_is_filled()) {
      part.diagnostics.add(Found::row_too_long, span(cells_[table_.table.headings.size()]),
                           {count(cells_.size()), count(table_.table.headings.size())});
      return false;
    }
    if (wide && no_mark_is_filled()) return true;  // a practice that the expert has not rated
    const auto practice_at = practices_(*practice);
    const auto expert_at = experts_(*expert);
    const auto column = wide ? 0 : columns_(*criterion);
    if (practice_at == unknown || expert_at == unknown || column == unknown) {
      report_unknown(practice_at == unknown ? practice : nullptr,
                     expert_at == unknown ? expert : nullptr,
                     column == unknown ? criterion : nullptr, part);
      return false;
    }
    read_date(practice_at, expert_at, rows_, part);
    if (wide) {
      for (std::size_t i = 0; i < table_.marks.size(); ++i) {
        const auto& mark = table_.marks[i];
        add_row({practice_at, expert_at, wide_columns_[i], offset}, cell(mark.column),
                cell(mark.comment), part);
      }
    } else {
      add_row({practice_at, expert_at, column, offset}, cell(table_.score), cell(table_.comment),
              part);
    }
    check_version(practice_at, expert_at, part);
    return true;
  }

  [[nodiscard]] bool no_mark_is_filled() {
    return std::ranges::all_of(table_.marks, [&](const WideMark& mark) {
      const Cell* score = cell(mark.column);
      return score == nullptr || cell_text(text_, *score, scratch_).empty();
    });
  }

  struct RowCodes {
    std::uint32_t practice, expert, column, offset;
  };

  void add_row(const RowCodes& codes, const Cell* score, const Cell* comment, Part& part) {
    const Cell nothing{codes.offset, codes.offset, false};
    auto& rows = part.rows;
    const auto row = rows_++;
    rows.practice[row] = codes.practice;
    rows.expert[row] = codes.expert;
    rows.column[row] = static_cast<std::uint16_t>(codes.column);
    rows.mark[row] = marks_(score == nullptr ? nothing : *score, codes.column, part.diagnostics);
    rows.offset[row] = codes.offset;
    if (context_.wants_evidence) {
      const Cell* evidence = cell(table_.evidence);
      rows.has_evidence.push_back(evidence != nullptr && !text_of(*evidence).empty() ? 1 : 0);
    }
    if (comment != nullptr && comment->end - comment->begin > limits_.cell_bytes) {
      part.diagnostics.add(Found::cell_too_long,
                           {table_.table.source, comment->begin, comment->begin + 1},
                           {count(comment->end - comment->begin), count(limits_.cell_bytes)});
    } else if (comment != nullptr && comment->end > comment->begin &&
               !report_control(text_, table_.table.source, *comment, part.diagnostics)) {
      rows.comments.push_back({row, *comment});
    }
  }

  [[nodiscard]] bool extra_is_filled() const {
    return std::any_of(cells_.begin() + static_cast<std::ptrdiff_t>(table_.table.headings.size()),
                       cells_.end(), [](const Cell& c) { return c.end > c.begin; });
  }

  /// A whole sheet of an unknown expert is one slip: a code is told where it first stands.
  void report_unknown(const Cell* practice, const Cell* expert, const Cell* criterion, Part& part) {
    const auto told_above = [&](const Cell* cell, std::string_view& last) {
      if (cell == nullptr) return false;
      const auto raw = text_.substr(cell->begin, cell->end - cell->begin);
      return std::exchange(last, raw) == raw && !raw.empty();
    };
    if (told_above(practice, last_unknown_practice_)) practice = nullptr;
    if (told_above(expert, last_unknown_expert_)) expert = nullptr;
    // Without a table of practices every code is unknown, and that table is told of already.
    if (practice != nullptr && !context_.practice_codes.empty()) {
      report_code(*practice, Found::unknown_practice, {"практика", "practice"},
                  context_.practice_codes, part);
    }
    if (expert != nullptr) {
      report_code(*expert, Found::unknown_expert, {"эксперт", "expert"}, context_.expert_codes,
                  part);
    }
    if (criterion != nullptr) {
      report_code(*criterion, Found::unknown_criterion, {"критерий", "criterion"},
                  context_.column_codes, part);
    }
  }

  void report_code(const Cell& cell, Found unknown_code, Words column,
                   const std::vector<std::string>& known, Part& part) {
    const auto code = text_of(cell);
    const auto found = code.empty() ? Found::empty_cell : unknown_code;
    if (part.diagnostics.only_counted(found)) return;
    const bool all_are_listed = found == Found::unknown_criterion;
    part.diagnostics.add(
        found, span(cell),
        {code.empty() ? Text(column) : Text(code),
         all_are_listed ? did_you_mean(code, known) : nearest_or_known(code, known),
         listed(known, 24)});
  }

  /// Every row of a sheet of another version is wrong for the same reason; it is told once a sheet.
  void check_version(std::uint32_t practice, std::uint32_t expert, Part& part) {
    const Cell* version = cell(table_.version);
    if (version == nullptr || version->end == version->begin) return;
    const auto text = cell_text(text_, *version, scratch_);
    if (text.empty() || text == context_.version) return;
    const std::pair sheet{practice, expert};
    if (std::exchange(last_other_version_, sheet) == sheet) return;
    part.diagnostics.add(
        Found::other_version, span(*version),
        {text, context_.version, context_.expert_codes[expert], context_.practice_codes[practice]});
  }

  /// The rows of a sheet repeat its date: it is read in the first of them, before that is added.
  void read_date(std::uint32_t practice, std::uint32_t expert, std::uint32_t row, Part& part) {
    const Cell* date = cell(table_.date);
    if (date == nullptr || date->end == date->begin) return;
    const std::pair sheet{practice, expert};
    if (std::exchange(last_dated_, sheet) == sheet) return;
    const auto text = cell_text(text_, *date, scratch_);
    if (text.empty()) return;
    if (const auto moment = parse_moment(text)) {
      part.rows.dates.push_back({row, *moment});
    } else {
      part.diagnostics.add(Found::not_a_date, span(*date), {text});
    }
  }

  const RatingsTable& table_;
  std::string_view text_;
  const RatingContext& context_;
  CodeReader practices_;
  CodeReader experts_;
  CodeReader columns_;
  MarkReader marks_;
  Limits limits_;
  std::vector<std::uint32_t> wide_columns_;  // of table_.marks
  std::uint32_t rows_ = 0;
  std::vector<Cell> cells_;
  std::string scratch_;
  std::string_view last_unknown_practice_;
  std::string_view last_unknown_expert_;
  std::pair<std::uint32_t, std::uint32_t> last_other_version_{unknown, unknown};
  std::pair<std::uint32_t, std::uint32_t> last_dated_{unknown, unknown};
};

std::vector<Part> read_parts(const RatingsTable& table, const Sources& sources,
                             const RatingContext& context, num::Threads threads, Limits limits) {
  const std::string_view text = sources[table.table.source].text;
  const auto places = cuts(text, table.table.body, threads);
  std::vector<Part> parts(places.size() - 1);
  num::for_chunks(threads, parts.size(), 1, [&](std::size_t at, std::size_t, std::size_t) {
    parts[at] = PartReader(table, sources, context, limits).read(places[at], places[at + 1]);
  });
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i].end == places[i + 1]) continue;
    // A quote inside an unquoted cell misled the count: the whole table in one go is always right.
    const auto end = static_cast<std::uint32_t>(text.size());
    parts.clear();
    parts.push_back(PartReader(table, sources, context, limits).read(table.table.body, end));
    break;
  }
  return parts;
}

/// Copies the columns of every part to their place; parts do not overlap.
void join(const std::vector<Part>& parts, num::Threads threads, RatingRows& rows) {
  std::vector<std::size_t> begins;
  std::size_t size = rows.size();
  for (const auto& part : parts) {
    begins.push_back(size);
    size += part.rows.size();
  }
  rows.resize(size);
  num::for_chunks(threads, parts.size(), 1, [&](std::size_t at, std::size_t, std::size_t) {
    const auto& part = parts[at].rows;
    const auto to = static_cast<std::ptrdiff_t>(begins[at]);
    std::ranges::copy(part.practice, rows.practice.begin() + to);
    std::ranges::copy(part.expert, rows.expert.begin() + to);
    std::ranges::copy(part.column, rows.column.begin() + to);
    std::ranges::copy(part.mark, rows.mark.begin() + to);
    std::ranges::copy(part.offset, rows.offset.begin() + to);
  });
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto& part = parts[at].rows;
    rows.refused += part.refused;
    rows.has_evidence.insert(rows.has_evidence.end(), part.has_evidence.begin(),
                             part.has_evidence.end());
    for (const auto& comment : part.comments) {
      rows.comments.push_back({static_cast<std::uint32_t>(begins[at]) + comment.row, comment.cell});
    }
    for (const auto& date : part.dates) {
      rows.dates.push_back({static_cast<std::uint32_t>(begins[at]) + date.row, date.date});
    }
  }
}

/// The column of a row of a wide table: a record gives a row a column, in their order.
const WideMark* wide_mark(const RatingsTable& table, const RatingRows& rows, std::uint32_t first,
                          std::uint32_t row) {
  if (table.marks.empty()) return nullptr;
  std::size_t at = 0;
  while (row - at > first && rows.offset[row - at - 1] == rows.offset[row]) ++at;
  return &table.marks[at];
}

}  // namespace

RatingRows read_ratings(const std::vector<RatingsTable>& tables, const Sources& sources,
                        const RatingContext& context, num::Threads threads,
                        Diagnostics& diagnostics) {
  RatingRows rows;
  for (const auto& table : tables) {
    rows.table_begin.push_back(static_cast<std::uint32_t>(rows.size()));
    const auto parts = read_parts(table, sources, context, threads, diagnostics.limits());
    std::size_t size = rows.size();
    for (const auto& part : parts) size += part.rows.size();
    if (size > diagnostics.limits().table_rows) {
      diagnostics.add(Found::too_many_rows, {table.table.source, 0, 0},
                      {count(diagnostics.limits().table_rows)});
      continue;
    }
    join(parts, threads, rows);
    for (const auto& part : parts) diagnostics.merge(part.diagnostics);
  }
  return rows;
}

Span span_of_row(const std::vector<RatingsTable>& tables, const Sources& sources,
                 const RatingRows& rows, std::uint32_t row, RatingCell which) {
  const auto after = std::ranges::upper_bound(rows.table_begin, row);
  const auto& table = tables[static_cast<std::size_t>(after - rows.table_begin.begin()) - 1];
  CsvScanner scanner(sources[table.table.source].text, table.table.delimiter, rows.offset[row]);
  std::vector<Cell> cells;
  scanner.next(cells);
  const auto first = static_cast<std::uint32_t>(*(after - 1));
  const WideMark* wide = wide_mark(table, rows, first, row);
  const auto score = wide != nullptr ? std::optional(wide->column) : table.score;
  const auto comment = wide != nullptr ? wide->comment : table.comment;
  std::optional<std::size_t> column;
  switch (which) {
    case RatingCell::practice:
      column = table.practice;
      break;
    case RatingCell::expert:
      column = table.expert;
      break;
    case RatingCell::criterion:
      column = wide != nullptr ? score : table.criterion;
      break;
    case RatingCell::score:
      column = score;
      break;
    case RatingCell::comment:
      column = comment ? comment : score;
      break;
    case RatingCell::evidence:
      column = table.evidence ? table.evidence : score;
      break;
  }
  if (!column || *column >= cells.size())
    return {table.table.source, rows.offset[row], rows.offset[row] + 1};
  return {table.table.source, cells[*column].begin, cells[*column].end};
}

}  // namespace otbor
