#pragma once
// Communities when somebody says how many there should be.

#include <cstdint>

#include "engine/themes/clusters/communities.hpp"

namespace otbor::clusters {

/// The resolution is sought at which communities come out in this number. Where none gives it, the
/// nearest larger number is taken and the groups whose union loses least modularity are joined.
/// More groups than the number asked for come back when they share no edge to join by.
[[nodiscard]] Partition communities_of_count(const Graph& graph, std::uint32_t groups,
                                             CommunityOptions options, num::Threads threads);

}  // namespace otbor::clusters
