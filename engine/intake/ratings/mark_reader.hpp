#pragma once
// The cell of a mark -> the category of its scale, or what is wrong with it: a blank, «не
// применимо», two marks at once, a date that Excel has made of them.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/ratings/ratings.hpp"

namespace otbor {

class MarkReader {
 public:
  /// `text` is that of the source whose cells are read.
  MarkReader(const RatingContext& context, std::string_view text, std::uint32_t source);

  /// mark_refused when it is no mark of the column's scale; the reason is told.
  Mark operator()(const Cell& cell, std::uint32_t column, Diagnostics& diagnostics);

 private:
  Mark refused(Found found, const Cell& cell, std::string_view text, std::uint32_t column,
               Diagnostics& diagnostics) const;

  const RatingContext& context_;
  std::string_view text_;
  std::uint32_t source_;
  std::vector<std::array<Mark, 10>> digit_marks_;  // most marks are one digit
  std::string scratch_;
};

}  // namespace otbor
