#pragma once
// What words say of the stages as a table that intake reads back (criteria/cycles/stage-words.csv).

#include <string>

#include "engine/base/words.hpp"
#include "engine/model/cycle.hpp"

namespace otbor {

[[nodiscard]] std::string stage_words_csv(const StageWords& words, const Cycle& cycle, Lang lang);

}  // namespace otbor
