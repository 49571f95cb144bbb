#pragma once
// Groups so small that their figures tell whose they are: what is published joins them with others
// or leaves them out. Totals are published beside, so a group left out alone would be told by
// subtraction.

#include <cstddef>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

/// The smallest group that is told of by itself: as paperwork.yaml has it, else five.
[[nodiscard]] std::size_t smallest_group(const Study& study);

/// For each group whether it is told of together with the others marked so: every group below
/// `least`, and the next smallest ones until those joined are `least` together. Empty groups are
/// never joined. Of equal sizes the later group is joined first. When all that have anybody are
/// joined, there is only their total to tell; when even that is below `least`, nothing.
[[nodiscard]] std::vector<bool> joined_groups(const std::vector<std::size_t>& sizes,
                                              std::size_t least);

}  // namespace otbor
