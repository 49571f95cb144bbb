#pragma once
// What each relation of two items in the consensus costs over all ballots: every scheme of
// kemeny_ties.hpp is such a table, doubled to stay whole, and so is Kemeny's rule without ties.

#include <cstddef>
#include <vector>

#include "engine/score/ranks/kemeny_ties.hpp"

namespace otbor::ranks {

struct TieCosts {
  explicit TieCosts(std::size_t items) : before(items), tied(items) {}
  Pairwise before;  // (i, j): i before j
  Pairwise tied;    // symmetric
};

[[nodiscard]] TieCosts tie_costs(const Profile& profile, TieScheme scheme);

/// Where ties are not wanted: a tie disagrees with everybody, with those who put i before j and
/// with those who put j before i. So it is never cheaper than one of the two orders, and the
/// cheapest weak order, its ties broken in whatever way, is a cheapest order.
[[nodiscard]] TieCosts strict_costs(const Pairwise& votes);

/// The same of some of the items, numbered anew.
[[nodiscard]] TieCosts among(const TieCosts& costs, const std::vector<std::size_t>& items);

}  // namespace otbor::ranks
