#pragma once
// A scale is a row of ordered categories, each with its exact value in points; a mark is the number
// of a category. Halves, steps and odd levels (0, 25, 50, 100) are all just values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/points.hpp"

namespace otbor {

/// Category of a scale, 0 the lowest value; negative when there is no mark.
using Mark = std::int16_t;
inline constexpr Mark mark_blank = -1;           // blank: never zero
inline constexpr Mark mark_not_applicable = -2;  // "–", where the criterion allows it

[[nodiscard]] constexpr bool is_mark(Mark mark) { return mark >= 0; }

struct Scale {
  std::vector<Points> values;            // ascending
  std::vector<std::string> level_names;  // one a category, "" where the file names none
  bool lower_is_better = false;
  bool allows_not_applicable = false;

  [[nodiscard]] Points lowest() const { return values.front(); }
  [[nodiscard]] Points highest() const { return values.back(); }
  [[nodiscard]] Points value(Mark mark) const { return values.at(static_cast<std::size_t>(mark)); }
  [[nodiscard]] Mark top() const { return static_cast<Mark>(values.size() - 1); }
  /// The category that has this value.
  [[nodiscard]] std::optional<Mark> category(Points value) const;
  /// "0–3", "0–3 (с половинами)" is left to documents; this is "0–3" or "0, 25, 50, 100".
  [[nodiscard]] std::string range_text() const;
};

}  // namespace otbor
