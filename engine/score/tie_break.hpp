#pragma once
// Order and places: totals first, then the declared chain step by step inside each group of equal
// totals, then what is still equal shares its places.

#include "engine/score/ranking.hpp"

namespace otbor {

/// Fills order, places and ties of a ranking whose scores and means are there.
void put_in_order(const Study& study, const Consistency& consistency, Ranking& ranking);

/// Better first, as the plan compares totals: exact or rounded, larger or smaller.
[[nodiscard]] std::strong_ordering compare_totals(const Study& study, const Score& a,
                                                  const Score& b);

}  // namespace otbor
