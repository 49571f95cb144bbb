#include "engine/intake/check.hpp"
#include "engine/intake/conflict_words.hpp"

namespace otbor::checks_registry {
namespace {

void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  const auto& rows = input.forms.experts;
  if (rows.empty()) return;
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    if (about.status == SheetStatus::recused) continue;
    const auto& practice = study.practices[about.practice];
    const auto& expert = study.experts[about.expert];
    if (const auto why = conflict_of(expert, about.practice, practice)) {
      diagnostics.add(
          Found::conflict_of_interest, input.span(input.first_row(sheet), RatingCell::expert),
          {expert.id, practice.id, conflict_words(*why)}, rows[about.expert.value()].span);
    }
  }
}

}  // namespace

extern const Check conflict_of_interest;
const Check conflict_of_interest{
    .id = "conflict_of_interest",
    .title = {"эксперт оценивает свою организацию", "an expert rates the own institution"},
    .run = run,
};

}  // namespace otbor::checks_registry
