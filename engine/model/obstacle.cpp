#include "engine/model/obstacle.hpp"

#include <algorithm>

namespace otbor {
namespace {

template <class Decision>
bool names_pair(const std::vector<Decision>& decisions, Index<Practice> practice,
                Index<Expert> expert) {
  return std::ranges::any_of(decisions, [&](const Decision& one) {
    return one.practice == practice && one.expert == expert;
  });
}

Obstacle obstacle_of(Conflict::Why why) {
  switch (why) {
    case Conflict::Why::works_there:
      return Obstacle::works_there;
    case Conflict::Why::worked_there:
      return Obstacle::worked_there;
    case Conflict::Why::declared:
      break;
  }
  return Obstacle::declared;
}

}  // namespace

std::optional<Obstacle> obstacle(const Study& study, Index<Practice> practice,
                                 Index<Expert> expert) {
  if (names_pair(study.decisions.recusals, practice, expert)) return Obstacle::recused;
  const auto why = conflict_of(study.experts[expert], practice, study.practices[practice]);
  if (why) return obstacle_of(*why);
  const bool called = names_pair(study.decisions.third_experts, practice, expert);
  return called ? std::optional(Obstacle::additional) : std::nullopt;
}

bool expects_sheet(const Study& study, const Seat& seat) {
  return takes_part(study.practices[seat.practice].status) &&
         !obstacle(study, seat.practice, seat.expert);
}

bool has_sheet(const Study& study, const Seat& seat) {
  return std::ranges::any_of(study.sheets.of_practice[seat.practice], [&](Index<Sheet> sheet) {
    return study.sheets.sheets[sheet].expert == seat.expert;
  });
}

}  // namespace otbor
