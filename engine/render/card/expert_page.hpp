#pragma once
// One expert's private page: how the own marks stand beside the colleagues' of the same practices,
// each number with its interval or with the words that there are too few data. For the expert and
// the chair; it changes nothing. The colleagues appear as a mean only.

#include "engine/render/words/narrator.hpp"

namespace otbor {

[[nodiscard]] Document expert_page(const Dossier& dossier, Index<Expert> expert,
                                   const RenderOrder& order);

}  // namespace otbor
