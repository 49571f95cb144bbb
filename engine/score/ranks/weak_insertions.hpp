#pragma once
// A good weak order quickly, for groups of items too large to be solved exactly: each item in turn
// joins the bucket, or opens the new one, that costs least, until nothing changes.

#include <cstdint>
#include <vector>

#include "engine/score/ranks/tie_costs.hpp"

namespace otbor::ranks {

/// Cost of the weak order given by levels.
[[nodiscard]] Votes cost_of(const TieCosts& costs, const std::vector<std::uint32_t>& level);

/// Levels from 1 on without gaps.
[[nodiscard]] std::vector<std::uint32_t> weak_order_by_insertions(const TieCosts& costs);

}  // namespace otbor::ranks
