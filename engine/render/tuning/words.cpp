#include "engine/render/tuning/tuning.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::tuning_words {
namespace {

/// The two sides of a change; «не задано» where there is nothing.
std::string instead(const Speech& say, Words pattern, std::string now, std::string before) {
  const auto nothing = say(Words{"не задано", "not set"});
  return say(pattern, {now.empty() ? nothing : now, before.empty() ? nothing : before});
}

std::string pass_mark(const Rules& rules, const Speech& say) {
  if (rules.bands.empty()) return {};
  const auto& first = rules.bands.front();
  if (first.from) return say(print_points(*first.from));
  if (first.from_percent) {
    return say(Words{"{0} максимума", "{0} of the maximum"}, {print_percent(*first.from_percent)});
  }
  return {};
}

std::string quotas(const RulesText& text) {
  std::vector<std::string> lines;
  for (const auto& quota : text.rules.selection.quotas) lines.push_back(text.quota(quota));
  return lines.empty() ? text.say(Words{"нет", "none"}) : Speech::listed(lines, "; ");
}

std::string optional_number(const std::optional<Points>& value, const Speech& say) {
  return value ? say(print_points(*value)) : std::string();
}

std::string of_criterion(const Study& official, const Change& change, const Speech& say) {
  const auto at = change.criterion.value();
  const auto& criterion = official.criteria.criteria[at];
  const bool weight = change.kind == ChangeKind::weight;
  const auto before =
      weight ? say(print_points(official.criteria.weights(Index<ApplicantGroup>(), at)))
             : optional_number(criterion.gate, say);
  const auto now = say(print_points(change.value));
  const auto name = criterion.id + " " + say.quoted(criterion.title);
  return (weight ? say(Words{"коэффициент критерия {0}: ", "weight of criterion {0}: "}, {name})
                 : say(Words{"порог по критерию {0}: ", "gate of criterion {0}: "}, {name})) +
         instead(say, Words{"{0} вместо {1}", "{0} instead of {1}"}, now, before);
}

std::string of_list(const RulesText& before, const RulesText& now, const Speech& say) {
  const auto quotas_before = quotas(before);
  const auto quotas_now = quotas(now);
  if (quotas_now != quotas_before) {
    return instead(say, Words{"квоты: {0}; в плане: {1}", "quotas: {0}; in the plan: {1}"},
                   quotas_now, quotas_before);
  }
  return instead(
      say, Words{"правило списка: {0}; в плане: {1}", "rule of the list: {0}; in the plan: {1}"},
      now.selection(), before.selection());
}

std::string of_decisions(const Rules& before, const Rules& now, const Speech& say) {
  const auto floor_before = pass_mark(before, say);
  const auto floor_now = pass_mark(now, say);
  if (floor_before == floor_now) {
    return say(Words{"другая таблица решений", "another table of decisions"});
  }
  return instead(say, Words{"проходной балл: {0} вместо {1}", "pass mark: {0} instead of {1}"},
                 floor_now, floor_before);
}

}  // namespace

