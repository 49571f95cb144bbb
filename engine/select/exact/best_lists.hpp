#pragma once
// Not only the best list: the next best ones, and how many lists keep the rules at all.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

struct Wanted {
  std::size_t lists_max = 1;   // so many at most
  std::optional<Wide> within;  // of the best worth; absent: no matter how far
};

/// The best list, the second, …: what is left after each is parted by the first item in which a
/// list differs from it (E. L. Lawler, A procedure for computing the k best solutions to discrete
/// optimization problems, Management Science 18, 1972). Best first, all different; of equal worth
/// in the order in which they were found. Empty when no list keeps the rules.
[[nodiscard]] std::vector<Answer> best_lists(const Problem& problem, const Wanted& wanted,
                                             const Effort& effort = {});

/// How many lists keep the rules, counted one by one; nullopt beyond `items_max` items.
inline constexpr std::size_t counted_items_max = 26;
[[nodiscard]] std::optional<std::uint64_t> count_lists(const Problem& problem);

}  // namespace otbor::exact
