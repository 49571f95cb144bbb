#include "engine/intake/ratings/returned_file.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/check.hpp"
#include "engine/intake/load.hpp"
#include "engine/model/score_sheet.hpp"
#include "engine/text/place.hpp"

namespace otbor {
namespace {

FileAccess access_to(std::span<const RawFile> files) {
  FileAccess access;
  access.list = [](std::string_view) { return std::vector<std::string>{}; };
  access.read = [files](std::string_view name) -> std::optional<RawFile> {
    const auto at = std::ranges::find(files, name, &RawFile::name);
    return at == files.end() ? std::nullopt : std::optional(*at);
  };
  return access;
}

/// The cells of a record beside its mark, which RatingRows does not keep.
class RecordCells {
 public:
  RecordCells(const std::vector<RatingsTable>& tables, const Sources& sources,
              const RatingRows& rows)
      : tables_(tables), sources_(sources), rows_(rows) {}

  /// Goes to the record of a row; rows come in order.
  void go_to(std::uint32_t row) {
    while (table_ + 1 < rows_.table_begin.size() && rows_.table_begin[table_ + 1] <= row) ++table_;
    const auto& table = tables_[table_].table;
    CsvScanner scanner(sources_[table.source].text, table.delimiter, rows_.offset[row]);
    static_cast<void>(scanner.next(cells_));
  }
  [[nodiscard]] const RatingsTable& table() const { return tables_[table_]; }
  [[nodiscard]] std::string text(std::optional<std::size_t> column) {
    if (!column || *column >= cells_.size()) return {};
    return std::string(cell_text(sources_[table().table.source].text, cells_[*column], scratch_));
  }

