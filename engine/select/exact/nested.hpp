#pragma once
// Which limits fit into a flow: two trees of nested sets, one above the items and one below them.

#include <cstdint>
#include <vector>

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

/// Nested sets. Node 0 holds every item.
struct SetTree {
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t at_least = 0;
    std::uint32_t at_most = no_limit;
  };
  std::vector<Node> nodes{Node{}};
  std::vector<std::uint32_t> deepest;  // of each item, the innermost set it is in

  /// Adds the set where it nests; false when it crosses another one.
  [[nodiscard]] bool add(const Limit& limit);
};

struct Families {
  SetTree above;
  SetTree below;
  std::vector<std::size_t> crossing;  // limits that fit into neither, in the order of the problem
};

/// Larger sets are placed first, so that smaller ones find them.
[[nodiscard]] Families families_of(const Problem& problem);

}  // namespace otbor::exact
