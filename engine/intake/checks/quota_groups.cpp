#include <algorithm>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/check.hpp"
#include "engine/model/names.hpp"
#include "engine/text/suggest.hpp"

namespace otbor::checks_registry {
namespace {

/// Groups there are by this, as documents name them.
std::vector<std::string> groups_by(const Study& study, QuotaBy by) {
  std::vector<std::string> groups;
  for (const auto& practice : study.practices) {
    if (auto group = group_of(study, practice, by)) groups.push_back(std::move(*group));
  }
  std::ranges::sort(groups);
  const auto rest = std::ranges::unique(groups);
  groups.erase(rest.begin(), rest.end());
  return groups;
}

void check_group(const Study& study, QuotaBy by, const TextValue& group, Diagnostics& diagnostics) {
  const auto groups = groups_by(study, by);
  if (std::ranges::find(groups, group.value) != groups.end()) return;
  diagnostics.add(Found::unknown_quota_group, group.span,
                  {group.value, name_of(by), did_you_mean(group.value, groups), listed(groups)});
}

void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& programme = input.forms.programme;
  const auto rules =
      effective_rules(*input.forms.criteria, programme.plan ? &*programme.plan : nullptr);
  if (!rules.selection) return;
  for (const auto& quota : rules.selection->quotas) {
    if (quota.group) check_group(input.study, quota.by.value, *quota.group, diagnostics);
  }
  for (const auto& budget : rules.selection->budgets) {
    if (budget.by && budget.group) {
      check_group(input.study, budget.by->value, *budget.group, diagnostics);
    }
  }
}

}  // namespace

extern const Check quota_groups;
const Check quota_groups{
    .id = "quota_groups",
    .title = {"квота названа по группе, которой нет", "a quota names a group that is not there"},
    .run = run,
};

}  // namespace otbor::checks_registry
