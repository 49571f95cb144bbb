#pragma once
// Whether groups of texts come out again when some of the texts are left out. C. Hennig,
// Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52 (2007).

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/themes/clusters/graph.hpp"
#include "engine/themes/clusters/sparse.hpp"

namespace otbor::clusters {

struct StabilityOptions {
  std::uint32_t draws = 50;
  double kept = 0.8;  // of the texts, in each draw
  std::uint64_t seed = 1;
};

/// For each group the mean over the draws of its likeness to the most similar group found again:
/// common texts over texts of either (Jaccard), among those kept. Hennig: 0.75 and more is stable,
/// less than 0.6 is not to be trusted. A draw that keeps no text of a group says nothing of it.
[[nodiscard]] std::vector<double> stability(
    const SparseRows& rows, const Partition& groups, const StabilityOptions& options,
    const std::function<Partition(const SparseRows& kept, std::uint32_t draw)>& group_again,
    num::Threads threads);

}  // namespace otbor::clusters
