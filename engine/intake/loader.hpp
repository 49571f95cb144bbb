#pragma once
// Single files on their way in: read, decoded, kept among the sources, parsed.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/intake/language.hpp"
#include "engine/intake/ratings/own_sheets.hpp"
#include "engine/text/csv.hpp"
#include "engine/text/node.hpp"
#include "engine/text/office/docx.hpp"
#include "engine/text/schema.hpp"
#include "engine/text/table.hpp"

namespace otbor {

/// A document among the sources, and where each of its blocks stands in the source's text.
struct DocumentText {
  std::uint32_t source = 0;
  office::Document document;
  std::vector<Span> blocks;
};

/// By what headings a table is known among the sheets of a workbook and the rows of a sheet.
struct TableWish {
  std::function<NamedFields(const std::vector<std::string_view>& cells)> named;
};

/// A form that stands among the sources, its texts in the run's language.
template <class Form>
[[nodiscard]] std::optional<Form> parsed_form(const Sources& sources, std::uint32_t at, Lang lang,
                                              Diagnostics& diagnostics) {
  const auto root = parse_yaml(sources, at, diagnostics);
  if (!root) return std::nullopt;
  auto form = FormReader(diagnostics).read_form<Form>(*root);
  put_first(form, lang);
  return form;
}

/// Whether a YAML file has lines, and each that is not blank begins with `#`. A file without a line
/// is damaged, and one that says nothing is a choice.
[[nodiscard]] bool only_remarks(std::string_view yaml);

class Loader {
 public:
  Loader(const FileAccess& files, const IntakeOptions& options, Sources& sources,
         Diagnostics& diagnostics)
      : files_(files), options_(options), sources_(sources), diagnostics_(diagnostics) {}

  /// Reads and decodes a file. A required file that is not there is reported at `asked_at`.
  [[nodiscard]] std::optional<std::uint32_t> text(std::string_view name, bool required,
                                                  Span asked_at, bool is_yaml);
  /// The same for a document of Word: its text, paragraph by paragraph.
  [[nodiscard]] std::optional<DocumentText> document(std::string_view name);
  /// A file as it is; among the sources it has no text.
  [[nodiscard]] std::optional<std::string> bytes(std::string_view name);
  [[nodiscard]] std::optional<CsvTable> table(std::string_view name, bool required, Span asked_at);
  /// The same of a file that may be a workbook too: each of its sheets that holds the wanted table.
  [[nodiscard]] std::vector<CsvTable> tables(std::string_view name, bool required, Span asked_at,
                                             const TableWish& wish);
  /// The name of a table that is there as `usual` + ".csv", ".xlsx" or ".ods"; the first of them
  /// when none is. Two at once are told.
  [[nodiscard]] std::string table_name(std::string_view usual);
  /// What the workbooks of ours that were read as tables say beside their marks, file by file.
  [[nodiscard]] const std::vector<OwnSheets>& own_books() const { return own_books_; }
  /// Names of the files in a folder; those that are not written in UTF-8 are told and left out.
  [[nodiscard]] std::vector<std::string> list(std::string_view folder);

  /// nullopt also of a file that nobody has asked for and that holds nothing but remarks.
  template <class Form>
  [[nodiscard]] std::optional<Form> form(std::string_view name, bool required, Span asked_at,
                                         std::uint32_t* source = nullptr) {
    const auto at = text(name, required, asked_at, true);
    if (!at || (!required && only_remarks(sources_[*at].text))) return std::nullopt;
    if (source != nullptr) *source = *at;
    return parsed_form<Form>(sources_, *at, options_.lang, diagnostics_);
  }

 private:
  [[nodiscard]] std::vector<CsvTable> workbook(std::string_view name, bool required, Span asked_at,
                                               const TableWish& wish);
  /// The bytes of a file that is there, readable and not too large; else the reason is told.
  [[nodiscard]] std::optional<RawFile> raw(std::string_view name, bool required, Span asked_at);
  void report_missing(std::string_view name, Span asked_at);

  const FileAccess& files_;
  const IntakeOptions& options_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<OwnSheets> own_books_;  // without their tables
};

}  // namespace otbor
