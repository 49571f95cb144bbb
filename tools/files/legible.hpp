#pragma once
// Names as the system has them are bytes; messages and JSON are UTF-8.

#include <string>
#include <string_view>

namespace otbor {

/// The text itself, or, when it is not UTF-8, with `?` for each byte beyond ASCII.
[[nodiscard]] std::string legible(std::string_view text);

}  // namespace otbor
