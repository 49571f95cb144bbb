#pragma once
// The list with the best first item, then the best second, and so on: the order of items decides,
// not their worth.

#include <vector>

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

/// Items stand in the order in which they are asked. Those not `wanted` are taken only where the
/// rules need them. `worth` and `bound` of the answer say nothing.
[[nodiscard]] Answer first_in_order(const Problem& problem, const std::vector<bool>& wanted,
                                    const Effort& effort = {});

}  // namespace otbor::exact
