#pragma once
// The third-expert rule of the plan: where two experts of a panel differ so much that an additional
// one is called. Compared exactly, as shares of the maximum.

#include <vector>

#include "engine/rate/consistency.hpp"
#include "engine/rate/roles.hpp"

namespace otbor {

/// By practice, then rule; empty when the plan has no such rule.
[[nodiscard]] std::vector<Dispute> find_disputes(const Study& study,
                                                 const Per<Sheet, SheetTotal>& totals,
                                                 const Per<Sheet, SheetRole>& roles,
                                                 num::Threads threads);

}  // namespace otbor
