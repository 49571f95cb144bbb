#pragma once
// Parts -> the archive that an office file is, the same bytes on every day and machine: no time of
// making, the order as given. libzip stays inside packing.cpp.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otbor::office {

struct PackedPart {
  std::string name;
  std::string bytes;
};
[[nodiscard]] std::string packed(const std::vector<PackedPart>& parts);

/// Text as XML holds it, in an element or in quotes; signs that XML cannot hold become blanks.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace otbor::office
