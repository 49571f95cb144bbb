#pragma once
// Text in columns of a terminal: wrapping and padding by what a sign takes on the screen.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/render/document.hpp"

namespace otbor::terminal {

/// Lines of at most `width` columns, broken between words; a longer word is broken inside.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view words, std::size_t width);

/// The first `lines_max` lines of a cell; the last ends with an ellipsis when more would follow.
[[nodiscard]] std::vector<std::string> shortened(std::vector<std::string> lines,
                                                 std::size_t lines_max, std::size_t width);

[[nodiscard]] std::size_t widest_line(std::string_view words);
[[nodiscard]] std::size_t widest_word(std::string_view words);

/// The words with blanks around them to fill `width` columns.
[[nodiscard]] std::string padded(std::string_view words, std::size_t width, Align align);

/// A column that wants `wanted` and cannot do with less than `least`. One that matters more gives
/// way later: it is measured against the others by a part of its width.
struct ColumnWish {
  std::size_t wanted = 0;
  std::size_t least = 0;
  std::size_t part = 1;
};

/// Widths for the columns: the widest give way until all fit into `width`, as far as they can.
[[nodiscard]] std::vector<std::size_t> fitted(const std::vector<ColumnWish>& wishes,
                                              std::size_t width);

}  // namespace otbor::terminal
