#pragma once
// Differences between two results in words and as JSON: `verify` and `diff` say them alike.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/otbor/recorded.hpp"

namespace otbor {

/// Lines «  – …», a line a difference; a long list of marks is cut and counted.
class ChangesText {
 public:
  explicit ChangesText(Lang lang) : lang_(lang) {}

  void line(const Text& words);
  void line(Words pattern, const std::vector<Text>& args) { line(format(pattern, args)); }
  void inputs(const std::vector<NamedChange>& changes);
  void marks(const std::vector<MarkChange>& changes);
  void plan(const std::vector<NamedChange>& changes);
  void engine(const NamedChange& change);
  void criteria(const NamedChange& change);
  [[nodiscard]] bool empty() const { return out_.empty(); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  Lang lang_;
  std::string out_;
};

/// «входной файл ratings.csv изменён», «правило selection.places: было 8, стало 10», «набор
/// критериев: был …, стал …».
[[nodiscard]] Text input_change(const NamedChange& change);
[[nodiscard]] Text plan_change(const NamedChange& change);
[[nodiscard]] Text engine_change(const NamedChange& change);
[[nodiscard]] Text criteria_change(const NamedChange& change);

/// «2,5», or «нет» where there is no mark.
[[nodiscard]] Text mark_text(const std::string& value);

/// «Э-01, К7: было 2, стало 3» with the practice before it.
[[nodiscard]] Text mark_change(const MarkChange& change);

/// «место 3, балл 46,67, рекомендована».
[[nodiscard]] Text standing_text(const std::optional<Standing>& standing);

void add_changes(JsonWriter& json, std::string_view key, const std::vector<NamedChange>& changes);
void add_marks(JsonWriter& json, const std::vector<MarkChange>& changes);
void add_standing(JsonWriter& json, std::string_view key, const std::optional<Standing>& standing);

}  // namespace otbor
