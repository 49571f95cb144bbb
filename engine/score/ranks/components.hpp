#pragma once
// Strongly connected components of a small dense graph: R. Tarjan, Depth-first search and linear
// graph algorithms, SIAM J. Comput. 1 (1972). Of a majority graph they are the groups between
// which the order of any Condorcet-consistent consensus is forced.

#include <cstddef>
#include <functional>
#include <vector>

namespace otbor::ranks {

/// Components in topological order: arcs between two of them go from the earlier to the later, and
/// without any arc they stand in the order of their members. Members ascend.
[[nodiscard]] std::vector<std::vector<std::size_t>> strong_components(
    std::size_t vertices, const std::function<bool(std::size_t from, std::size_t to)>& arc);

}  // namespace otbor::ranks
