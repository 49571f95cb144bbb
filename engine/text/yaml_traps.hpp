#pragma once
// What Word and Notepad put into YAML that is written by hand. Some of it is found in the text
// before the parser stumbles over it; the rest is the slip of the hand behind a place where the
// parser stopped, which is mostly not where a person would look.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/text/diagnostics.hpp"

namespace otbor {

/// Reports what no YAML file may hold; true when there was something.
bool report_yaml_traps(std::string_view text, std::uint32_t source, Diagnostics& diagnostics);

struct YamlSlip {
  Found found{};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The slip that explains why the parser stopped at `at`: in that line or the one above it.
[[nodiscard]] std::optional<YamlSlip> find_yaml_slip(std::string_view text, std::size_t at);

}  // namespace otbor
