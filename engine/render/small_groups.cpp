#include "engine/render/small_groups.hpp"

#include <algorithm>
#include <numeric>

#include "engine/model/paperwork.hpp"

namespace otbor {

std::size_t smallest_group(const Study& study) {
  return study.paperwork ? study.paperwork->smallest_group : Paperwork().smallest_group;
}

std::vector<bool> joined_groups(const std::vector<std::size_t>& sizes, std::size_t least) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return sizes[a] != sizes[b] ? sizes[a] < sizes[b] : a > b;
  });
  std::vector<bool> joined(sizes.size());
  std::size_t together = 0;
  for (const auto at : order) {
    if (sizes[at] == 0) continue;
    const bool enough = together == 0 || together >= least;
    if (sizes[at] >= least && enough) break;
    joined[at] = true;
    together += sizes[at];
  }
  return joined;
}

}  // namespace otbor
