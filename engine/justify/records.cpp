#include "engine/base/utf8.hpp"
#include "engine/justify/sections.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

ReasonCode code_for(AppealOutcome outcome) {
  switch (outcome) {
    case AppealOutcome::unchanged:
      return ReasonCode::appeal_unchanged;
    case AppealOutcome::raised:
      return ReasonCode::appeal_raised;
    case AppealOutcome::lowered:
      return ReasonCode::appeal_lowered;
    case AppealOutcome::rejected:
      return ReasonCode::appeal_rejected;
  }
  OTBOR_CHECK(false);
  return ReasonCode::appeal_unchanged;
}

void write_basis(ReasonCode code, const Record& record, Reasons& reasons) {
  const auto basis = utf8::trimmed(record.reason);
  if (!basis.empty()) reasons.add(code, basis);
}

}  // namespace

void write_records(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto cause = facts.verdict(at).cause;
  if (cause == SelectionCause::recorded) {
    if (const auto* list = facts.recorded_lists.first_of(at)) {
      write_basis(ReasonCode::recorded_list_basis, list->record, reasons);
    }
  }
  if (cause == SelectionCause::excluded) {
    if (const auto* exclusion = facts.exclusions.first_of(at)) {
      write_basis(ReasonCode::exclusion_basis, exclusion->record, reasons);
    }
  }
  if (cause == SelectionCause::included) {
    const auto& all = facts.study.decisions.inclusions;
    const auto found = std::ranges::find(all, at, &Inclusion::practice);
    if (found != all.end()) write_basis(ReasonCode::inclusion_basis, found->record, reasons);
  }
  if (facts.score(at).by_chair) {
    if (const auto* chair = facts.chair_scores.first_of(at)) {
      write_basis(ReasonCode::total_by_chair_basis, chair->record, reasons);
    }
  }
  if (const auto* decision = facts.theme_overrides.first_of(at)) {
    write_basis(ReasonCode::theme_overridden_basis, decision->record, reasons);
  }
  for (const auto& [practice, appeal] : facts.appeals.of(at)) {
    reasons.add(code_for(appeal->outcome), document_of(appeal->record));
    write_basis(ReasonCode::appeal_basis, appeal->record, reasons);
  }
}

}  // namespace otbor
