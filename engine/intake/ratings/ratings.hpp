#pragma once
// Ratings on their way in: millions of rows become columns of integers without a copy of a cell,
// read in parts over threads; the parts are joined in the order of the file.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/intake/forms.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// A cell that holds no mark of its scale and was reported so; never leaves intake.
inline constexpr Mark mark_refused = -3;

/// A column of marks: criteria first, then the stages of the cycle.
struct MarkColumn;

/// Codes as views into tables, found millions of times.
using CodeIndex = std::unordered_map<std::string_view, std::uint32_t>;  // lookup only

/// What a row's codes and marks are read against.
struct RatingContext {
  CodeIndex practices;
  CodeIndex experts;
  CodeIndex columns;
  std::vector<std::string> practice_codes;  // for messages
  std::vector<std::string> expert_codes;
  std::vector<std::string> column_codes;
  std::vector<const Scale*> scales;  // one a column
  std::vector<Span> scale_spans;     // where each is set
  std::string version;               // sheets made under another are errors
  bool wants_evidence = false;       // some criterion demands documents
};

/// Where the comment of a row stands in its file.
struct RowComment {
  std::uint32_t row = 0;
  Cell cell;
};

/// When the sheet of a row was filled; one row of a run of rows of the same sheet has it.
struct RowDate {
  std::uint32_t row = 0;
  Moment date;
};

/// Rows in the order of the files, by columns.
struct RatingRows {
  std::vector<std::uint32_t> practice;
  std::vector<std::uint32_t> expert;
  std::vector<std::uint16_t> column;
  std::vector<Mark> mark;
  std::vector<std::uint32_t> offset;       // where the record begins in its file
  std::vector<std::uint8_t> has_evidence;  // empty unless the context wants it
  std::vector<RowComment> comments;        // by row
  std::vector<RowDate> dates;              // by row
  /// Rows that could not be read and were told: what is missing may stand in one of them.
  std::size_t refused = 0;
  /// First row of each table, and one past the last row.
  std::vector<std::uint32_t> table_begin;

  [[nodiscard]] std::size_t size() const { return practice.size(); }
  void resize(std::size_t rows) {
    practice.resize(rows);
    expert.resize(rows);
    column.resize(rows);
    mark.resize(rows);
    offset.resize(rows);
  }
};

[[nodiscard]] RatingRows read_ratings(const std::vector<RatingsTable>& tables,
                                      const Sources& sources, const RatingContext& context,
                                      num::Threads threads, Diagnostics& diagnostics);

/// The cell of a row that a message points at.
enum class RatingCell : std::uint8_t { practice, expert, criterion, score, comment, evidence };
[[nodiscard]] Span span_of_row(const std::vector<RatingsTable>& tables, const Sources& sources,
                               const RatingRows& rows, std::uint32_t row, RatingCell cell);

/// Sheets with their marks, and the row that holds each mark (nowhere when there is none).
struct AssembledSheets {
  static constexpr std::uint32_t no_row = 0xFFFFFFFFU;
  Sheets sheets;
  Table<Sheet, MarkColumn, std::uint32_t> rows;
};

/// Rows -> sheets ordered by practice, then expert. A mark given twice is an error at its second
/// place.
[[nodiscard]] AssembledSheets assemble_sheets(const RatingRows& rows, Count<Practice> practices,
                                              Count<Criterion> criteria, Count<Stage> stages,
                                              const std::function<Span(std::uint32_t)>& span_of,
                                              Diagnostics& diagnostics);

/// The latest date of each sheet; no entries where no row has one.
[[nodiscard]] Per<Sheet, std::optional<Moment>> sheet_dates(const RatingRows& rows,
                                                            const Sheets& sheets);

/// Comments in the order of sheets and criteria, their texts in one piece; then those on the marks
/// of stages.
void collect_comments(const std::vector<RatingsTable>& tables, const Sources& sources,
                      const RatingRows& rows, const Table<Sheet, MarkColumn, std::uint32_t>& row_of,
                      Sheets& sheets);

}  // namespace otbor
