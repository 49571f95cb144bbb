#pragma once
// Practices side by side by what their cycles lack: groups of like gaps, the first broken stage,
// what most practices of a platform lack. Each practice's gaps are the defects by the experts'
// marks; one without marks has those of its text, if the whole text is there.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/cycle/evidence.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct CycleProfile;

/// Practices whose gaps differ pairwise in at most `gap_difference_max` stages.
struct GapGroup {
  std::vector<Index<Stage>> all;   // every one of them lacks these
  std::vector<Index<Stage>> some;  // and some lack these
  std::vector<Index<Practice>> practices;
};

inline constexpr int gap_difference_max = 2;

/// Of one platform, or of the practices without one.
struct PlatformGaps {
  std::optional<Index<Platform>> platform;
  std::uint32_t practices = 0;                       // whose gaps are known
  Per<Stage, std::vector<Index<Practice>>> lacking;  // in the order of practices
};

struct Grouping {
  /// Larger groups first. Practices that lack nothing are a group of their own.
  std::vector<GapGroup> groups;
  /// The earliest stage that each practice lacks.
  Per<Stage, std::vector<Index<Practice>>> first_broken;
  std::vector<PlatformGaps> platforms;  // in their order; those without practices are left out
};

/// Of the practices that take part.
[[nodiscard]] Grouping group_by_gaps(const Study& study,
                                     const Per<Practice, CycleProfile>& profiles,
                                     const Per<Practice, PracticeEvidence>& texts);

}  // namespace otbor
