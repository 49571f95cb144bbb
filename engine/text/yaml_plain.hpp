#pragma once
// The YAML that people write, read at once: maps and lists by their indents, values on one line,
// lists and maps in brackets. yaml-cpp looks at every character with regular expressions, a
// thousand instructions a byte; it is asked about the rest and about every error.

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/text/diagnostics.hpp"
#include "engine/text/node.hpp"

namespace otbor {

/// Of a text without the traps that yaml_traps.hpp finds: the tree that yaml-cpp would give, with
/// the same places; nullopt for a text that is not plain or in which something is wrong: values of
/// several lines, escapes, tabs, tags, a key given twice and so on.
[[nodiscard]] std::optional<Node> read_plain_yaml(std::string_view text, std::uint32_t source,
                                                  const Limits& limits);

}  // namespace otbor
