#pragma once
// A problem that falls into parts with no rule in common is solved part by part.

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

/// Like `solve`, for one part.
[[nodiscard]] Answer solve_connected(const Problem& problem, const Effort& effort);

}  // namespace otbor::exact
