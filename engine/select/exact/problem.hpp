#pragma once
// The best list as a problem of whole numbers: items with a worth, sets of items of which at least
// and at most so many are taken, budgets. It knows nothing of practices; select/list_rules.hpp
// makes it from a programme.

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "engine/select/flow.hpp"

namespace otbor::exact {

inline constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

/// At least and at most so many of these items, each named once. "Not both" is at most one of two.
struct Limit {
  std::vector<std::uint32_t> items;
  std::uint32_t at_least = 0;
  std::uint32_t at_most = no_limit;
};

/// The costs of the items taken are at most so much. Costs are not negative.
struct Budget {
  std::vector<std::uint32_t> items;
  std::vector<std::int64_t> costs;  // one an item
  std::int64_t at_most = 0;
};

enum class Fixed : std::int8_t { no, in, out };

struct Problem {
  /// Of each item, below 2^60; the sum over the list is to be as large as possible.
  std::vector<Wide> worth;
  std::vector<Limit> limits;
  std::vector<Budget> budgets;
  std::vector<Fixed> fixed;  // items that must or must not be taken; empty: none
  /// Where not everything fits into a flow, a list that is worth less than this more is not looked
  /// for.
  Wide grain = 1;

  [[nodiscard]] std::size_t items() const { return worth.size(); }
};

enum class Status : std::uint8_t {
  optimal,
  infeasible,
  stopped  // the search was too long: the list keeps all rules, a better one may exist
};

struct Answer {
  Status status = Status::infeasible;
  std::vector<bool> taken;
  Wide worth = 0;
  Wide bound = 0;  // no list is worth more
};

struct Effort {
  /// Cases times items; half a minute where it is used up.
  std::uint64_t work_max = 4'000'000;
};

/// The list that is worth most. Families of limits that are nested, and two that cross, are one
/// flow (flow.hpp); what does not fit into it, the third family, budgets, pairs, is priced by
/// multipliers (M. L. Fisher, The Lagrangian relaxation method for solving integer programming
/// problems, Management Science 27, 1981), which settle most items, and the rest by branching.
[[nodiscard]] Answer solve(const Problem& problem, const Effort& effort = {});

/// Whether a list keeps all rules.
[[nodiscard]] bool keeps_rules(const Problem& problem, const std::vector<bool>& taken);
[[nodiscard]] Wide worth_of(const Problem& problem, const std::vector<bool>& taken);

}  // namespace otbor::exact
