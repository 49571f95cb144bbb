#pragma once
// What each rule of the list costs: the list without it, the sum of totals given up for it, and who
// stands where because of it; and who moves up when a practice on the list withdraws. Each answer
// is the whole selection made again with one thing changed.

#include <optional>
#include <vector>

#include "engine/select/selection.hpp"

namespace otbor {

struct RulePrice {
  ListRuleName rule;  // a quota with all its groups, a budget, all gates, one recorded decision
  Ratio sum_without;  // of the totals of the list without the rule
  std::vector<Index<Practice>> would_enter;  // in the order of places
  std::vector<Index<Practice>> would_leave;
};

struct Succession {
  Index<Practice> withdrawn;
  std::vector<Index<Practice>> moves_up;  // mostly one; more when quotas are filled anew
  std::vector<Index<Practice>> leaves;    // besides the one withdrawn
};

/// Another list with the same sum of totals.
struct EqualList {
  std::vector<Index<Practice>> enters;
  std::vector<Index<Practice>> leaves;
};

struct Prices {
  Ratio sum;                           // of the totals of the list
  std::vector<RulePrice> rules;        // in the order of the plan; also those that cost nothing
  std::vector<Succession> succession;  // in the order of the list
  /// By the rule of the largest sum, where it is not the only one: lists that places alone set
  /// apart from it, at most `equal_lists_max`.
  std::vector<EqualList> equal_lists;
};

/// Longer programmes are not priced: each rule and each successor is a selection of its own.
inline constexpr std::size_t priced_practices_max = 2'000;
inline constexpr std::size_t successions_max = 100;
inline constexpr std::size_t equal_lists_max = 5;
inline constexpr std::size_t equal_lists_practices_max = 100;

/// nullopt for a recorded list, an empty one or one that is not proved to be the best, and for
/// programmes that are too long.
[[nodiscard]] std::optional<Prices> prices(const Candidates& candidates,
                                           const Selection& selection);

}  // namespace otbor
