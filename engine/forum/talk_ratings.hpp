#pragma once
// Shortcomings of talks from the marks of the forum's experts, where no table of talks tells them:
// a talk has one when at least half of those who marked its criterion stayed below the highest
// mark. Not applicable and blank marks count nowhere.

#include <cstdint>
#include <vector>

#include "engine/model/monitoring.hpp"
#include "engine/model/study.hpp"

namespace otbor {

enum class TalkFault : std::uint8_t { theory, time_limit, readiness, listeners };

struct RatedShortcoming {
  TalkFault fault = TalkFault::theory;
  Index<Criterion> criterion;
  std::uint32_t marked = 0;                // talks with a mark of it
  std::vector<Index<Practice>> practices;  // with the shortcoming, in their order
};

/// In the order of TalkFault; empty when the criteria are of another set.
[[nodiscard]] std::vector<RatedShortcoming> rated_shortcomings(const Study& study,
                                                               const TalkCriteria& criteria);

}  // namespace otbor
