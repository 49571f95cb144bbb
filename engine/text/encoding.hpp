#pragma once
// Bytes of a table as people save them -> UTF-8. The rule (measured on short Russian samples better
// than the general detectors): byte-order mark; UTF-16 by its zero and 0x04 bytes; valid UTF-8;
// otherwise Windows-1251, or CP866 when it reads clearly better.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/words.hpp"
#include "engine/text/source.hpp"

namespace otbor {

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::utf8;
  /// Offset in the file of the first byte that the encoding does not know.
  std::optional<std::size_t> invalid;
};

[[nodiscard]] Decoded decode(std::string bytes);

/// A sign that no text of people holds and no document can: everything below the blank except the
/// tab and line ends.
[[nodiscard]] constexpr bool is_control(char c) {
  return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}
[[nodiscard]] Words encoding_name(Encoding encoding);

}  // namespace otbor
