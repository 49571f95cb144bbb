#include <algorithm>

#include "engine/intake/check.hpp"
#include "engine/intake/places.hpp"

namespace otbor::checks_registry {
namespace {

constexpr Words works_there{"работает в организации-заявителе", "works for the applicant"};
constexpr Words worked_there{"прежде работал в организации-заявителе",
                             "formerly worked for the applicant"};
constexpr Words declared{"заявил о конфликте интересов", "has declared a conflict of interest"};

/// What an expert may not rate, as experts.csv tells, with the reason.
struct Conflicts {
  std::vector<std::pair<Index<Institution>, Words>> institutions;
  std::vector<std::string> practices;
};

Conflicts conflicts_of(const ExpertRow& expert, const InstitutionNames& names) {
  Conflicts conflicts;
  const auto add = [&](const Located<std::string>& name, Words why) {
    if (const auto at = names.find(name.value)) conflicts.institutions.emplace_back(*at, why);
  };
  add(expert.institution, works_there);
  for (const auto& name : expert.former_institutions) add(name, worked_there);
  for (const auto& item : expert.conflicts) {
    add(item, declared);
    conflicts.practices.push_back(item.value);
  }
  return conflicts;
}

std::optional<Words> reason(const Conflicts& conflicts, const Practice& practice) {
  for (const auto& [institution, why] : conflicts.institutions) {
    if (practice.institution == institution) return why;
  }
  const bool named =
      std::ranges::find(conflicts.practices, practice.id) != conflicts.practices.end();
  return named ? std::optional(declared) : std::nullopt;
}

void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  const auto& rows = input.forms.experts;
  if (rows.empty()) return;
  const InstitutionNames names(study.institutions);
  Per<Expert, Conflicts> conflicts;
  for (const auto& row : rows) conflicts.push_back(conflicts_of(row, names));
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    if (about.status == SheetStatus::recused) continue;
    const auto& practice = study.practices[about.practice];
    const auto& expert = rows[about.expert.value()];
    if (const auto why = reason(conflicts[about.expert], practice)) {
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
