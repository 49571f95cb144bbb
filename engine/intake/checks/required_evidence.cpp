#include "engine/intake/check.hpp"

namespace otbor::checks_registry {
namespace {

void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  for (const auto& cut : study.sheets.evidence_cuts) {
    const auto& about = study.sheets.sheets[cut.sheet];
    const auto& criterion = study.criteria.criteria[cut.criterion];
    const auto row = input.row_of(cut.sheet, Index<MarkColumn>(cut.criterion.value()));
    const Mark counted = study.sheets.marks(cut.sheet, cut.criterion);
    diagnostics.add(Found::evidence_missing, input.span(row, RatingCell::evidence),
                    {study.experts[about.expert].id, study.practices[about.practice].id,
                     criterion.id, number(to_text(criterion.scale.value(cut.given))),
                     number(to_text(criterion.scale.value(counted)))});
  }
}

}  // namespace

extern const Check required_evidence;
const Check required_evidence{
    .id = "required_evidence",
    .title = {"нет обязательного подтверждения", "required evidence is missing"},
    .run = run,
};

}  // namespace otbor::checks_registry
