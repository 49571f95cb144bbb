#include <algorithm>

#include "engine/score/ranks/rules.hpp"

namespace otbor::ranks {

/// Strongest paths by the algorithm of Floyd and Warshall (section 2.3.1): a path is as strong as
/// its weakest majority.
Schulze schulze(const Pairwise& votes, Strength strength) {
  const std::size_t n = votes.items();
  Schulze result{.path = strengths(votes, strength)};
  Pairwise& p = result.path;
  for (std::size_t via = 0; via < n; ++via) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i != j) p(i, j) = std::max(p(i, j), std::min(p(i, via), p(via, j)));
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    p(i, i) = 0;
    std::size_t place = 1;
    for (std::size_t j = 0; j < n; ++j) {
      if (p(j, i) > p(i, j)) ++place;
    }
    result.places.push_back(place);
  }
  result.winners = first_of(result.places);
  return result;
}

}  // namespace otbor::ranks
