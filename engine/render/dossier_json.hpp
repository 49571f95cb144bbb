#pragma once
// dossier.json: everything computed, for programs. Keys stand in one order and each value has one
// spelling, so equal inputs give equal bytes.

#include <string>

#include "engine/base/num/parallel.hpp"
#include "engine/justify/dossier.hpp"
#include "engine/render/order.hpp"

namespace otbor {

[[nodiscard]] std::string dossier_json(const Dossier& dossier, const RenderOrder& order,
                                       num::Threads threads);

}  // namespace otbor
