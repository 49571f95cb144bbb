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
[[nodiscard]] Words encoding_name(Encoding encoding);

}  // namespace otbor
