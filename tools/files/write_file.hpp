#pragma once
// One file, whole or not at all: written beside itself, flushed, and renamed into its place.

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor {

/// What went wrong; nullopt when the file holds the bytes. An earlier file of that name is
/// replaced.
[[nodiscard]] std::optional<Text> write_file(const std::string& path, std::string_view bytes);

}  // namespace otbor
