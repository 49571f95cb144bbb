#pragma once
// A good weak order quickly, for groups of items too large for all their subsets: each item in turn
// joins the bucket, or opens the new one, that costs least, until nothing changes; from several
// starts.

#include <cstdint>
#include <vector>

#include "engine/score/ranks/tie_costs.hpp"

namespace otbor::ranks {

/// Cost of the weak order given by levels.
[[nodiscard]] Votes cost_of(const TieCosts& costs, const std::vector<std::uint32_t>& level);

/// The levels in the same order, from 1 on without gaps.
[[nodiscard]] std::vector<std::uint32_t> without_gaps(const std::vector<std::uint32_t>& level);

/// What moving single items makes of the order; never dearer. Levels from 1 on without gaps.
[[nodiscard]] std::vector<std::uint32_t> improved_by_insertions(
    const TieCosts& costs, const std::vector<std::uint32_t>& level);
/// The same from nothing, and from the best again after random swaps.
[[nodiscard]] std::vector<std::uint32_t> weak_order_by_insertions(const TieCosts& costs);

}  // namespace otbor::ranks
