#pragma once
// What each relation of two items in the consensus costs over all ballots, doubled to stay whole:
// every scheme of kemeny_ties.hpp is such a table.

#include <cstddef>

#include "engine/score/ranks/kemeny_ties.hpp"

namespace otbor::ranks {

struct TieCosts {
  explicit TieCosts(std::size_t items) : before(items), tied(items) {}
  Pairwise before;  // (i, j): i before j
  Pairwise tied;    // symmetric
};

[[nodiscard]] TieCosts tie_costs(const Profile& profile, TieScheme scheme);

}  // namespace otbor::ranks
