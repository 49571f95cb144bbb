#pragma once
// One file that an expert has sent back: opened, read against the programme, its problems told of
// it alone, so that the others can still be taken.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/intake/forms.hpp"
#include "engine/intake/ratings/own_sheets.hpp"
#include "engine/intake/ratings/ratings.hpp"
#include "engine/model/collection.hpp"

namespace otbor {

/// Its tables are found, nothing is read yet.
struct OpenedFile {
  std::string name;
  std::vector<RatingsTable> tables;
  std::vector<OwnSheets> own;
  Diagnostics diagnostics;
};
[[nodiscard]] std::vector<OpenedFile> open_returned(std::span<const RawFile> files,
                                                    const Forms& forms,
                                                    const IntakeOptions& options, Sources& sources);

struct ReturnedRow {
  RatingKey key;
  RatingLine line;
  Span score_span;
};

struct ReturnedAnswer {
  Index<Practice> practice;
  Index<Expert> expert;
  std::string question;
  std::string value;
  std::string ground;
};

struct ReturnedFile {
  CollectedFile about;
  std::vector<ReturnedRow> rows;
  std::vector<ReturnedAnswer> answers;
  std::vector<std::pair<Index<Practice>, Index<Expert>>> unfilled;
  std::vector<std::pair<Index<Practice>, Index<Expert>>> without_statement;

  /// Whether it has marks of the practice that the answer is about.
  [[nodiscard]] bool rates(const ReturnedAnswer& answer) const;
};

/// Errors become problems of the file, which is then not accepted.
void note_problems(const Diagnostics& found, const Sources& sources, CollectedFile& file);

/// Reads tables of ratings into rows as ratings.csv holds them.
class RowTaker {
 public:
  RowTaker(const Study& study, const RatingContext& context, const Sources& sources,
           const IntakeOptions& options)
      : study_(study), context_(context), sources_(sources), options_(options) {}

  [[nodiscard]] std::vector<ReturnedRow> rows(const std::vector<RatingsTable>& tables,
                                              Diagnostics& diagnostics) const;
  /// What is wrong with it goes to `diagnostics` too.
  [[nodiscard]] ReturnedFile take(OpenedFile file, Diagnostics& diagnostics) const;

 private:
  [[nodiscard]] std::string score_text(const ReturnedRow& row, Mark mark) const;
  void take_answers(const OpenedFile& file, ReturnedFile& out) const;

  const Study& study_;
  const RatingContext& context_;
  const Sources& sources_;
  const IntakeOptions& options_;
};

}  // namespace otbor
