#pragma once
// Kemeny's rule: the order with the fewest pairwise disagreements with the voters. J. G. Kemeny,
// Mathematics without numbers, Daedalus 88 (1959); H. P. Young, Optimal voting rules, J. Economic
// Perspectives 9 (1995). NP-hard; solved here by parts: the strongly connected components of the
// majority graph (their order is forced), small ones by dynamic programming over subsets
// (kemeny_subsets.hpp), larger ones by branch and bound (weak_order_search.hpp). The answer says
// whether optimality was proven.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/score/ranks/profile.hpp"

namespace otbor::ranks {

struct KemenyOptions {
  bool all_optima = false;           // count and list every optimal order
  std::size_t optima_listed = 1000;  // at most so many are listed
};

struct Kemeny {
  std::vector<std::size_t> order;  // best first
  Votes score = 0;                 // votes that agree, over all pairs
  Votes distance = 0;              // votes that disagree
  Votes lower_bound = 0;           // no order has a smaller distance
  bool proven_optimal = false;     // lower_bound == distance
  /// With all_optima, where no component has more than dp_items_max items; at most 2⁶³.
  std::optional<std::uint64_t> n_optima;
  std::vector<std::vector<std::size_t>> optimal_orders;  // in lexicographic order of items
};

/// Up to 1000 items. Pairs that nobody or as many as against order cost nothing either way.
[[nodiscard]] Kemeny kemeny(const Pairwise& votes, const KemenyOptions& options = {});

/// Σ over pairs of votes against `order`.
[[nodiscard]] Votes distance_of(const Pairwise& votes, const std::vector<std::size_t>& order);

}  // namespace otbor::ranks
