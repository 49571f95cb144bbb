#include "engine/score/ranks/rules.hpp"

namespace otbor::ranks {

Copeland copeland(const Pairwise& votes) {
  const std::size_t n = votes.items();
  Copeland result{.score = std::vector<std::int64_t>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (votes(i, j) > votes(j, i)) ++result.score[i];
      if (votes(i, j) < votes(j, i)) --result.score[i];
    }
  }
  result.places = places_by(result.score);
  return result;
}

}  // namespace otbor::ranks
