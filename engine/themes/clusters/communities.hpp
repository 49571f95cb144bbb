#pragma once
// Groups of vertices that hold together: modularity, and the Leiden algorithm that looks for a
// partition with much of it. V. A. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden:
// guaranteeing well-connected communities, Scientific Reports 9, 5233 (2019).

#include <cstdint>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/themes/clusters/graph.hpp"

namespace otbor::clusters {

/// Q = Σ [inside / 2m − resolution · (strength / 2m)²] over the groups (Reichardt & Bornholdt 2006;
/// with resolution 1 Newman & Girvan 2004). 0 for a graph without edges.
[[nodiscard]] double modularity(const Graph& graph, const std::vector<std::uint32_t>& groups,
                                double resolution);

/// Louvain is Leiden without the refinement: its groups need not hold together (V. D. Blondel et
/// al. 2008). For comparison.
enum class CommunityAlgorithm : std::uint8_t { leiden, louvain };

struct CommunityOptions {
  CommunityAlgorithm algorithm = CommunityAlgorithm::leiden;
  double resolution = 1;
  std::uint64_t seed = 1;
  std::uint32_t run = 0;  // which of several runs with one seed
  double gain_min = 1e-3;
};

/// Until another round raises modularity by no more than `gain_min`. Groups of Leiden are
/// connected. The order of visits comes from the seed, so equal inputs give equal partitions.
[[nodiscard]] Partition communities(const Graph& graph, const CommunityOptions& options);

/// The best of `runs`; equal ones are told by the first.
struct CommunityRuns {
  Partition best;
  std::vector<Partition> all;
  std::vector<double> modularity;  // of each run
};
[[nodiscard]] CommunityRuns communities_of_runs(const Graph& graph, CommunityOptions options,
                                                std::uint32_t runs, num::Threads threads);

}  // namespace otbor::clusters
