#pragma once
// Text for people in lines of a terminal.

#include <cstddef>
#include <string>
#include <string_view>

namespace otbor {

struct Margins {
  std::size_t at = 0;      // the column that is reached already
  std::size_t indent = 0;  // where every line begins
  std::size_t columns = 80;
};

/// The words of `text` in lines between the margins, with the last line end.
[[nodiscard]] std::string wrapped(std::string_view text, const Margins& margins);

}  // namespace otbor
