#pragma once
// How one component of the majority graph is solved: exactly over subsets, or by search. Both take
// the costs of the component's own pairs and number its items from 0.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/score/ranks/profile.hpp"

namespace otbor::ranks {

/// 2^items states of a subset programme: 20 items are 10⁶ states and 2 · 10⁷ steps.
inline constexpr std::size_t dp_items_max = 20;

struct PartSolution {
  std::vector<std::size_t> order;
  Votes distance = 0;
  Votes lower_bound = 0;
};

struct PartOptima {
  std::uint64_t count = 0;                       // saturates at 2⁶³
  std::vector<std::vector<std::size_t>> orders;  // at most as many as asked, lexicographic
};

/// At most dp_items_max items; the lexicographically first optimum.
[[nodiscard]] PartSolution solve_over_subsets(const Pairwise& votes);
[[nodiscard]] PartOptima optima_over_subsets(const Pairwise& votes, std::size_t listed_max);

[[nodiscard]] PartSolution solve_by_search(const Pairwise& votes, std::size_t nodes_max);

/// A good order quickly: insertions until none helps, from several starts.
[[nodiscard]] std::vector<std::size_t> order_by_insertions(const Pairwise& votes);

}  // namespace otbor::ranks
