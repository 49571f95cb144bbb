#include "engine/intake/ratings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
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
    const auto found = index_.find(cell_text(text_, cell, scratch_));
    return last_ = found == index_.end() ? unknown : found->second;
  }

 private:
  const CodeIndex& index_;
  const std::vector<std::string>& codes_;
  std::string_view text_;
  std::uint32_t last_ = unknown;
  std::string scratch_;
};

Text values_of(const Scale& scale) {
  std::vector<std::string> values;
  for (const auto value : scale.values) values.push_back(to_text(value));
  return listed(values);
}

bool means_not_applicable(std::string_view text) {
  return text == "-" || text == "–" || text == "—" || text == "н/п" || text == "Н/П" ||
         text == "n/a" || text == "N/A";
}

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
        limits_(limits),
        digit_marks_(context.scales.size()) {
    for (std::size_t column = 0; column < context.scales.size(); ++column) {
      for (std::int64_t digit = 0; digit < 10; ++digit) {
        digit_marks_[column][static_cast<std::size_t>(digit)] =
            context.scales[column]->category(Points::whole(digit)).value_or(mark_refused);
      }
    }
  }

  Part read(std::uint32_t begin, std::uint32_t end) {
    Part part{.rows = {}, .diagnostics = Diagnostics(limits_)};
    // A row has a line end, so the part has no more rows than line ends (and one without).
    const auto lines = count_of(text_.substr(begin, end - begin), '\n');
    part.rows.resize(lines + 1);
    if (context_.wants_evidence) part.rows.has_evidence.reserve(part.rows.size());
    CsvScanner scanner(text_, table_.table.delimiter, begin);
    while (scanner.at() < end && scanner.next(cells_)) {
      if (scanner.unclosed_quote()) break;
      if (const auto& cell = scanner.overrun_quote()) {
        report_overrun(table_.table.source, *cell, part.diagnostics);
        ++part.rows.refused;
      } else {
        part.rows.refused += read_row(scanner.record_begin(), part) ? 0 : 1;
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

  /// False when the row could not be read; what is wrong with it is told.
  [[nodiscard]] bool read_row(std::uint32_t offset, Part& part) {
    const Cell nothing{offset, offset, false};
    const Cell* practice = cell(table_.practice);
    const Cell* expert = cell(table_.expert);
    const Cell* criterion = cell(table_.criterion);
    const Cell* score = cell(table_.score);
    if (practice == nullptr || expert == nullptr || criterion == nullptr) {
      part.diagnostics.add(Found::row_too_short, {table_.table.source, offset, cells_.back().end},
                           {count(cells_.size()), count(table_.table.headings.size())});
      return false;
    }
    if (cells_.size() > table_.table.headings.size() && extra_is_filled()) {
      part.diagnostics.add(Found::row_too_long, span(cells_[table_.table.headings.size()]),
                           {count(cells_.size()), count(table_.table.headings.size())});
      return false;
    }
    const auto practice_at = practices_(*practice);
    const auto expert_at = experts_(*expert);
    const auto column = columns_(*criterion);
    if (practice_at == unknown || expert_at == unknown || column == unknown) {
      report_unknown(practice_at == unknown ? practice : nullptr,
                     expert_at == unknown ? expert : nullptr,
                     column == unknown ? criterion : nullptr, part);
      return false;
    }
    const Mark mark = read_mark(score == nullptr ? nothing : *score, column, part);
    auto& rows = part.rows;
    const auto row = rows_++;
    rows.practice[row] = practice_at;
    rows.expert[row] = expert_at;
    rows.column[row] = static_cast<std::uint16_t>(column);
    rows.mark[row] = mark;
    rows.offset[row] = offset;
    if (context_.wants_evidence) {
      const Cell* evidence = cell(table_.evidence);
      rows.has_evidence.push_back(evidence != nullptr && !text_of(*evidence).empty() ? 1 : 0);
    }
    const Cell* comment = cell(table_.comment);
    if (comment != nullptr && comment->end - comment->begin > limits_.cell_bytes) {
      part.diagnostics.add(Found::cell_too_long,
                           {table_.table.source, comment->begin, comment->begin + 1},
                           {count(comment->end - comment->begin), count(limits_.cell_bytes)});
    } else if (comment != nullptr && comment->end > comment->begin &&
               !report_control(text_, table_.table.source, *comment, part.diagnostics)) {
      rows.comments.push_back({row, *comment});
    }
    check_version(practice_at, expert_at, part);
    return true;
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
    part.diagnostics.add(
        found, span(cell),
        {code.empty() ? Text(column) : Text(code), did_you_mean(code, known), listed(known, 24)});
  }

  Mark read_mark(const Cell& cell, std::uint32_t column, Part& part) {
    const Scale& scale = *context_.scales[column];
    const auto text = cell_text(text_, cell, scratch_);
    if (text.empty()) return mark_blank;
    if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') {
      if (const Mark mark = digit_marks_[column][static_cast<std::size_t>(text[0] - '0')];
          is_mark(mark)) {
        return mark;
      }
    }
    const auto value = parse_points(text, true);
    if (value) {
      if (const auto category = scale.category(*value)) return *category;
    }
    if (!value && means_not_applicable(text)) {
      if (scale.allows_not_applicable) return mark_not_applicable;
      part.diagnostics.add(Found::not_applicable_forbidden, span(cell),
                           {text, context_.column_codes[column]});
      return mark_refused;
    }
    const bool inside = value && *value >= scale.lowest() && *value <= scale.highest();
    const auto found = !value   ? Found::mark_not_a_number
                       : inside ? Found::mark_between
                                : Found::mark_outside_scale;
    if (part.diagnostics.only_counted(found)) return mark_refused;
    part.diagnostics.add(
        found, span(cell),
        {text, scale.range_text(), context_.column_codes[column], values_of(scale)},
        context_.scale_spans[column]);
    return mark_refused;
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

  const RatingsTable& table_;
  std::string_view text_;
  const RatingContext& context_;
  CodeReader practices_;
  CodeReader experts_;
  CodeReader columns_;
  Limits limits_;
  std::vector<std::array<Mark, 10>> digit_marks_;  // most marks are one digit
  std::uint32_t rows_ = 0;
  std::vector<Cell> cells_;
  std::string scratch_;
  std::string_view last_unknown_practice_;
  std::string_view last_unknown_expert_;
  std::pair<std::uint32_t, std::uint32_t> last_other_version_{unknown, unknown};
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
  }
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
  std::optional<std::size_t> column;
  switch (which) {
    case RatingCell::practice:
      column = table.practice;
      break;
    case RatingCell::expert:
      column = table.expert;
      break;
    case RatingCell::criterion:
      column = table.criterion;
      break;
    case RatingCell::score:
      column = table.score;
      break;
    case RatingCell::comment:
      column = table.comment ? table.comment : table.score;
      break;
    case RatingCell::evidence:
      column = table.evidence ? table.evidence : table.score;
      break;
  }
  if (!column || *column >= cells.size())
    return {table.table.source, rows.offset[row], rows.offset[row] + 1};
  return {table.table.source, cells[*column].begin, cells[*column].end};
}

}  // namespace otbor
