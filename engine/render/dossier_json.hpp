#pragma once
// dossier.json: everything computed, for programs. Keys stand in one order and each value has one
// spelling, so equal inputs give equal bytes.

#include <functional>
#include <string>

#include "engine/base/num/parallel.hpp"
#include "engine/justify/dossier.hpp"
#include "engine/render/order.hpp"

namespace otbor {

inline constexpr const char* dossier_name = "dossier.json";

/// `take` is given the text piece by piece.
void dossier_json(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
                  const std::function<void(std::string piece)>& take);

}  // namespace otbor
