#pragma once
// What is left of a problem when some of its items are settled: so much smaller that a case of it
// costs a fraction of a case of the whole.

#include <cstdint>
#include <vector>

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

struct Core {
  Problem problem;                   // nothing in it is fixed
  std::vector<std::uint32_t> items;  // of the whole, ascending
  Wide worth = 0;                    // of the items that are in
};

/// `fixed` must not break a rule by itself: what is in is taken off every limit and budget, what is
/// out leaves them.
[[nodiscard]] Core core_of(const Problem& problem, const std::vector<Fixed>& fixed);

}  // namespace otbor::exact
