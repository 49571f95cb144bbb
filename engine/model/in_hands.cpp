#include "engine/model/in_hands.hpp"

#include <algorithm>

namespace otbor {
namespace {

bool is_assigned(const Study& study, Index<Practice> practice, Index<Expert> expert) {
  return std::ranges::binary_search(study.assignment, Seat{practice, expert});
}

template <class Entries>
bool names_pair(const Entries& entries, Index<Practice> practice, Index<Expert> expert) {
  return std::ranges::any_of(entries, [&](const auto& entry) {
    return entry.practice == practice && entry.expert == expert;
  });
}

}  // namespace

std::vector<Index<Practice>> in_hands(const Study& study, Index<Expert> expert) {
  std::vector<Index<Practice>> practices;
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    const bool asked = study.assignment.empty() || is_assigned(study, at, expert) ||
                       names_pair(study.decisions.third_experts, at, expert);
    const bool forbidden = conflict_of(study.experts[expert], at, practice).has_value() ||
                           names_pair(study.decisions.recusals, at, expert);
    if (asked && !forbidden && takes_part(practice.status)) practices.push_back(at);
  }
  return practices;
}

}  // namespace otbor
