#include "engine/intake/check.hpp"
#include "engine/model/names.hpp"

namespace otbor::checks_registry {
namespace {

/// A practice that takes part passed every admission check; one that was returned names a failed
/// check, or nobody can tell the applicant why.
void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    const auto& row = input.forms.practices[at.value()];
    if (takes_part(practice.status) && !practice.failed_checks.empty()) {
      diagnostics.add(Found::admitted_with_failed_check, row.failed_checks.front().span,
                      {practice.id, study.criteria.admission[practice.failed_checks.front()].id});
    }
    const bool turned_away =
        practice.status == PracticeStatus::returned || practice.status == PracticeStatus::rejected;
    if (turned_away && row.failed_checks.empty() && !study.criteria.admission.empty()) {
      diagnostics.add(Found::returned_without_reason, row.id.span,
                      {practice.id, name_of(practice.status)});
    }
  }
}

}  // namespace

extern const Check admission;
const Check admission{
    .id = "admission",
    .title = {"статус заявки и требования допуска", "status and admission checks"},
    .run = run,
};

}  // namespace otbor::checks_registry
