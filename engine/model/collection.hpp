#pragma once
// Score sheets that came back, put together with the marks the programme had: what ratings.csv will
// hold, what has changed in it, and what each expert is to be asked. Made by intake/collect, told
// by render/collection.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// A criterion, or a stage of the cycle: its number among all columns, criteria first.
struct RatingKey {
  Index<Practice> practice;
  Index<Expert> expert;
  std::uint32_t column = 0;
  auto operator<=>(const RatingKey&) const = default;
};

/// A row of ratings.csv; "" is a blank.
struct RatingLine {
  std::string score;
  std::string comment;
  std::string evidence;
  std::string version;
  std::string date;
  bool operator==(const RatingLine&) const = default;
};

/// A mark that was there and is another now.
struct RatingChange {
  RatingKey key;
  std::string before;
  std::string after;
  std::string file;
};

/// What an expert says of a practice beside the marks. A later sheet replaces an earlier one's
/// words, but an empty answer replaces nothing.
struct SheetWords {
  Index<Practice> practice;
  Index<Expert> expert;
  std::string opinion;
  std::string strengths;
  std::string remarks;
  std::string advice;
  bool operator==(const SheetWords&) const = default;
};

struct CollectedFile {
  std::string name;
  std::size_t sheets = 0;  // practices with marks
  std::vector<Index<Expert>> experts;
  bool accepted = true;
  std::vector<Text> problems;  // why it is not accepted: place and message
};

/// A mark or words that are missing.
struct MissingMark {
  Index<Practice> practice;
  std::uint32_t column = 0;
  std::string score;  // that demands a comment; "" when the mark itself is missing
};

struct RecusalNote {
  Index<Practice> practice;
  std::string ground;
  bool with_marks = false;  // the sheet has marks as well: one of the two is a slip
};

/// What has to be asked.
struct ExpertReturn {
  std::size_t sheets = 0;  // practices with a mark, all told
  std::size_t complete = 0;
  std::vector<Index<Practice>> missing;  // asked for or issued, and no mark is there
  std::vector<MissingMark> blanks;
  std::vector<MissingMark> comments;
  std::vector<RecusalNote> recusals;          // not in decisions.yaml yet
  std::vector<Index<Practice>> conflicts;     // rated, and a conflict of interest forbids it
  std::vector<Index<Practice>> not_asked;     // rated, and the assignment gives it to others
  std::vector<Index<Practice>> no_statement;  // rated on a sheet of ours without the statement
  [[nodiscard]] bool nothing_to_ask() const {
    return missing.empty() && blanks.empty() && comments.empty() && recusals.empty() &&
           conflicts.empty() && not_asked.empty() && no_statement.empty();
  }
};

/// By key.
using RatingLines = std::vector<std::pair<RatingKey, RatingLine>>;

struct Collection {
  Study study;         // of the programme, without its sheets
  RatingLines before;  // what the programme had
  RatingLines lines;
  std::size_t added = 0;              // marks
  std::size_t unchanged = 0;          // marks that came and were there
  std::vector<RatingChange> changes;  // by key
  std::size_t words_changed = 0;      // comments and documents, replaced
  /// Marks that were there and are blank in a later sheet: kept, and to be asked about.
  std::vector<RatingChange> kept;
  std::vector<SheetWords> words;     // of these files, by practice, then expert
  std::vector<CollectedFile> files;  // as given
  Per<Expert, ExpertReturn> experts;
  bool from_workbook = false;  // the programme's ratings are no CSV: nothing can be written
};

/// "К6" or "Ц".
[[nodiscard]] std::string_view column_code(const Study& study, std::uint32_t column);

}  // namespace otbor
