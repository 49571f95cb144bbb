#include <algorithm>

#include "engine/intake/check.hpp"
#include "engine/intake/places.hpp"

namespace otbor::checks_registry {
namespace {

/// Why this expert may not rate a practice of this institution, as experts.csv tells.
std::optional<Words> conflict(const ExpertRow& expert, const Practice& practice,
                              const InstitutionNames& names) {
  const auto is_practice_institution = [&](const Located<std::string>& name) {
    return practice.institution && names.find(name.value) == practice.institution;
  };
  if (is_practice_institution(expert.institution)) {
    return Words{"работает в организации-заявителе", "works for the applicant"};
  }
  if (std::ranges::any_of(expert.former_institutions, is_practice_institution)) {
    return Words{"прежде работал в организации-заявителе", "formerly worked for the applicant"};
  }
  const bool declared = std::ranges::any_of(expert.conflicts, [&](const auto& item) {
    return item.value == practice.id || is_practice_institution(item);
  });
  if (declared) return Words{"заявил о конфликте интересов", "has declared a conflict of interest"};
  return std::nullopt;
}

void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  if (input.forms.experts.empty()) return;
  const InstitutionNames names(study.institutions);
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    if (about.status == SheetStatus::recused) continue;
    const auto& practice = study.practices[about.practice];
    const auto& expert = input.forms.experts[about.expert.value()];
    if (const auto why = conflict(expert, practice, names)) {
      diagnostics.add(Found::conflict_of_interest,
                      input.span(input.first_row(sheet), RatingCell::expert),
                      {expert.id.value, practice.id, *why}, expert.span);
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
