#pragma once
// Which texts are most alike: for each its nearest by the cosine of their rows, found exactly.

#include <cstdint>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/themes/clusters/graph.hpp"
#include "engine/themes/clusters/sparse.hpp"

namespace otbor::clusters {

struct Neighbour {
  std::uint32_t of = 0;
  float cosine = 0;
};

/// For each row of length 1 its `k` nearest others, nearest first, of equals the first row; fewer
/// where fewer share a column with it. Through the rows of each column: the work is the sum of the
/// squares of how many rows the columns have.
[[nodiscard]] std::vector<std::vector<Neighbour>> nearest(const SparseRows& rows, std::uint32_t k,
                                                          num::Threads threads);

/// An edge between two rows when one is among the nearest of the other; its weight is the cosine.
[[nodiscard]] std::vector<Edge> edges_of(const std::vector<std::vector<Neighbour>>& nearest);

}  // namespace otbor::clusters
