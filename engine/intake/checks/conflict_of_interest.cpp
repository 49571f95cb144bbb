#include "engine/intake/check.hpp"

namespace otbor::checks_registry {
namespace {

constexpr Words works_there{"работает в организации-заявителе", "works for the applicant"};
constexpr Words worked_there{"прежде работал в организации-заявителе",
                             "formerly worked for the applicant"};
constexpr Words declared{"заявил о конфликте интересов", "has declared a conflict of interest"};

Words words_of(Conflict::Why why) {
  switch (why) {
    case Conflict::Why::works_there:
      return works_there;
    case Conflict::Why::worked_there:
      return worked_there;
    case Conflict::Why::declared:
      return declared;
  }
  return {};
}

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
      diagnostics.add(Found::conflict_of_interest,
                      input.span(input.first_row(sheet), RatingCell::expert),
                      {expert.id, practice.id, words_of(*why)}, rows[about.expert.value()].span);
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
