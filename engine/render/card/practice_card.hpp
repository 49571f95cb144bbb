#pragma once
// One practice: what was decided and why, and every number down to each mark, so that anybody with
// a calculator can follow it. A document of its own (`otbor explain`) and a section of the report.

#include <vector>

#include "engine/render/words/narrator.hpp"

namespace otbor {

[[nodiscard]] Document practice_card(const Dossier& dossier, Index<Practice> practice,
                                     const RenderOrder& order);

/// The card without its title, with headings from `level` on.
[[nodiscard]] std::vector<Block> card_blocks(const Narrator& narrator, Index<Practice> practice,
                                             int level);

}  // namespace otbor
