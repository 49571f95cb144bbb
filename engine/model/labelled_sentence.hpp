#pragma once
// A sentence whose stages somebody has labelled: what rules of evidence are learnt from and tried
// on.

#include <cstdint>
#include <string>

#include "engine/model/cycle.hpp"

namespace otbor {

struct LabelledSentence {
  std::string number;                // as its table has it
  std::string part;                  // «открытая»: tables that hold several sets
  std::string text;                  // one sentence, or a few that belong together
  Per<Stage, std::uint32_t> levels;  // 1 … 3 on the ladder; 0: denied, or not told of
  Per<Stage, bool> either;           // labellers may differ on it: the label says nothing
};

}  // namespace otbor
