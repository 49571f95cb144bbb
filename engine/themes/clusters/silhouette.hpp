#pragma once
// How much nearer each thing is to its own group than to the next. P. J. Rousseeuw, Silhouettes,
// Journal of Computational and Applied Mathematics 20 (1987) 53–65.

#include <functional>
#include <vector>

#include "engine/themes/clusters/graph.hpp"

namespace otbor::clusters {

struct Silhouette {
  std::vector<double> points;  // −1 … 1; 0 for a thing alone in its group
  std::vector<double> groups;  // mean over the members
  double average = 0;
};

/// At least two groups. Asks for the distance of every pair.
[[nodiscard]] Silhouette silhouette(
    const Partition& groups, const std::function<double(std::size_t, std::size_t)>& distance);

}  // namespace otbor::clusters
