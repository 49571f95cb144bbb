#include <algorithm>
#include <utility>

#include "engine/intake/loader.hpp"
#include "engine/text/office/archive.hpp"
#include "engine/text/office/docx.hpp"
#include "engine/text/office/workbook.hpp"
#include "engine/text/place.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// What the first bytes tell of a file that should be an archive of Office.
std::optional<Found> wrong_beginning(std::string_view bytes) {
  if (office::looks_like_compound_file(bytes)) return Found::office_old_format;
  if (bytes.empty()) return Found::office_damaged;
  if (!office::looks_like_archive(bytes)) return Found::office_other_kind;
  return std::nullopt;
}

/// A sheet and the row of its headings.
struct Candidate {
  const office::Grid* grid = nullptr;
  std::size_t heading = 0;
  NamedFields named;
};

constexpr std::size_t titles_max = 40;  // rows of titles above the heading

/// The row that names the most fields; without any, the first of several cells.
Candidate candidate(const office::Grid& grid, const TableWish& wish) {
  Candidate best{.grid = &grid};
  std::size_t rows = std::min(grid.rows.size(), titles_max);
  std::optional<std::size_t> first_of_several;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string_view> cells;
    for (const auto& cell : grid.of(grid.rows[row])) cells.push_back(grid.text(cell));
    if (cells.size() > 1 && !first_of_several) first_of_several = row;
    const auto named = wish.named(cells);
    if (named.fields > best.named.fields) {
      best.heading = row;
      best.named = named;
    }
  }
  if (best.named.fields == 0) best.heading = first_of_several.value_or(0);
  return best;
}

Text names_of(const std::vector<Candidate>& sheets) {
  std::vector<std::string> names;
  for (const auto& sheet : sheets) names.push_back(sheet.grid->name);
  return listed(names);
}

/// The sheets that hold the table; when none does, the one that comes nearest, so that what it
/// lacks is told. The rest is told in one sentence each: what is hidden, and what is another table.
std::vector<Candidate> chosen(const office::Workbook& workbook, const TableWish& wish,
                              std::vector<Candidate>& hidden, std::vector<Candidate>& others) {
  std::vector<Candidate> fitting;
  for (const auto& grid : workbook.sheets) {
    if (grid.rows.empty()) continue;
    const auto sheet = candidate(grid, wish);
    (grid.hidden ? hidden : sheet.named.all_required ? fitting : others).push_back(sheet);
  }
  if (!fitting.empty() || others.empty()) return fitting;
  const auto nearest = std::ranges::max_element(
      others, {}, [](const Candidate& sheet) { return sheet.named.fields; });
  fitting.push_back(*nearest);
  others.erase(nearest);
  return fitting;
}

/// Sheets of ours begin with their headings.
std::vector<Candidate> candidates_of(const OwnSheets& own) {
  std::vector<Candidate> sheets;
  for (const auto& grid : own.tables) sheets.push_back({.grid = &grid});
  return sheets;
}

Span cell_span(const Source& source, std::uint32_t at, std::size_t line, std::uint32_t column) {
  CsvScanner scanner(source.text, ';', source.lines[line].begin);
  std::vector<Cell> cells;
  scanner.next(cells);
  const auto& cell = cells.at(column);
  return {at, cell.begin, cell.end};
}

/// What a sheet has that its table does not show: columns without a heading, and formulas whose
/// values were not saved.
void report_cells(const Candidate& sheet, const Source& source, std::uint32_t at,
                  Diagnostics& diagnostics) {
  const auto& grid = *sheet.grid;
  std::vector<std::uint8_t> headed;
  for (const auto& cell : grid.of(grid.rows[sheet.heading])) {
    headed.resize(cell.column + 1U);
    headed.back() = 1;
  }
  std::vector<std::string> unheaded;
  Span first_unheaded;
  std::size_t formulas = 0;
  Span first_formula;
  for (auto row = sheet.heading + 1; row < grid.rows.size(); ++row) {
    for (const auto& cell : grid.of(grid.rows[row])) {
      const auto line = row - sheet.heading;
      if (cell.kind == office::GridCell::Kind::formula && formulas++ == 0) {
        first_formula = cell_span(source, at, line, cell.column);
      }
      if (cell.column < headed.size() && headed[cell.column] != 0) continue;
      if (unheaded.empty()) first_unheaded = cell_span(source, at, line, cell.column);
      headed.resize(std::max<std::size_t>(headed.size(), cell.column + 1U));
      headed[cell.column] = 1;
      unheaded.push_back(column_letters(cell.column + 1));
    }
  }
  if (!unheaded.empty()) {
    diagnostics.add(Found::column_without_heading, first_unheaded, {listed(unheaded)});
  }
  if (formulas > 0) diagnostics.add(Found::formula_not_saved, first_formula, {count(formulas)});
}

}  // namespace

