#pragma once
// What an earlier run said of the same practices: the forum in April beside the expertise in June.
// Read from its dossier.json; nothing of it enters a mark or a total.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/base/points.hpp"
#include "engine/model/cycle.hpp"

namespace otbor {

struct Practice;

struct EarlierStage {
  std::optional<Ratio> mark;           // exact mean; absent where nobody marked it
  std::optional<std::uint32_t> level;  // of the ladder, 0 … 3; absent where no text was read
};

struct EarlierCycle {
  Index<Practice> practice;
  std::optional<std::size_t> class_at;  // position in Cycle::classes
  Per<Stage, EarlierStage> stages;
};

struct EarlierRun {
  std::string title;
  std::string stage;                    // "forum" or "expertise"
  std::vector<EarlierCycle> practices;  // that both runs have, in the order of this one
};

}  // namespace otbor
