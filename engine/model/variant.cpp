#include "engine/model/variant.hpp"

#include "engine/base/check.hpp"

namespace otbor {
namespace {

void leave_out(Sheets& sheets, Index<Expert> expert) {
  for (const auto at : sheets.sheets.count()) {
    auto& sheet = sheets.sheets[at];
    if (sheet.expert == expert) sheet.status = SheetStatus::recused;
  }
}

/// Everything but the number of places, which is a change of its own.
void take_list_rule(const SelectionRules& from, SelectionRules& to) {
  const auto places = to.places;
  to = from;
  to.places = places;
}

void apply(const Change& change, const Rules& rules, Study& study) {
  switch (change.kind) {
    case ChangeKind::weight:
      for (const auto group : study.criteria.applicant_groups.count()) {
        study.criteria.weights(group, change.criterion.value()) = change.value;
      }
      break;
    case ChangeKind::gate:
      study.criteria.criteria[change.criterion.value()].gate = change.value;
      break;
    case ChangeKind::decisions:
      study.rules.bands = rules.bands;
      break;
    case ChangeKind::aggregation:
      study.rules.aggregation = rules.aggregation;
      break;
    case ChangeKind::places:
      study.rules.selection.places = rules.selection.places;
      break;
    case ChangeKind::list:
      take_list_rule(rules.selection, study.rules.selection);
      break;
    case ChangeKind::tie_break:
      study.rules.tie_break = rules.tie_break;
      break;
    case ChangeKind::third_expert:
      study.rules.third_expert = rules.third_expert;
      break;
    case ChangeKind::experts_min:
      study.rules.experts_min = rules.experts_min;
      break;
    case ChangeKind::total_each_expert:
      study.rules.total_each_expert = rules.total_each_expert;
      break;
    case ChangeKind::rounding:
      study.rules.rounding = rules.rounding;
      break;
    case ChangeKind::expert_out:
      leave_out(study.sheets, change.expert.value());
      break;
    case ChangeKind::practice_out:
      study.practices[change.practice.value()].status = PracticeStatus::withdrawn;
      break;
  }
}

}  // namespace

std::string_view code_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::weight:
      return "weight";
    case ChangeKind::gate:
      return "gate";
    case ChangeKind::decisions:
      return "decisions";
    case ChangeKind::aggregation:
      return "aggregation";
    case ChangeKind::places:
      return "places";
    case ChangeKind::list:
      return "list";
    case ChangeKind::tie_break:
      return "tie_break";
    case ChangeKind::third_expert:
      return "third_expert";
    case ChangeKind::experts_min:
      return "experts_min";
    case ChangeKind::total_each_expert:
      return "total_each_expert";
    case ChangeKind::rounding:
      return "rounding";
    case ChangeKind::expert_out:
      return "expert_out";
    case ChangeKind::practice_out:
      return "practice_out";
  }
  return "";
}

Study with_changes(const Study& study, const Variant& variant, std::span<const Change> changes) {
  Study changed = study;
  for (const auto& change : changes) apply(change, variant.rules, changed);
  set_totals(changed.criteria);
  return changed;
}

}  // namespace otbor
