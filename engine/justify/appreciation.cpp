#include "engine/justify/appreciation.hpp"

#include <algorithm>

namespace otbor {
namespace {

/// Smaller is nearer to the list: the reserve, then those with a total by their places, then those
/// without, each by its place in the table.
std::uint64_t distance(const Dossier& dossier, Index<Practice> at) {
  constexpr std::uint64_t without_place = std::uint64_t{1} << 32U;
  const auto& verdict = dossier.selection.verdicts[at];
  if (verdict.reserve_at) return *verdict.reserve_at;
  const auto& place = dossier.ranking.places[at];
  const auto reserve = dossier.selection.reserve.size() + 1;
  return place ? reserve + place->first : without_place + at.value();
}

}  // namespace

std::vector<Appreciation> appreciation(const Dossier& dossier) {
  std::vector<Appreciation> all;
  const auto& study = dossier.study;
  if (!study.programme.forum) return all;
  for (const auto institution : study.programme.forum->praised) {
    auto& one = all.emplace_back(Appreciation{.institution = institution});
    for (const auto at : study.practices.count()) {
      if (study.practices[at].institution != institution) continue;
      const auto& list = dossier.selection.recommended;
      if (std::ranges::find(list, at) != list.end()) ++one.recommended;
      if (!one.nearest || distance(dossier, at) < distance(dossier, *one.nearest)) one.nearest = at;
    }
    if (one.recommended > 0) one.nearest.reset();
    if (!one.nearest) continue;
    const auto& reasons = dossier.justification.reasons[*one.nearest];
    if (!reasons.empty()) one.why = reasons.front();
  }
  return all;
}

}  // namespace otbor
