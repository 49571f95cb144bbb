#pragma once
// manifest.json: by what a result can be repeated and compared. No time, host, user or path.

#include <string>
#include <vector>

#include "engine/render/render.hpp"

namespace otbor {

inline constexpr const char* manifest_name = "manifest.json";

/// Its text. The digests of the other outputs are made by who wrote them.
[[nodiscard]] std::string manifest(const Dossier& dossier, const RenderOrder& order,
                                   std::vector<FileDigest> outputs);

}  // namespace otbor
