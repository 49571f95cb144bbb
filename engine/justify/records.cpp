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

/// What a recorded decision rests on; `what` and `all` say where it stands.
template <class Decision>
void write_basis(ReasonCode code, Cite::What what, const std::vector<Decision>& all,
                 const Decision& one, Reasons& reasons) {
  const auto basis = utf8::trimmed(one.record.reason);
  if (!basis.empty()) reasons.add(code, basis).by(what, all, one);
}

}  // namespace

void write_records(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto cause = facts.verdict(at).cause;
  const auto& decisions = facts.study.decisions;
  if (cause == SelectionCause::recorded) {
    if (const auto* list = facts.recorded_lists.first_of(at)) {
      write_basis(ReasonCode::recorded_list_basis, Cite::What::recorded_list, decisions.recommended,
                  *list, reasons);
    }
  }
  if (cause == SelectionCause::excluded) {
    if (const auto* exclusion = facts.exclusions.first_of(at)) {
      write_basis(ReasonCode::exclusion_basis, Cite::What::exclusion, decisions.exclusions,
                  *exclusion, reasons);
    }
  }
  if (cause == SelectionCause::included) {
    const auto found = std::ranges::find(decisions.inclusions, at, &Inclusion::practice);
    if (found != decisions.inclusions.end()) {
      write_basis(ReasonCode::inclusion_basis, Cite::What::inclusion, decisions.inclusions, *found,
                  reasons);
    }
  }
  if (facts.score(at).by_chair) {
    if (const auto* chair = facts.chair_scores.first_of(at)) {
      write_basis(ReasonCode::total_by_chair_basis, Cite::What::chair_score, decisions.chair_scores,
                  *chair, reasons);
    }
  }
  if (const auto* decision = facts.theme_overrides.first_of(at)) {
    write_basis(ReasonCode::theme_overridden_basis, Cite::What::theme_override,
                decisions.theme_overrides, *decision, reasons);
  }
  for (const auto& [practice, appeal] : facts.appeals.of(at)) {
    reasons.add(code_for(appeal->outcome), document_of(appeal->record))
        .by(Cite::What::appeal, decisions.appeals, *appeal);
    write_basis(ReasonCode::appeal_basis, Cite::What::appeal, decisions.appeals, *appeal, reasons);
  }
}

}  // namespace otbor
