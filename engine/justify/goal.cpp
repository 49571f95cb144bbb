#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

/// What would have to be reached is known: a floor, a total to stand above, or gates.
bool is_told(const Facts& facts, const Advice& advice) {
  const auto& goal = advice.goal;
  const bool by_gates = goal.band && facts.rules.bands[*goal.band].gates_required;
  return !advice.enough || goal.above || goal.floor || by_gates;
}

void write_goal_line(const Facts& facts, Index<Practice> at, const Advice& advice,
                     Reasons& reasons) {
  const auto now = print_score(advice.now, facts.rounding);
  const auto then = print_score(advice.then, facts.rounding);
  if (!advice.enough) {
    reasons.add(ReasonCode::goal_out_of_reach, now, then).on(facts.score(at).used);
    return;
  }
  const auto label = decision_label(facts, advice.goal.decision);
  if (advice.goal.above) {
    auto citing = reasons.add(ReasonCode::goal_above_list, now, then,
                              print_score(*advice.goal.above, facts.rounding), label);
    citing.by(PlanRule::places);
    if (advice.goal.quota) citing.by(Cite::What::quota, *advice.goal.quota);
  } else if (advice.goal.floor) {
    auto citing = reasons.add(ReasonCode::goal_above_floor, now, then,
                              print_score(*advice.goal.floor, facts.rounding), label);
    if (advice.goal.band) citing.by(Cite::What::band, *advice.goal.band);
  } else {
    auto citing = reasons.add(ReasonCode::goal_by_gates, now, then, label);
    if (advice.goal.band) citing.by(Cite::What::band, *advice.goal.band);
  }
}

void write_change(const Facts& facts, Index<Practice> at, const Ratio& now,
                  const LevelChange& change, Reasons& reasons) {
  const auto& criterion = facts.study.criteria.criteria[change.criterion];
  const auto& name = facts.criterion_names[change.criterion];
  const auto level = print_points(criterion.scale.value(change.to));
  const auto before = print_score(now, facts.rounding);
  const auto alone = print_score(change.total_alone, facts.rounding);
  const auto& descriptor = criterion.descriptors.at(static_cast<std::size_t>(change.to));
  auto citing =
      descriptor.empty()
          ? reasons.add(ReasonCode::goal_change_bare, name, level, alone, before)
          : reasons.add(ReasonCode::goal_change, name, level, quoted(descriptor), alone, before);
  citing.on(change.criterion);
  for (const auto sheet : facts.score(at).used) {
    const auto mark = facts.study.sheets.marks(sheet, change.criterion);
    if (is_mark(mark) && mark < change.to) citing.on(sheet);
  }
}

}  // namespace

void write_goal(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& all = facts.dossier.advice;
  if (all.empty() || !all[at] || all[at]->changes.empty()) return;
  const auto& advice = *all[at];
  if (!is_told(facts, advice)) return;
  write_goal_line(facts, at, advice, reasons);
  for (const auto& change : advice.changes) {
    write_change(facts, at, advice.now, change, reasons);
  }
}

}  // namespace otbor
