#include "engine/cycle/changes.hpp"

#include <utility>

#include "engine/cycle/cycles.hpp"

namespace otbor {
namespace {

/// Is the stage a gap: then and now, by the same yardstick; nullopt when there is none.
std::optional<std::pair<bool, bool>> gaps(const EarlierStage& was, const StageMark& mark,
                                          const StageEvidence* text, const Ratio& enough) {
  if (was.mark && mark.marks > 0) return std::pair(*was.mark < enough, mark.mean < enough);
  if (!was.level || text == nullptr) return std::nullopt;
  constexpr auto described = EvidenceLevel::described;
  return std::pair(static_cast<EvidenceLevel>(*was.level) < described, text->level < described);
}

CycleShift shift(const Study& study, const EarlierCycle& earlier, const CycleProfile& profile,
                 const PracticeEvidence* text) {
  const Ratio enough(study.cycle->closed_at_sum.value_or(study.cycle->sufficient));
  CycleShift found{.practice = earlier.practice,
                   .was_class = earlier.class_at,
                   .now_class = profile.class_at,
                   .mended = {},
                   .opened = {},
                   .lasting = {}};
  for (const auto stage : profile.stages.count()) {
    const auto gap = gaps(earlier.stages[stage], profile.stages[stage],
                          text == nullptr ? nullptr : &text->stages[stage], enough);
    if (!gap) continue;
    const auto [was, now] = *gap;
    if (was && !now) found.mended.push_back(stage);
    if (!was && now) found.opened.push_back(stage);
    if (was && now) found.lasting.push_back(stage);
  }
  return found;
}

}  // namespace

std::vector<CycleShift> cycle_shifts(const Study& study,
                                     const Per<Practice, CycleProfile>& profiles,
                                     const Per<Practice, PracticeEvidence>& texts) {
  std::vector<CycleShift> shifts;
  if (!study.earlier) return shifts;
  for (const auto& earlier : study.earlier->practices) {
    const auto at = earlier.practice;
    if (!takes_part(study.practices[at].status)) continue;
    const bool read = !texts.empty() && texts[at].basis == TextBasis::body;
    shifts.push_back(shift(study, earlier, profiles[at], read ? &texts[at] : nullptr));
  }
  return shifts;
}

}  // namespace otbor
