#pragma once
// Which columns tell a group of texts from the others: the words of its label.

#include <cstdint>
#include <vector>

#include "engine/themes/clusters/graph.hpp"
#include "engine/themes/clusters/sparse.hpp"

namespace otbor::clusters {

struct Telling {
  std::uint32_t column = 0;
  double weight = 0;
  std::uint32_t texts = 0;  // of the group that have it
};

/// For each group the columns that more of its texts have than of the others', by c-TF-IDF times
/// the difference of these shares, the heaviest first; at most `most`. A column counts for a group
/// when two of its texts have it, or its only one.
[[nodiscard]] std::vector<std::vector<Telling>> telling_columns(const SparseRows& counts,
                                                                const Partition& groups,
                                                                std::size_t most);

}  // namespace otbor::clusters