 private:
  const std::vector<RatingsTable>& tables_;
  const Sources& sources_;
  const RatingRows& rows_;
  std::size_t table_ = 0;
  std::vector<Cell> cells_;
  std::string scratch_;
};

/// A text that a spreadsheet would run as a formula gets an apostrophe, once.
std::string harmless(std::string text) {
  const bool runs =
      !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos;
  return runs ? "'" + text : text;
}

template <class Tag>
std::optional<Index<Tag>> found_in(const CodeIndex& codes, std::string_view code) {
  const auto at = codes.find(code);
  return at == codes.end() ? std::nullopt : std::optional(Index<Tag>(at->second));
}

}  // namespace

std::vector<OpenedFile> open_returned(std::span<const RawFile> files, const Forms& forms,
                                      const IntakeOptions& options, Sources& sources) {
  const auto access = access_to(files);
  std::vector<OpenedFile> opened;
  for (const auto& raw : files) {
    OpenedFile file{
        .name = raw.name, .tables = {}, .own = {}, .diagnostics = Diagnostics(options.limits)};
    Loader loader(access, options, sources, file.diagnostics);
    file.tables = open_ratings_of(loader, sources, raw.name, true, {}, forms, file.diagnostics);
    file.own = loader.own_books();
    opened.push_back(std::move(file));
  }
  return opened;
}

bool ReturnedFile::rates(const ReturnedAnswer& answer) const {
  return std::ranges::any_of(rows, [&](const ReturnedRow& row) {
    return row.key.practice == answer.practice && row.key.expert == answer.expert &&
           !row.line.score.empty();
  });
}

void note_problems(const Diagnostics& found, const Sources& sources, CollectedFile& file) {
  if (!found.has_errors()) return;
  file.accepted = false;
  Locator locate(sources);
  for (const auto& problem : found.sorted()) {
    const auto& kind = kind_of(problem.found);
    if (kind.severity != Severity::error) continue;
    const auto message = format(kind.message, problem.args);
    const auto place = problem.span.known()
                           ? words_of(sources[problem.span.source], locate(problem.span))
                           : Text(file.name);
    file.problems.emplace_back(place.ru + ": " + message.ru, place.en + ": " + message.en);
  }
}

std::string RowTaker::score_text(const ReturnedRow& row, Mark mark) const {
  if (mark == mark_not_applicable) return "–";
  if (!is_mark(mark)) return {};
  return to_text(context_.scales[row.key.column]->value(mark), ',');
}

std::vector<ReturnedRow> RowTaker::rows(const std::vector<RatingsTable>& tables,
                                        Diagnostics& diagnostics) const {
  const auto read = read_ratings(tables, sources_, context_, options_.threads, diagnostics);
  RecordCells cells(tables, sources_, read);
  std::map<RatingKey, Span> seen;
  std::vector<ReturnedRow> out;
  std::string scratch;
  auto comment = read.comments.begin();
  for (std::uint32_t row = 0; row < read.size(); ++row) {
    cells.go_to(row);
    const RatingKey key{Index<Practice>(read.practice[row]), Index<Expert>(read.expert[row]),
                        read.column[row]};
    const auto span = span_of_row(tables, sources_, read, row, RatingCell::score);
    const auto [first, is_new] = seen.try_emplace(key, span);
    if (!is_new) {
      diagnostics.add(Found::duplicate_mark, span, {}, first->second);
      continue;
    }
    ReturnedRow taken{.key = key, .line = {}, .score_span = span};
    taken.line.score = score_text(taken, read.mark[row]);
    while (comment != read.comments.end() && comment->row < row) ++comment;
    if (comment != read.comments.end() && comment->row == row) {
      const std::string_view text = sources_[cells.table().table.source].text;
      taken.line.comment = harmless(std::string(cell_text(text, comment->cell, scratch)));
    }
    taken.line.evidence = harmless(cells.text(cells.table().evidence));
    taken.line.version = cells.text(cells.table().version);
    taken.line.date = cells.text(cells.table().date);
    out.push_back(std::move(taken));
  }
  return out;
}

void RowTaker::take_answers(const OpenedFile& file, ReturnedFile& out) const {
  for (const auto& own : file.own) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> stated;
    for (const auto& answer : own.answers) {
      const auto practice = found_in<Practice>(context_.practices, answer.practice);
      const auto expert = found_in<Expert>(context_.experts, answer.expert);
      if (!practice || !expert) continue;  // told by the marks of the same sheet, if it has any
      if (answer.question == score_sheet::no_interest) {
        stated.insert({practice->value(), expert->value()});
        continue;
      }
      out.answers.push_back(
          {*practice, *expert, answer.question, harmless(answer.value), harmless(answer.ground)});
    }
    for (const auto& [code, by] : own.unfilled) {
      const auto practice = found_in<Practice>(context_.practices, code);
      const auto expert = found_in<Expert>(context_.experts, by);
      if (practice && expert) out.unfilled.emplace_back(*practice, *expert);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> rated;
    for (const auto& row : out.rows) {
      if (!row.line.score.empty()) {
        rated.insert({row.key.practice.value(), row.key.expert.value()});
      }
    }
    for (const auto& sheet : rated) {
      if (!stated.contains(sheet)) {
        out.without_statement.emplace_back(Index<Practice>(sheet.first),
                                           Index<Expert>(sheet.second));
      }
    }
  }
}

ReturnedFile RowTaker::take(OpenedFile file, Diagnostics& diagnostics) const {
  ReturnedFile out;
  out.about.name = file.name;
  out.rows = rows(file.tables, file.diagnostics);
  note_problems(file.diagnostics, sources_, out.about);
  for (const auto& own : file.own) {
    const bool other = !own.programme.empty() && own.programme != study_.programme.title;
    if (!other) continue;
    out.about.accepted = false;
    out.about.problems.push_back(
        format(Words{"{0}: листы выданы для программы «{1}», а собирается «{2}»",
                     "{0}: the sheets were issued for “{1}”, and “{2}” is being collected"},
               {file.name, own.programme, study_.programme.title}));
  }
  take_answers(file, out);
  std::set<std::uint32_t> experts;
  std::set<std::pair<std::uint32_t, std::uint32_t>> sheets;
  for (const auto& row : out.rows) {
    experts.insert(row.key.expert.value());
    if (!row.line.score.empty()) sheets.insert({row.key.practice.value(), row.key.expert.value()});
  }
  for (const auto& [practice, expert] : out.unfilled) experts.insert(expert.value());
  for (const auto at : experts) out.about.experts.emplace_back(at);
  out.about.sheets = sheets.size();
  diagnostics.merge(file.diagnostics);
  return out;
}

}  // namespace otbor