std::string change(const Study& official, const Study& changed, const Change& change,
                   const Speech& say) {
  const RulesText before{official.criteria, official.rules, say};
  const RulesText now{changed.criteria, changed.rules, say};
  const auto places = [&](const Rules& rules) {
    return rules.selection.places ? say.whole(*rules.selection.places) : std::string();
  };
  switch (change.kind) {
    case ChangeKind::weight:
    case ChangeKind::gate:
      return of_criterion(official, change, say);
    case ChangeKind::decisions:
      return of_decisions(official.rules, changed.rules, say);
    case ChangeKind::aggregation:
      return instead(
          say, Words{"сведение оценок: {0}; в плане: {1}", "aggregation: {0}; in the plan: {1}"},
          now.aggregation(), before.aggregation());
    case ChangeKind::places:
      if (changed.rules.selection.places == official.rules.selection.places) {
        return say(
            Words{"мест в списке: {0}, как в плане", "places on the list: {0}, as in the plan"},
            {places(changed.rules)});
      }
      return instead(
          say, Words{"мест в списке: {0} вместо {1}", "places on the list: {0} instead of {1}"},
          places(changed.rules), places(official.rules));
    case ChangeKind::list:
      return of_list(before, now, say);
    case ChangeKind::tie_break:
      return instead(say,
                     Words{"при равенстве: {0}; в плане: {1}", "tie-break: {0}; in the plan: {1}"},
                     now.tie_chain(), before.tie_chain());
    case ChangeKind::third_expert:
      return say(Words{"правило о третьем эксперте: ", "third-expert rule: "}) + now.third_expert();
    case ChangeKind::experts_min:
      return instead(say, Words{"{0}; в плане: {1}", "{0}; in the plan: {1}"}, now.experts(),
                     before.experts());
    case ChangeKind::total_each_expert:
      return instead(say,
                     Words{"итог каждого эксперта не ниже: {0} вместо {1}",
                           "total of each expert at least: {0} instead of {1}"},
                     optional_number(changed.rules.total_each_expert, say),
                     optional_number(official.rules.total_each_expert, say));
    case ChangeKind::rounding:
      return instead(say, Words{"округление: {0}; в плане: {1}", "rounding: {0}; in the plan: {1}"},
                     now.rounding(), before.rounding());
    case ChangeKind::expert_out:
      return say(Words{"без листов эксперта {0}", "without the sheets of expert {0}"},
                 {official.experts[change.expert.value()].id});
    case ChangeKind::practice_out:
      return say(Words{"без практики {0}", "without practice {0}"},
                 {official.practices[change.practice.value()].id});
  }
  return {};
}

std::string hold(const Study& study, const ListStanding& standing, const Speech& say) {
  const std::vector<Text> group{standing.quota_group};
  switch (standing.hold) {
    case Hold::in_order:
      return say(Words{"в списке по месту", "on the list by its place"});
    case Hold::minimum:
      return say(Words{"в списке по минимуму квоты: {0}", "on the list by a quota's minimum: {0}"},
                 group);
    case Hold::recorded:
      return say(Words{"в списке по решению комиссии", "on the list by a recorded decision"});
    case Hold::places:
      return say(Words{"места заняты практиками, стоящими выше", "better ones have the places"});
    case Hold::tie:
      return say(Words{"балл как у последней в списке, уступает по правилу при равенстве",
                       "level with the last of the list, behind by the tie-break"});
    case Hold::pass_mark:
      return say(Words{"ниже проходного балла", "below the pass mark"});
    case Hold::gate:
      return standing.criterion ? say(Words{"не пройден порог по критерию {0}",
                                            "the gate of criterion {0} failed"},
                                      {study.criteria.criteria[*standing.criterion].id})
                                : say(Words{"итог одного из экспертов ниже порога",
                                            "one expert's total is below its floor"});
    case Hold::quota:
      return say(Words{"квота заполнена: {0}", "the quota is full: {0}"}, group);
    case Hold::reserved:
      return say(Words{"место оставлено по минимуму квоты: {0}",
                       "the place is kept for a quota's minimum: {0}"},
                 group);
    case Hold::included:
      return say(Words{"в списке по отдельному решению", "on the list by a decision of its own"});
    case Hold::incompatible:
      return say(Words{"несовместима с практикой из списка", "excluded by a practice on the list"});
    case Hold::budget:
      return say(Words{"не укладывается в бюджет", "does not fit into the budget"});
    case Hold::rule:
      return say(Words{"лучший по правилу список обходится без неё",
                       "the list that is best by the rule does without it"});
    case Hold::excluded:
      return say(Words{"исключена решением", "taken out by a recorded decision"});
    case Hold::not_recorded:
      return say(Words{"нет в списке, который принят решением", "not on the recorded list"});
    case Hold::too_few_sheets:
      return say(Words{"не хватает засчитанных листов", "too few sheets count"});
    case Hold::awaits_chair:
      return say(Words{"спорная, ждёт решения председателя", "disputed, waits for the chair"});
    case Hold::out:
      return say(Words{"не участвует", "does not take part"});
  }
  return {};
}

std::string title(const Trial& trial, std::size_t number, const Speech& say) {
  if (!trial.variant.title.empty()) return trial.variant.title;
  if (number == 0) return say(Words{"Изменения", "Changes"});
  return say(Words{"Вариант {0}", "Variant {0}"}, {count(number)});
}

}  // namespace otbor::tuning_words
