#pragma once
// Tables as people save them: comma, semicolon or tab, quoted cells with line ends inside, CRLF,
// a `sep=;` line. A table is the decoded text and a way to walk it; cells are views, nothing is
// copied for a mark. RFC 4180 with what spreadsheets really write: a quote inside an unquoted cell
// is a letter.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/text/diagnostics.hpp"
#include "engine/text/source.hpp"

namespace otbor {

struct Cell {
  std::uint32_t begin = 0;  // without the quotes
  std::uint32_t end = 0;
  bool quoted = false;
};

/// Walks the records of a text from a record's first byte.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, char delimiter, std::uint32_t at);

  /// Reads the next record into `cells`; false at the end of the text. Blank lines are skipped.
  bool next(std::vector<Cell>& cells);
  /// Where the record just read began, and where the next one begins.
  [[nodiscard]] std::uint32_t record_begin() const { return record_begin_; }
  [[nodiscard]] std::uint32_t at() const { return at_; }
  /// Set when a quoted cell runs to the end of the text.
  [[nodiscard]] std::optional<std::uint32_t> unclosed_quote() const { return unclosed_; }
  /// The first quoted cell of the record whose closing quote is followed by more text.
  [[nodiscard]] const std::optional<Cell>& overrun_quote() const { return overrun_; }

 private:
  void read_record(std::vector<Cell>& cells);
  std::uint32_t quoted_cell_end(std::uint32_t from);

  std::string_view text_;
  char delimiter_;
  std::uint32_t at_;
  std::uint32_t record_begin_ = 0;
  std::optional<std::uint32_t> unclosed_;
  std::optional<Cell> overrun_;
  // Delimiters and line ends still ahead in one block of 64 bytes, one bit each.
  std::uint32_t block_begin_ = 0;
  std::uint64_t marks_ = 0;
};

struct CsvTable {
  std::uint32_t source = 0;
  char delimiter = ';';
  std::vector<std::string> headings;
  std::vector<Span> heading_spans;
  std::uint32_t body = 0;  // where the first record after the headings begins
};

/// Finds the delimiter and reads the headings; nullopt (with a diagnostic) when there is no table.
[[nodiscard]] std::optional<CsvTable> open_table(const Sources& sources, std::uint32_t source,
                                                 Diagnostics& diagnostics);

/// Tells of text after a closing quote: the quote in the middle of a text, or one never closed that
/// swallowed everything up to the next.
void report_overrun(std::uint32_t source, const Cell& cell, Diagnostics& diagnostics);

/// Tells of a control character in a cell; such a text would spoil every document it gets into.
bool report_control(std::string_view text, std::uint32_t source, const Cell& cell,
                    Diagnostics& diagnostics);

/// The text of a cell: trimmed, doubled quotes undone. `scratch` holds it when it must be rebuilt.
[[nodiscard]] std::string_view cell_text(std::string_view text, const Cell& cell,
                                         std::string& scratch);

/// How often a byte stands in a text, many bytes at a time.
[[nodiscard]] std::size_t count_of(std::string_view text, char byte);

/// Places where a long body can be cut so that parts are read in parallel: the first is `body`, the
/// last the end of the text. Cuts fall on line ends outside quotes as far as counting quotes tells;
/// a reader verifies that each part ends where the next begins, and reads in one go if not.
[[nodiscard]] std::vector<std::uint32_t> cuts(std::string_view text, std::uint32_t body,
                                              num::Threads threads);

}  // namespace otbor
