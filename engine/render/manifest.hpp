#pragma once
// manifest.json: by what a result can be repeated and compared. No time, host, user or path.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/render/render.hpp"

namespace otbor {

/// Lower-case hex of the bytes' SHA-256; the program brings it.
using Sha256 = std::function<std::string(std::string_view bytes)>;

[[nodiscard]] OutFile manifest(const Dossier& dossier, const RenderOrder& order,
                               const std::vector<OutFile>& outputs, const Sha256& sha256);

}  // namespace otbor
