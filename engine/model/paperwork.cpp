#include "engine/model/paperwork.hpp"

namespace otbor {

std::vector<const CommissionMember*> commission_of(const Paperwork& paperwork) {
  std::vector<const CommissionMember*> all;
  const auto add = [&](const CommissionMember& member) {
    if (!member.person.name.empty()) all.push_back(&member);
  };
  add(paperwork.chair);
  add(paperwork.secretary);
  for (const auto& member : paperwork.members) add(member);
  return all;
}

Quorum quorum_of(const Paperwork& paperwork) {
  Quorum quorum;
  for (const auto* member : commission_of(paperwork)) {
    if (!member->votes) continue;
    ++quorum.members;
    if (member->present) ++quorum.present;
  }
  return quorum;
}

}  // namespace otbor
