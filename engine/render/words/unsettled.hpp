#pragma once
// What does not fit in the ratings although every file is in order: what to ask whom before the
// commission meets. `otbor check` ends with it.

#include "engine/render/words/narrator.hpp"

namespace otbor {

/// A document without blocks when nothing is to be asked.
[[nodiscard]] Document unsettled(const Dossier& dossier, const RenderOrder& order);

}  // namespace otbor
