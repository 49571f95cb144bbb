#pragma once
// The three steps of the Leiden algorithm on the graph of one level: vertices move between groups,
// groups fall into parts that hold together, parts become the vertices of the next level.

#include <cstdint>
#include <vector>

#include "engine/themes/clusters/communities.hpp"

namespace otbor::clusters {

/// In which order vertices are visited: by random numbers that are asked for by name.
class LeidenOrder {
 public:
  explicit LeidenOrder(const CommunityOptions& options) : options_(options) {}
  [[nodiscard]] double resolution() const { return options_.resolution; }
  /// 0 … size − 1 shuffled, another way at every call.
  [[nodiscard]] std::vector<std::uint32_t> visits(std::size_t size);

 private:
  CommunityOptions options_;
  std::uint32_t calls_ = 0;
};

/// Every vertex goes where it raises modularity most, until none can. Groups are numbers below the
/// number of vertices.
void move_vertices(const Graph& graph, std::vector<std::uint32_t>& groups, LeidenOrder& order);

/// Each group cut into connected parts: alone at first, vertices join a part of their group that
/// raises modularity most, if they and the part are well connected to the rest of the group. (The
/// article draws among the parts that raise it; with its recommended randomness of 0.01 the best
/// is nearly always drawn.)
[[nodiscard]] Partition refined(const Graph& graph, const std::vector<std::uint32_t>& groups,
                                LeidenOrder& order);

/// The parts as vertices; what lies inside a part becomes its loop.
[[nodiscard]] Graph merged(const Graph& graph, const Partition& parts);

}  // namespace otbor::clusters
