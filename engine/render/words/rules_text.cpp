#include "engine/render/words/rules_text.hpp"

#include "engine/model/names.hpp"
#include "engine/score/method.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

namespace {

/// When an additional expert is called, condition by condition.
std::vector<std::string> conditions(const ThirdExpertRule& rule, const Speech& say) {
  std::vector<std::string> lines;
  if (rule.gap_percent) {
    lines.push_back(say(Words{"итоги двух экспертов различаются не менее чем на {0} "
                              "максимального балла",
                              "the totals of two experts differ by {0} of the maximum or more"},
                        {print_percent(*rule.gap_percent)}));
  }
  if (rule.gate_gap_levels) {
    lines.push_back(say(Words{"по критерию с порогом отметки двух экспертов различаются на {0} "
                              "{0|уровень|уровня|уровней} или больше",
                              "on a criterion with a gate the marks of two experts differ by {0} "
                              "{0|level|levels} or more"},
                        {count(*rule.gate_gap_levels)}));
  }
  if (rule.threshold_gap_percent) {
    lines.push_back(
        say(Words{"проходной балл лежит между итогами двух экспертов, и они различаются "
                  "не менее чем на {0} максимального балла",
                  "the pass mark lies between the totals of two experts and they differ "
                  "by {0} of the maximum or more"},
            {print_percent(*rule.threshold_gap_percent)}));
  }
  return lines;
}

}  // namespace

std::string scale_text(const Scale& scale, const Speech& say) {
  const auto range = scale.range_text();
  if (range.find("–") == std::string::npos) return range;  // every value is named
  const auto step = scale.values[1] - scale.values[0];
  if (step == Points::whole(1)) return range;
  return range + say(Words{", шаг {0}", ", step {0}"}, {print_points(step)});
}

std::string RulesText::sheet_total() const {
  return say(Words{"сумма произведений балла на коэффициент критерия",
                   "the sum of mark times weight over the criteria"});
}

std::string RulesText::aggregation() const {
  const Method* method = find_method(rules.aggregation.id);
  if (method == nullptr) return rules.aggregation.id;
  auto words = say(method->title);
  std::vector<std::string> options;
  for (const auto& [id, value] : rules.aggregation.options) {
    options.push_back(id + ": " + say(print_points(value)));
  }
  if (!options.empty()) words += " (" + Speech::listed(options) + ")";
  if (rules.severity_corrected) {
    words += say(Words{"; итоги листов – с поправкой на строгость эксперта, если она обоснована",
                       "; totals of sheets corrected for the expert's severity where that is "
                       "earned"});
  }
  return words;
}

std::string RulesText::rounding() const {
  const bool exact = rules.rounding.decide_on == DecideOn::exact;
  return say(
      exact ? Words{"до {0} {0|знака|знаков|знаков} после запятой, {1}; места, пороги и "
                    "равенства определяются по точным значениям",
                    "{0} {0|decimal|decimals}, {1}; places, pass marks and ties are decided "
                    "on exact values"}
            : Words{"до {0} {0|знака|знаков|знаков} после запятой, {1}; места, пороги и "
                    "равенства определяются по округлённым значениям",
                    "{0} {0|decimal|decimals}, {1}; places, pass marks and ties are decided "
                    "on rounded values"},
      {count(static_cast<std::uint64_t>(rules.rounding.digits)), name_of(rules.rounding.rule)});
}

std::string RulesText::blanks() const {
  return rules.blanks == Blanks::error
             ? say(Words{"пропуск обязательной оценки не допускается",
                         "a required mark may not be blank"})
             : say(Words{
                   "лист с пропуском обязательной оценки не учитывается; пропуск не считается "
                   "нулём",
                   "a sheet with a required mark left blank is not counted; a blank is not "
                   "zero"});
}

std::string RulesText::experts() const {
  return say(Words{"не менее {0} {0|эксперта|экспертов|экспертов} на практику",
                   "at least {0} {0|expert|experts} a practice"},
             {count(rules.experts_min)});
}

std::string RulesText::third_expert() const {
  if (!rules.third_expert) return {};
  return say(Words{"Дополнительный эксперт назначается, если {0}. Что учитывается затем: {1}.",
                   "An additional expert is called when {0}. What counts then: {1}."},
             {Speech::listed(conditions(*rules.third_expert, say), say(Words{" либо ", " or "})),
              name_of(rules.third_expert->mode)});
}

