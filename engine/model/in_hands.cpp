#include "engine/model/in_hands.hpp"

#include <algorithm>

#include "engine/model/obstacle.hpp"

namespace otbor {
namespace {

bool is_assigned(const Study& study, Index<Practice> practice, Index<Expert> expert) {
  return std::ranges::binary_search(study.assignment, Seat{practice, expert});
}

}  // namespace

std::vector<Index<Practice>> in_hands(const Study& study, Index<Expert> expert) {
  std::vector<Index<Practice>> practices;
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    const auto why = obstacle(study, at, expert);
    const bool called = why == Obstacle::additional;
    const bool asked = study.assignment.empty() || is_assigned(study, at, expert) || called;
    const bool forbidden = why && !called;
    if (asked && !forbidden && takes_part(practice.status)) practices.push_back(at);
  }
  return practices;
}

}  // namespace otbor
