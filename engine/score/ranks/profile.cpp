#include "engine/score/ranks/profile.hpp"

#include <algorithm>
#include <numeric>

namespace otbor::ranks {

Pairwise pairwise(const Profile& profile) {
  const std::size_t n = profile.items;
  Pairwise votes(n);
  Points total;
  for (const auto& ballot : profile.ballots) {
    OTBOR_CHECK(ballot.level.size() == n);
    OTBOR_CHECK(ballot.weight >= Points());
    total += ballot.weight;
    OTBOR_CHECK(total <= Points::whole(1'000'000));
    for (std::size_t i = 0; i < n; ++i) {
      if (ballot.level[i] == 0) continue;
      for (std::size_t j = 0; j < n; ++j) {
        if (ballot.level[i] < ballot.level[j]) votes(i, j) += ballot.weight.millionths();
      }
    }
  }
  return votes;
}

Pairwise among(const Pairwise& votes, const std::vector<std::size_t>& items) {
  Pairwise own(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = 0; j < items.size(); ++j) own(i, j) = votes(items[i], items[j]);
  }
  return own;
}

Places places_by(std::span<const std::int64_t> keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return keys[a] != keys[b] ? keys[a] > keys[b] : a < b;
  });
  Places places(keys.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool tied = at > 0 && keys[order[at]] == keys[order[at - 1]];
    places[order[at]] = tied ? places[order[at - 1]] : at + 1;
  }
  return places;
}

std::vector<std::size_t> first_of(const Places& places) {
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == 1) first.push_back(i);
  }
  return first;
}

Places places_of(std::span<const std::size_t> order) {
  Places places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) places[order[at]] = at + 1;
  return places;
}

}  // namespace otbor::ranks
