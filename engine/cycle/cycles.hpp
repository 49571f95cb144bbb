#pragma once
// Management-cycle profile of each practice from the experts' stage marks: which stages fall short
// and which class of completeness follows. Means are exact and compared exactly.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/base/points.hpp"
#include "engine/cycle/changes.hpp"
#include "engine/cycle/evidence.hpp"
#include "engine/cycle/grouping.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct StageMark {
  std::uint32_t marks = 0;  // how many experts marked it
  Ratio mean;               // of these; meaningless when there are none
};

struct CycleProfile {
  Per<Stage, StageMark> stages;
  /// Below `sufficient` (or not closed, in a self-audit), in the order of the cycle.
  std::vector<Index<Stage>> defects;
  /// Position in Cycle::classes; absent when some stage has no mark at all.
  std::optional<std::size_t> class_at;
  /// Marks of the positions of the chosen grouping: the weakest stage of each.
  std::vector<std::optional<Ratio>> positions;
};

struct Cycles {
  Per<Practice, CycleProfile> practices;
  /// How many rated practices have each stage as a defect.
  Per<Stage, std::uint32_t> defects_of_stage;
  /// What the practices' texts show, beside the marks; no entries when texts are not read.
  Per<Practice, PracticeEvidence> evidence;
  Grouping grouping;
  /// Since the earlier run that the programme names.
  std::vector<CycleShift> shifts;
};

/// Empty tables when the programme has no cycle.
[[nodiscard]] Cycles cycle(const Study& study, num::Threads threads);

}  // namespace otbor