std::string RulesText::quota(const Quota& quota) const {
  std::vector<std::string> parts;
  if (quota.at_most) parts.push_back(say(print_at_most(quota)));
  if (quota.at_least && quota.if_best_percent) {
    parts.push_back(say(Words{"{0}, если лучшая из них набрала не менее {1}",
                              "{0}, if the best of them reached {1}"},
                        {print_at_least(quota), print_percent(*quota.if_best_percent)}));
  } else if (quota.at_least) {
    parts.push_back(say(print_at_least(quota)));
  }
  return Speech::listed(parts, "; ");
}

std::string RulesText::tie_step(const TieStep& step) const {
  if (!step.criterion) return say(name_of(step.rule));
  const auto& criterion = criteria.criteria[*step.criterion];
  return say(Words{"более высокий средний балл по критерию {0} «{1}»",
                   "a higher mean mark on criterion {0} “{1}”"},
             {criterion.id, criterion.title});
}

std::string RulesText::tie_chain() const {
  std::vector<std::string> steps;
  for (const auto& step : rules.tie_break) {
    steps.push_back(std::to_string(steps.size() + 1) + ") " + tie_step(step));
  }
  const auto last = say(Words{"места делятся", "places are shared"});
  steps.push_back(steps.empty() ? last : std::to_string(steps.size() + 1) + ") " + last);
  return Speech::listed(steps, "; ");
}

std::string RulesText::selection() const {
  const SelectionRule* rule = find_selection_rule(rules.selection.rule);
  const auto title = rule != nullptr ? Text(rule->title) : Text(rules.selection.rule);
  if (!rules.selection.places) return say(title);
  return say(
      Words{"{0}; {1|место|места|мест} в списке: {1}", "{0}; {1|place|places} on the list: {1}"},
      {title, count(*rules.selection.places)});
}

TableBlock RulesText::decisions() const {
  TableBlock table;
  table.columns = {{.title = say(Words{"Решение", "Decision"}), .names_row = true},
                   {.title = say(Words{"Итоговый балл", "Total"}), .narrow = true},
                   {.title = say(Words{"Пороги по критериям", "Gates"})}};
  for (const auto& band : rules.bands) {
    const auto from = band.from ? say(Words{"от {0}", "from {0}"}, {print_points(*band.from)})
                      : band.from_percent
                          ? say(Words{"от {0} максимума", "from {0} of the maximum"},
                                {print_percent(*band.from_percent)})
                          : say(Words{"любой", "any"});
    auto title = band.wording.empty() ? band.title : band.wording;
    if (title.empty()) title = say(name_of(band.decision));
    table.rows.push_back({{title, from,
                           band.gates_required ? say(Words{"обязательны", "required"})
                                               : say(Words{"не учитываются", "not considered"})}});
  }
  return table;
}

std::vector<std::string> RulesText::gates() const {
  std::vector<std::string> lines;
  for (const auto& criterion : criteria.criteria) {
    if (criterion.gate) {
      lines.push_back(
          say(Words{"{0} «{1}»: среднее не ниже {2}", "{0} “{1}”: mean at least {2}"},
              {criterion.id, criterion.title, print_score(*criterion.gate, rules.rounding)}));
    }
    if (criterion.gate_each) {
      lines.push_back(say(Words{"{0} «{1}»: у каждого эксперта не ниже {2}",
                                "{0} “{1}”: at least {2} from every expert"},
                          {criterion.id, criterion.title, print_points(*criterion.gate_each)}));
    }
  }
  if (rules.total_each_expert) {
    lines.push_back(
        say(Words{"итог каждого эксперта не ниже {0}", "the total of every expert at least {0}"},
            {print_points(*rules.total_each_expert)}));
  }
  return lines;
}

std::vector<std::string> RulesText::requirements() const {
  std::vector<std::string> lines;
  const auto& wanted = rules.requirements;
  if (wanted.all_rated) {
    lines.push_back(
        say(Words{"все допущенные практики оценены", "every admitted practice is rated"}));
  }
  if (wanted.disputes_resolved) {
    lines.push_back(say(Words{"все споры разрешены", "every dispute is resolved"}));
  }
  if (wanted.alpha_at_least) {
    lines.push_back(say(Words{"α Криппендорфа по итоговым баллам не ниже {0}",
                              "Krippendorff's α of the totals at least {0}"},
                        {print_points(*wanted.alpha_at_least)}));
  }
  return lines;
}

}  // namespace otbor
