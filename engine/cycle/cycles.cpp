#include "engine/cycle/cycles.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace otbor {
namespace {

constexpr std::size_t chunk_size = 1024;

/// Marks while they are added up.
struct Sum {
  Points points;
  std::uint32_t marks = 0;

  void add(const Scale& scale, Mark mark) {
    if (!is_mark(mark)) return;
    points += scale.value(mark);
    ++marks;
  }
};

bool is_counted(const Study& study, Index<Sheet> sheet) {
  return study.sheets.sheets[sheet].status == SheetStatus::counted;
}

/// What the experts marked: the plain mean of each stage.
Per<Stage, StageMark> marked_stages(const Study& study, Index<Practice> practice) {
  const Cycle& cycle = *study.cycle;
  Per<Stage, Sum> sums(cycle.stages.count());
  for (const auto sheet : study.sheets.of_practice[practice]) {
    if (!is_counted(study, sheet)) continue;
    const auto marks = study.sheets.stage_marks.row(sheet);
    for (const auto stage : cycle.stages.count()) {
      sums[stage].add(cycle.scale, marks[stage.value()]);
    }
  }
  Per<Stage, StageMark> stages(cycle.stages.count());
  for (const auto stage : cycle.stages.count()) {
    const Sum& sum = sums[stage];
    if (sum.marks > 0) stages[stage] = {.marks = sum.marks, .mean = {sum.points, sum.marks}};
  }
  return stages;
}

/// Self-audit: what the items of each stage add up to, each item by the mean of its marks. A stage
/// with an unmarked item has no sum, and is marked by as many as its least marked item.
Per<Stage, StageMark> summed_stages(const Study& study, Index<Practice> practice) {
  const auto& criteria = study.criteria.criteria;
  Per<Stage, StageMark> stages(study.cycle->stages.count());
  Per<Stage, bool> begun(stages.count());
  for (const auto at : criteria.count()) {
    const Criterion& criterion = criteria[at];
    if (criterion.stages.empty()) continue;
    Sum sum;
    for (const auto sheet : study.sheets.of_practice[practice]) {
      if (is_counted(study, sheet)) sum.add(criterion.scale, study.sheets.marks(sheet, at));
    }
    for (const auto stage : criterion.stages) {
      StageMark& mark = stages[stage];
      mark.marks = begun[stage] ? std::min(mark.marks, sum.marks) : sum.marks;
      begun[stage] = true;
      if (sum.marks > 0) mark.mean = mark.mean + Ratio(sum.points, sum.marks);
    }
  }
  return stages;
}

bool fits(const CycleClass& conditions, const CycleProfile& profile) {
  const std::size_t defects = profile.defects.size();
  const std::size_t closed = profile.stages.count().value() - defects;
  return (!conditions.defects_at_least || defects >= *conditions.defects_at_least) &&
         (!conditions.defects_at_most || defects <= *conditions.defects_at_most) &&
         (!conditions.closed_at_least || closed >= *conditions.closed_at_least) &&
         std::ranges::all_of(conditions.stages_at_least, [&](const auto& floor) {
           return profile.stages[floor.first].mean >= Ratio(floor.second);
         });
}

/// Classes are tried from the top; a profile with an unmarked stage has none.
std::optional<std::size_t> class_of(const Cycle& cycle, const CycleProfile& profile) {
  const bool complete =
      std::ranges::all_of(profile.stages, [](const StageMark& mark) { return mark.marks > 0; });
  if (!complete) return std::nullopt;
  const auto first = std::ranges::find_if(
      cycle.classes, [&](const CycleClass& conditions) { return fits(conditions, profile); });
  if (first == cycle.classes.end()) return std::nullopt;
  return static_cast<std::size_t>(std::distance(cycle.classes.begin(), first));
}

/// A position is as good as its weakest stage, and is not known before all of them are marked.
std::optional<Ratio> weakest(const CyclePosition& position, const CycleProfile& profile) {
  std::optional<Ratio> weakest;
  for (const auto stage : position.stages) {
    const StageMark& mark = profile.stages[stage];
    if (mark.marks == 0) return std::nullopt;
    if (!weakest || mark.mean < *weakest) weakest = mark.mean;
  }
  return weakest;
}

CycleProfile profile_of(const Study& study, Index<Practice> practice) {
  const Cycle& cycle = *study.cycle;
  CycleProfile profile;
  profile.stages =
      cycle.closed_at_sum ? summed_stages(study, practice) : marked_stages(study, practice);
  const Ratio enough(cycle.closed_at_sum.value_or(cycle.sufficient));
  for (const auto stage : cycle.stages.count()) {
    const StageMark& mark = profile.stages[stage];
    if (mark.marks > 0 && mark.mean < enough) profile.defects.push_back(stage);
  }
  profile.class_at = class_of(cycle, profile);
  profile.positions.reserve(cycle.positions.size());
  for (const auto& position : cycle.positions) {
    profile.positions.push_back(weakest(position, profile));
  }
  return profile;
}

/// Flags where marks and text contradict one another.
void compare_marks(const MarkCheck& check, const CycleProfile& profile, PracticeEvidence& text) {
  for (const auto stage : profile.stages.count()) {
    const StageMark& mark = profile.stages[stage];
    const StageEvidence& found = text.stages[stage];
    if (mark.marks == 0) continue;
    if (text.basis == TextBasis::body && found.level == EvidenceLevel::not_found &&
        mark.mean >= Ratio(check.high)) {
      text.unsupported.push_back(stage);
    }
    if (found.described >= check.sentences_min && mark.mean <= Ratio(check.low)) {
      text.overlooked.push_back(stage);
    }
  }
}

}  // namespace

Cycles cycle(const Study& study, num::Threads threads) {
  if (!study.cycle) return {};
  Cycles cycles{.practices = Per<Practice, CycleProfile>(study.practices.count()),
                .defects_of_stage = Per<Stage, std::uint32_t>(study.cycle->stages.count()),
                .evidence = evidence(study, threads),
                .grouping = {},
                .shifts = {}};
  num::for_chunks(threads, study.practices.count().value(), chunk_size,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      cycles.practices[practice] = profile_of(study, practice);
                      if (cycles.evidence.empty()) continue;
                      if (cycles.evidence[practice].basis == TextBasis::none) continue;
                      compare_marks(study.cycle->evidence->check, cycles.practices[practice],
                                    cycles.evidence[practice]);
                    }
                  });
  for (const auto practice : study.practices.count()) {
    if (!takes_part(study.practices[practice].status)) continue;
    for (const auto stage : cycles.practices[practice].defects) ++cycles.defects_of_stage[stage];
  }
  cycles.grouping = group_by_gaps(study, cycles.practices, cycles.evidence);
  cycles.shifts = cycle_shifts(study, cycles.practices, cycles.evidence);
  return cycles;
}

}  // namespace otbor
