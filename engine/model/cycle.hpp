#pragma once
// The management cycle a practice is held against: its stages, how complete is complete, and the
// ways a region counts its positions. All of it is data from criteria/cycles/*.yaml.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/model/scale.hpp"

namespace otbor {

struct Stage {
  std::string id;    // S1 … S9
  std::string code;  // Ц … Э, as on the expert's sheet
  std::string title;
  std::string short_title;               // for narrow columns, may be empty
  std::vector<std::string> descriptors;  // one a category of the cycle's scale, may be empty
};

/// One class of completeness; the first whose conditions all hold is the practice's class.
struct CycleClass {
  std::string id;  // full | partial | broken | fragment
  std::string letter;
  std::string title;
  std::string meaning;
  std::optional<std::uint32_t> defects_at_least;
  std::optional<std::uint32_t> defects_at_most;
  std::vector<std::pair<Index<Stage>, Points>> stages_at_least;
  std::optional<std::uint32_t> closed_at_least;
};

struct CyclePosition {
  std::string title;
  std::vector<Index<Stage>> stages;
};

struct Cycle {
  std::string title;
  std::string version;
  Scale scale;
  Points sufficient;  // a stage mean below it is a defect
  Per<Stage, Stage> stages;
  std::vector<CycleClass> classes;
  std::vector<CyclePosition> positions;  // the grouping the programme chose
  /// Self-audit: a stage's mark is the sum of the criteria that name it, closed at this sum.
  std::optional<Points> closed_at_sum;
};

}  // namespace otbor
