#include "engine/score/ranks/rules.hpp"

namespace otbor::ranks {

Borda borda(const Profile& profile) {
  Borda result{.doubled = std::vector<Votes>(profile.items)};
  for (const auto& ballot : profile.ballots) {
    OTBOR_CHECK(ballot.level.size() == profile.items);
    // Not ranked is behind everything that is: 0 − 1 is the largest number there is.
    const auto level = [&](std::size_t i) { return ballot.level[i] - 1U; };
    for (std::size_t i = 0; i < profile.items; ++i) {
      Votes doubled = 0;
      for (std::size_t j = 0; j < profile.items; ++j) {
        if (j == i) continue;
        if (level(i) < level(j)) doubled += 2;
        if (level(i) == level(j)) doubled += 1;
      }
      result.doubled[i] += doubled * ballot.weight.millionths();
    }
  }
  result.places = places_by(result.doubled);
  return result;
}

}  // namespace otbor::ranks
