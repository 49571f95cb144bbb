#pragma once
// The consensus order that may itself have ties, of ballots with ties and gaps. Three ways to count
// disagreement are known and give different answers, so the caller says which:
//
//   tau_x     the rank correlation of E. J. Emond & D. W. Mason, A new rank correlation coefficient
//             with application to the consensus ranking problem, J. Multi-Criteria Decision
//             Analysis 11 (2002): a tie is a statement "not behind"; an item not ranked says
//             nothing;
//   unifying  K^(1/2) of R. Fagin et al., Comparing partial rankings, SIAM J. Discrete Math. 20
//             (2006): a pair tied by one side only costs 1/2; items not ranked are tied last;
//   induced   the same over the pairs a ballot ranks (P. Andrieu et al., Efficient, robust and
//             effective rank aggregation for massive biological datasets, FGCS 124, 2021).
//
// Groups of items whose order is forced are solved one by one: up to `tied_items_max` items by
// dynamic programming over subsets, 3^n steps; larger ones by branch and bound
// (weak_order_search.hpp), which finds one optimum and proves it, or says how far it may be off.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/score/ranks/profile.hpp"

namespace otbor::ranks {

enum class TieScheme : std::uint8_t { tau_x, unifying, induced };

inline constexpr std::size_t tied_items_max = 16;

struct KemenyTies {
  /// Levels of the best weak order from 1 on without gaps: 1, 2, 2, 3.
  std::vector<std::uint32_t> level;
  double tau_x = 0;        // scheme tau_x: −1 … 1
  double tau_x_bound = 0;  // no weak order has a larger one
  double distance = 0;     // the other schemes: votes, half a vote for a half disagreement
  double lower_bound = 0;
  bool proven_optimal = false;
  std::uint64_t n_optima = 0;  // 0 where they were not all found; at most 2⁶³
  /// All optima, when asked for and counted; at most `listed_max`.
  std::vector<std::vector<std::uint32_t>> optimal_levels;
};

/// At least two items, at most 200.
[[nodiscard]] KemenyTies kemeny_ties(const Profile& profile, TieScheme scheme, bool all_optima,
                                     std::size_t listed_max = 1000);

}  // namespace otbor::ranks
