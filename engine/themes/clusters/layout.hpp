#pragma once
// Places of the vertices of a small graph on a plane, so that what is alike lies near: stress
// majorisation, E. R. Gansner, Y. Koren, S. North, Graph drawing by stress majorization (2004).
// Nothing is drawn at random.

#include <cstdint>
#include <vector>

#include "engine/themes/clusters/graph.hpp"

namespace otbor::clusters {

struct Place2 {
  double x = 0;
  double y = 0;
};

/// In units of the smallest distance between two vertices; the least x and y are 0, the picture is
/// wider than high. Members of one group stand nearer to one another than to others. The work grows
/// with the cube of the vertices.
[[nodiscard]] std::vector<Place2> layout(std::size_t vertices, const std::vector<Edge>& edges,
                                         const Partition& groups);

}  // namespace otbor::clusters
