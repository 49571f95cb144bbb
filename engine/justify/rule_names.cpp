#include "engine/justify/rule_names.hpp"

#include <algorithm>

#include "engine/justify/print.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

using Kind = ListRuleName::Kind;

/// Words that name the group already do not name it twice.
Text with_place(const Text& words, const std::string& group, const std::string& written) {
  const bool names_group = !group.empty() && words.ru.find(group) == std::string::npos;
  if (names_group && written.empty()) return format({"{0} («{1}»)", "{0} (“{1}”)"}, {words, group});
  if (names_group) {
    return format({"{0} («{1}», {2})", "{0} (“{1}”, {2})"}, {words, group, written});
  }
  return written.empty() ? words : format({"{0} ({1})", "{0} ({1})"}, {words, written});
}

/// The document of the decision about this practice.
template <class Decision>
Text document_about(const std::vector<Decision>& all, Index<Practice> practice) {
  const auto found = std::ranges::find(all, practice, &Decision::practice);
  return found == all.end() ? Text() : document_of(found->record);
}

}  // namespace

Text print_rule(const Study& study, const ListRuleName& rule) {
  const auto& rules = study.rules.selection;
  switch (rule.kind) {
    case Kind::places:
      return with_place(format({"мест в списке – {0}", "{0} {0|place|places} on the list"},
                               {count(rules.places.value_or(0))}),
                        {}, rules.places_written);
    case Kind::at_most:
      return with_place(print_at_most(rules.quotas[rule.at]), rule.group,
                        rules.quotas[rule.at].written);
    case Kind::at_least:
      return with_place(print_at_least(rules.quotas[rule.at]), rule.group,
                        rules.quotas[rule.at].written);
    case Kind::budget:
      return with_place(
          format({"бюджет {0}", "a budget of {0}"}, {print_points(rules.budgets[rule.at].at_most)}),
          rule.group, rules.budgets[rule.at].written);
    case Kind::gates:
      return Words{"пороги по критериям", "gates of the criteria"};
    case Kind::inclusion:
      return format({"включение практики {0} ({1})", "inclusion of practice {0} ({1})"},
                    {study.practices[Index<Practice>(rule.at)].id,
                     document_about(study.decisions.inclusions, Index<Practice>(rule.at))});
    case Kind::exclusion:
      return format({"исключение практики {0} ({1})", "exclusion of practice {0} ({1})"},
                    {study.practices[Index<Practice>(rule.at)].id,
                     document_about(study.decisions.exclusions, Index<Practice>(rule.at))});
    case Kind::incompatibility:
      return format({"несовместимость практик ({0})", "incompatible practices ({0})"},
                    {document_of(study.decisions.incompatible[rule.at].record)});
  }
  return {};
}

}  // namespace otbor
