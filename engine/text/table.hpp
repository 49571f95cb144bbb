#pragma once
// Reads a table's rows into forms by the same schemas that read YAML: a column is a field, its
// heading the field's name in either language. For tables of practices, experts and institutions;
// ratings, which may be millions, have their own reader in intake/.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/csv.hpp"
#include "engine/text/schema.hpp"

namespace otbor {

/// Our heading -> the heading of a foreign table.
using Renamed = std::vector<std::pair<std::string, std::string>>;

/// The heading as we would write it, where the programme says what a foreign one means: by the
/// whole of it or, a question of a form, by a part.
[[nodiscard]] std::string our_heading(std::string_view heading, const Renamed& renamed);

/// Whether a heading is one of a field's names; what stands in brackets behind it is a remark:
/// «Название практики (не более 15 слов)».
[[nodiscard]] bool names_field(std::string_view heading, const FieldInfo& info);

/// How many of a table's fields a row of cells names, as headings do, and whether the required ones
/// are among them: what tells the heading of a sheet from the titles above it.
struct NamedFields {
  std::size_t fields = 0;
  bool all_required = false;
};
[[nodiscard]] NamedFields named_fields(const std::vector<std::string_view>& cells,
                                       const std::vector<const FieldInfo*>& fields,
                                       const Renamed& renamed);

/// Columns that somebody else reads: which of the table they are, and how they may be headed.
struct OtherColumns {
  std::function<bool(std::size_t column)> reads;
  std::vector<std::string> names;
};

/// For each field the column that holds it. Reports missing required columns and, in one warning,
/// columns nobody reads.
[[nodiscard]] std::vector<std::optional<std::size_t>> find_columns(
    const CsvTable& table, const std::vector<const FieldInfo*>& fields, const Renamed& renamed,
    Diagnostics& diagnostics, const OtherColumns& others = {});

/// Items of a cell separated by ';' or '|', each with its place.
[[nodiscard]] std::vector<Located<std::string>> split_cell(const Located<std::string>& cell);

/// One record's cells as located, trimmed text. Cells beyond the headings are reported once a row.
class RowReader {
 public:
  RowReader(const Sources& sources, const CsvTable& table, Diagnostics& diagnostics)
      : text_(sources[table.source].text),
        table_(table),
        diagnostics_(diagnostics),
        scanner_(text_, table.delimiter, table.body) {}

  bool next();
  [[nodiscard]] Located<std::string> cell(std::optional<std::size_t> column);
  [[nodiscard]] Span row_span() const;

 private:
  std::string_view text_;
  const CsvTable& table_;
  Diagnostics& diagnostics_;
  CsvScanner scanner_;
  std::vector<Cell> cells_;
  std::string scratch_;
  std::size_t rows_ = 0;
};

void read_cell(const Located<std::string>& cell, const FieldInfo& info, Located<std::string>& out,
               Diagnostics& diagnostics);
void read_cell(const Located<std::string>& cell, const FieldInfo& info, Located<Moment>& out,
               Diagnostics& diagnostics);
void report_cell_choice(const Located<std::string>& cell, const FieldInfo& info,
                        const std::vector<std::string>& ru, const std::vector<std::string>& en,
                        Diagnostics& diagnostics);

template <class E>
requires HasChoices<E>
void read_cell(const Located<std::string>& cell, const FieldInfo& info, Located<E>& out,
               Diagnostics& diagnostics) {
  out.span = cell.span;
  std::vector<std::string> ru;
  std::vector<std::string> en;
  for (const auto& choice : Choices<E>::values) {
    const auto word = normal_key(cell.value);
    if (word == normal_key(choice.en) || word == normal_key(choice.ru)) {
      out.value = choice.value;
      return;
    }
    ru.emplace_back(choice.ru);
    en.emplace_back(choice.en);
  }
  report_cell_choice(cell, info, ru, en, diagnostics);
}

template <class T>
void read_cell(const Located<std::string>& cell, const FieldInfo& info, std::optional<T>& out,
               Diagnostics& diagnostics) {
  if (!cell.value.empty()) read_cell(cell, info, out.emplace(), diagnostics);
}

inline void read_cell(const Located<std::string>& cell, const FieldInfo&,
                      std::vector<Located<std::string>>& out, Diagnostics&) {
  out = split_cell(cell);
}

template <class Row>
[[nodiscard]] std::vector<const FieldInfo*> fields_of() {
  std::vector<const FieldInfo*> infos;
  for_each_field<Row>([&](const auto& f) { infos.push_back(&f.info); });
  return infos;
}

template <class Row>
[[nodiscard]] std::vector<Row> read_rows(const Sources& sources, const CsvTable& table,
                                         const Renamed& renamed, Diagnostics& diagnostics,
                                         const OtherColumns& others = {}) {
  const auto columns = find_columns(table, fields_of<Row>(), renamed, diagnostics, others);
  std::vector<Row> rows;
  RowReader reader(sources, table, diagnostics);
  while (reader.next()) {
    Row& row = rows.emplace_back();
    row.span = reader.row_span();
    std::size_t at = 0;
    for_each_field<Row>([&](const auto& f) {
      const auto column = columns[at++];
      if (column) read_cell(reader.cell(column), f.info, row.*f.member, diagnostics);
    });
  }
  return rows;
}

}  // namespace otbor
