#pragma once
// Where the branch and bound of consensus orders (kemeny_search.cpp, kemeny_ties_search.cpp)
// splits.

#include <cstddef>
#include <optional>
#include <utility>

namespace otbor::ranks {

/// Of the pairs with is_open(i, j), the one the fractional solution is least sure of: fraction(i,
/// j) is nearest to a half; the first of several.
template <class IsOpen, class Fraction>
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> least_sure(std::size_t items,
                                                                            IsOpen is_open,
                                                                            Fraction fraction) {
  std::optional<std::pair<std::size_t, std::size_t>> found;
  double least = 2;
  for (std::size_t i = 0; i < items; ++i) {
    for (std::size_t j = 0; j < items; ++j) {
      if (!is_open(i, j)) continue;
      const double half = fraction(i, j) - 0.5;
      const double sure = half < 0 ? -half : half;
      if (sure < least) {
        least = sure;
        found = {i, j};
      }
    }
  }
  return found;
}

}  // namespace otbor::ranks
