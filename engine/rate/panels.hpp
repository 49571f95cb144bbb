#pragma once
// Panels: experts linked through common practices, directly or through chains of colleagues. What
// two unlinked panels gave cannot be compared except by raw totals, and documents say so.

#include <cstdint>

#include "engine/rate/statistic.hpp"

namespace otbor {

struct Panels {
  /// 1, 2, … in the order of each panel's first practice; 0 for a practice nobody rated.
  Per<Practice, std::uint32_t> of_practice;
  std::uint32_t count = 0;
};

[[nodiscard]] Panels panels(const Ratings& ratings);

}  // namespace otbor
