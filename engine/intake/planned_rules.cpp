#include "engine/intake/planned_rules.hpp"

#include <string>
#include <utility>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/forms/programme.hpp"
#include "engine/intake/loader.hpp"

namespace otbor {
namespace {

/// The keys that the form has, nested ones after the key they stand under.
template <class Form>
void list_keys(const Form& form, const Text& under, std::vector<Text>& keys) {
  for_each_field<Form>([&]<class F>(const F& f) {
    using Member = typename F::member_type;
    const Member& member = form.*f.member;
    const Text key(under.ru + std::string(f.info.name(Lang::ru)),
                   under.en + std::string(f.info.name(Lang::en)));
    if constexpr (IsList<Member>::value) {
      if (!member.empty()) keys.push_back(key);
    } else if constexpr (IsOptional<Member>::value) {
      if (!member) return;
      using Value = typename Member::value_type;
      if constexpr (HasSchema<Value> && !std::is_same_v<Value, MethodForm>) {
        list_keys(*member, Text(key.ru + ".", key.en + "."), keys);
      } else {
        keys.push_back(key);
      }
    } else if constexpr (IsLocated<Member>::value) {
      keys.push_back(key);  // the form cannot be without it
    }
  });
}

}  // namespace

PlannedRules take_in_planned_rules(const FileAccess& programme_files, std::string_view programme,
                                   const FileAccess& criteria_files, std::string_view criteria,
                                   const CriteriaSet& set, const IntakeOptions& options) {
  PlannedRules planned{
      .sources = {}, .diagnostics = Diagnostics(options.limits), .rules = {}, .keys = {}};
  Loader of_programme(programme_files, options, planned.sources, planned.diagnostics);
  const auto programme_form = of_programme.form<ProgrammeForm>(programme, true, {});
  Loader of_criteria(criteria_files, options, planned.sources, planned.diagnostics);
  const auto criteria_form = of_criteria.form<CriteriaForm>(criteria, true, {});
  if (!programme_form || !criteria_form) return planned;
  const RulesForm* plan = programme_form->plan ? &*programme_form->plan : nullptr;
  if (plan != nullptr) list_keys(*plan, {}, planned.keys);
  auto rules =
      build_rules(effective_rules(*criteria_form, plan), set, options.offers, planned.diagnostics);
  if (!planned.diagnostics.has_errors()) planned.rules = std::move(rules);
  return planned;
}

}  // namespace otbor
