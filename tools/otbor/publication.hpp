#pragma once
// What would be published, looked through before anything is written.

#include "engine/justify/dossier.hpp"
#include "engine/render/order.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {

/// Makes the package in memory and tells on stderr, file by file, what must not be published. The
/// number of errors.
[[nodiscard]] std::size_t tell_publication_problems(const Call& call, const Dossier& dossier,
                                                    const RenderOrder& order);

}  // namespace otbor
