#pragma once
// The same practices in an earlier run and now: which gaps of the cycle were mended, which are new.
// A stage is compared by marks where both runs have them, else by what the texts show.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/cycle/evidence.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct CycleProfile;

struct CycleShift {
  Index<Practice> practice;
  std::optional<std::size_t> was_class;  // positions in Cycle::classes
  std::optional<std::size_t> now_class;
  std::vector<Index<Stage>> mended;   // a gap then and none now
  std::vector<Index<Stage>> opened;   // the other way round
  std::vector<Index<Stage>> lasting;  // a gap then and now
};

/// In the order of the practices; none when no earlier run is named.
[[nodiscard]] std::vector<CycleShift> cycle_shifts(const Study& study,
                                                   const Per<Practice, CycleProfile>& profiles,
                                                   const Per<Practice, PracticeEvidence>& texts);

}  // namespace otbor
