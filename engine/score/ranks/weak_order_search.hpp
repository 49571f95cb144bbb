#pragma once
// The cheapest weak order of items that are too many for all their subsets: branch and bound with
// the bound of weak_order_bound.hpp.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/score/ranks/tie_costs.hpp"

namespace otbor::ranks {

struct WeakOrderFound {
  std::vector<std::uint32_t> level;  // from 1 on without gaps
  Votes cost = 0;
  Votes lower_bound = 0;  // equal to the cost where the order is proven to be the best
};

/// Groups with more items are not bounded beyond their single pairs.
inline constexpr std::size_t bounded_items_max = 200;

/// At least 3 items. The effort is bounded, some seconds at most; when it is spent the best order
/// found stands with the bound of the root.
[[nodiscard]] WeakOrderFound weak_order_by_search(const TieCosts& costs);

}  // namespace otbor::ranks
