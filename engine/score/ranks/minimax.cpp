#include <algorithm>

#include "engine/score/ranks/rules.hpp"

namespace otbor::ranks {

Pairwise strengths(const Pairwise& votes, Strength strength) {
  const std::size_t n = votes.items();
  Pairwise result(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (votes(i, j) <= votes(j, i)) continue;
      result(i, j) = strength == Strength::winning_votes ? votes(i, j) : votes(i, j) - votes(j, i);
    }
  }
  return result;
}

Minimax minimax(const Pairwise& votes, Strength strength) {
  const std::size_t n = votes.items();
  const Pairwise against = strengths(votes, strength);
  Minimax result{.worst = std::vector<Votes>(n)};
  std::vector<Votes> keys(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      result.worst[i] = std::max(result.worst[i], against(j, i));
    }
    keys[i] = -result.worst[i];
  }
  result.places = places_by(keys);
  return result;
}

}  // namespace otbor::ranks
