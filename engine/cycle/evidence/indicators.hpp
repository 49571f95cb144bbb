#pragma once
// Does a text measure its effect by what it had planned to measure? An indicator is a quantity and
// the words after it («доля педагогов с высшей категорией»); it was planned when the sentences that
// state goals and indicators speak of the same things.

#include <cstdint>
#include <vector>

#include "engine/cycle/evidence/levels.hpp"
#include "engine/model/cycle.hpp"

namespace otbor {

/// Sentences of `rule.effect` with a number whose indicator no sentence of `rule.planned` speaks
/// of. None when nothing was planned: then there is nothing to compare with.
[[nodiscard]] std::vector<std::uint32_t> unplanned_effects(const TextReader& text,
                                                           const std::vector<StageSentence>& found,
                                                           const ChainRule& rule);

}  // namespace otbor