std::vector<CsvTable> Loader::workbook(std::string_view name, bool required, Span asked_at,
                                       const TableWish& wish) {
  std::vector<CsvTable> tables;
  const auto file = raw(name, required, asked_at);
  if (!file) return tables;
  const Source bare{.name = file->name,
                    .text = {},
                    .sha256 = file->sha256,
                    .bytes = file->bytes.size(),
                    .origin = Origin::sheet};
  std::optional<std::uint32_t> whole;
  const auto tell = [&](Found found, std::vector<Text> args = {}) {
    if (!whole) whole = sources_.add(bare);
    diagnostics_.add(found, {*whole, 0, 0}, std::move(args));
  };
  if (const auto wrong = wrong_beginning(file->bytes)) {
    tell(*wrong);
    return tables;
  }
  auto workbook = office::read_workbook(file->bytes, options_.limits);
  if (!workbook) {
    tell(workbook.error().found, std::move(workbook.error().args));
    return tables;
  }
  const auto own = own_sheets(*workbook, options_.limits);
  std::vector<Candidate> hidden;
  std::vector<Candidate> others;
  const auto sheets = own.found() ? candidates_of(own) : chosen(*workbook, wish, hidden, others);
  if (workbook->macros) tell(Found::macros_ignored);
  if (workbook->external_links) tell(Found::external_links);
  if (!hidden.empty()) tell(Found::hidden_sheets, {names_of(hidden)});
  if (!others.empty()) tell(Found::other_sheets, {names_of(others)});
  if (sheets.empty() && !own.found()) tell(Found::empty_table);
  for (const auto& sheet : sheets) {
    auto text = office::table_text(*sheet.grid, sheet.heading, options_.limits);
    if (!text) {
      tell(text.error().found, std::move(text.error().args));
      continue;
    }
    Source source = bare;
    source.sheet = sheet.grid->name;
    source.text = std::move(text->text);
    source.lines = std::move(text->lines);
    const auto at = sources_.add(std::move(source));
    report_cells(sheet, sources_[at], at, diagnostics_);
    if (auto table = open_table(sources_, at, diagnostics_)) tables.push_back(std::move(*table));
  }
  if (own.found()) {
    own_books_.push_back(own);
    own_books_.back().tables.clear();
    if (!whole && tables.empty()) sources_.add(bare);  // its digest belongs to the run all the same
  }
  return tables;
}

std::optional<DocumentText> Loader::document(std::string_view name) {
  auto file = raw(name, false, {});
  if (!file) return std::nullopt;
  Source source{.name = std::move(file->name),
                .text = {},
                .sha256 = std::move(file->sha256),
                .bytes = file->bytes.size(),
                .origin = Origin::document};
  if (const auto wrong = wrong_beginning(file->bytes)) {
    diagnostics_.add(*wrong, {sources_.add(std::move(source)), 0, 0});
    return std::nullopt;
  }
  auto document = office::read_docx(file->bytes, options_.limits);
  if (!document) {
    auto& refusal = document.error();
    diagnostics_.add(refusal.found, {sources_.add(std::move(source)), 0, 0},
                     std::move(refusal.args));
    return std::nullopt;
  }
  auto plain = office::plain_text(*document);
  source.text = std::move(plain.text);
  source.lines = std::move(plain.lines);
  DocumentText text{sources_.add(std::move(source)), std::move(*document), {}};
  for (const auto& line : sources_[text.source].lines) {
    text.blocks.push_back(
        line_around(sources_[text.source], {text.source, line.begin, line.begin}));
  }
  return text;
}

}  // namespace otbor
