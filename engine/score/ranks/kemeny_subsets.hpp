#pragma once
// Kemeny's rule by dynamic programming over all subsets of the items: every optimum and how many
// there are, of a component of the majority graph that is not too large.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/score/ranks/profile.hpp"

namespace otbor::ranks {

/// 2^items states of a subset programme: 20 items are 10⁶ states and 2 · 10⁷ steps.
inline constexpr std::size_t dp_items_max = 20;

struct OptimalOrders {
  std::uint64_t count = 0;
  std::vector<std::vector<std::size_t>> orders;  // at most as many as asked, lexicographic
};

/// At most dp_items_max items.
[[nodiscard]] OptimalOrders optima_over_subsets(const Pairwise& votes, std::size_t listed_max);

}  // namespace otbor::ranks
