#include "engine/justify/rule_names.hpp"

#include <algorithm>

#include "engine/justify/print.hpp"
#include "engine/justify/print_cost.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

using Kind = ListRuleName::Kind;

struct RuleInWords {
  Text words;
  std::string group;  // when the rule speaks of one
  Text written;       // the place in the files or the document
};

/// With more in the brackets at its end, or in brackets of its own.
Text with_aside(const Text& words, const Text& more) {
  if (more.empty()) return words;
  if (!words.ru.ends_with(')')) return format({"{0} ({1})", "{0} ({1})"}, {words, more});
  return {words.ru.substr(0, words.ru.size() - 1) + "; " + more.ru + ")",
          words.en.substr(0, words.en.size() - 1) + "; " + more.en + ")"};
}

/// Words that name the group already do not name it twice.
Text in_one(const RuleInWords& rule) {
  const auto& [words, group, written] = rule;
  const bool names_group = !group.empty() && words.ru.find(group) == std::string::npos;
  if (names_group && written.empty()) return format({"{0} («{1}»)", "{0} (“{1}”)"}, {words, group});
  if (names_group) {
    return format({"{0} («{1}», {2})", "{0} (“{1}”, {2})"}, {words, group, written});
  }
  return with_aside(words, written);
}

/// The document of the decision about this practice.
template <class Decision>
Text document_about(const std::vector<Decision>& all, Index<Practice> practice) {
  const auto found = std::ranges::find(all, practice, &Decision::practice);
  return found == all.end() ? Text() : document_of(found->record);
}

Text ids_of(const Study& study, const std::vector<Index<Practice>>& practices) {
  std::vector<Text> ids;
  for (const auto practice : practices) ids.emplace_back(study.practices[practice].id);
  return join(ids);
}

RuleInWords in_words(const Study& study, const ListRuleName& rule) {
  const auto& rules = study.rules.selection;
  const auto& decisions = study.decisions;
  const Index<Practice> practice(rule.at);
  switch (rule.kind) {
    case Kind::places:
      return {format({"мест в списке – {0}", "{0} {0|place|places} on the list"},
                     {count(rules.places.value_or(0))}),
              {},
              rules.places_written};
    case Kind::at_most:
      return {print_at_most(rules.quotas[rule.at]), rule.group, rules.quotas[rule.at].written};
    case Kind::at_least:
      return {print_at_least(rules.quotas[rule.at]), rule.group, rules.quotas[rule.at].written};
    case Kind::budget:
      return {
          format({"бюджет {0}", "a budget of {0}"}, {print_cost(rules.budgets[rule.at].at_most)}),
          rule.group, rules.budgets[rule.at].written};
    case Kind::gates:
      return {Words{"пороги по критериям", "gates of the criteria"}, {}, {}};
    case Kind::inclusion:
      return {format({"включение практики {0}", "inclusion of practice {0}"},
                     {study.practices[practice].id}),
              {},
              document_about(decisions.inclusions, practice)};
    case Kind::exclusion:
      return {format({"исключение практики {0}", "exclusion of practice {0}"},
                     {study.practices[practice].id}),
              {},
              document_about(decisions.exclusions, practice)};
    case Kind::incompatibility: {
      const auto& pair = decisions.incompatible[rule.at];
      return {format({"несовместимость практик {0}", "incompatible practices {0}"},
                     {ids_of(study, pair.practices)}),
              {},
              document_of(pair.record)};
    }
  }
  return {};
}

}  // namespace

Text print_rule(const Study& study, const ListRuleName& rule) {
  return in_one(in_words(study, rule));
}

Text print_rule_alone(const Study& study, const ListRuleName& rule) {
  auto words = in_words(study, rule);
  words.written = {};
  return in_one(words);
}

}  // namespace otbor
