#include "engine/render/criteria/annex.hpp"

#include <algorithm>
#include <iterator>

#include "engine/model/names.hpp"
#include "engine/model/study.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor {
namespace {

struct Annex {
  const CriteriaSet& criteria;
  const Rules& rules;
  const std::optional<Cycle>& cycle;
  Speech say;
  std::vector<Block> blocks;

  void heading(int level, Words words, std::string anchor) {
    blocks.emplace_back(Heading{level, say(words), std::move(anchor)});
  }
};

std::string points_text(const Annex& annex, Points value) { return annex.say(print_points(value)); }

std::string categories(const Annex& annex, const Scale& scale, const std::vector<bool>& chosen) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < chosen.size() && i < scale.values.size(); ++i) {
    if (chosen[i]) values.push_back(points_text(annex, scale.values[i]));
  }
  return Speech::listed(values);
}

KeyValues identity(const Annex& annex) {
  const auto& say = annex.say;
  const auto& set = annex.criteria;
  KeyValues values;
  values.items.emplace_back(say(Words{"Версия", "Version"}), set.version);
  if (set.approved) {
    auto words = set.approved->document;
    if (set.approved->date) {
      words += say(Words{" от {0}", " of {0}"}, {date_in_words(*set.approved->date)});
    }
    if (!set.approved->number.empty()) words += " №\u00A0" + set.approved->number;
    values.items.emplace_back(say(Words{"Утверждены", "Approved"}), words);
  }
  for (const auto group : set.applicant_groups.count()) {
    const auto& name = set.applicant_groups[group].name;
    auto term = say(Words{"Максимальный балл", "Maximum"});
    if (!name.empty()) term += ", " + name;
    values.items.emplace_back(std::move(term), points_text(annex, set.maximum[group]));
  }
  values.items.emplace_back("sha256", set.sha256);
  return values;
}

void add_admission(Annex& annex) {
  if (annex.criteria.admission.empty()) return;
  const auto& say = annex.say;
  annex.heading(2, {"Допуск к экспертизе", "Admission"}, "admission");
  annex.blocks.emplace_back(
      Paragraph{say(Words{"Практика допускается, если выполнены все требования.",
                          "A practice is admitted when every requirement is met."})});
  Bullets lines;
  for (const auto& check : annex.criteria.admission) {
    lines.items.push_back(check.id + ". " + check.text);
  }
  annex.blocks.emplace_back(std::move(lines));
}

/// «К6», weights for every group of applicants, scale and gate in one line.
TableBlock criteria_table(const Annex& annex) {
  const auto& say = annex.say;
  const auto& set = annex.criteria;
  TableBlock table;
  table.columns = {{.title = "№", .narrow = true},
                   {.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                   {say(Words{"Шкала", "Scale"}), Align::right, true}};
  for (const auto group : set.applicant_groups.count()) {
    const auto& name = set.applicant_groups[group].name;
    table.columns.push_back(
        {name.empty() ? say(Words{"Коэффициент", "Weight"}) : name, Align::right, true});
  }
  table.columns.push_back({say(Words{"Порог", "Gate"}), Align::right, true});
  for (const auto at : set.criteria.count()) {
    const auto& criterion = set.criteria[at];
    TableRow row{{criterion.id, criterion.title, scale_text(criterion.scale, say)}};
    for (const auto group : set.applicant_groups.count()) {
      row.cells.emplace_back(points_text(annex, set.weights(group, at)));
    }
    row.cells.emplace_back(criterion.gate ? say(print_score(*criterion.gate, annex.rules.rounding))
                                          : std::string());
    table.rows.push_back(std::move(row));
  }
  return table;
}

TableBlock levels(const Annex& annex, const Scale& scale,
                  const std::vector<std::string>& descriptors) {
  const auto& say = annex.say;
  TableBlock table;
  table.columns = {{say(Words{"Балл", "Mark"}), Align::right, true},
                   {.title = say(Words{"Когда ставится", "When it is given"})}};
  for (std::size_t i = scale.values.size(); i-- > 0;) {
    const auto& words = i < descriptors.size() && !descriptors[i].empty() ? descriptors[i]
                                                                          : scale.level_names.at(i);
    if (!words.empty()) table.rows.push_back({{points_text(annex, scale.values[i]), words}});
  }
  return table;
}

KeyValues conditions(const Annex& annex, const Criterion& criterion) {
  const auto& say = annex.say;
  KeyValues values;
  const auto add = [&](Words term, std::string value) {
    if (!value.empty()) values.items.emplace_back(say(term), std::move(value));
  };
  add({"Чем подтверждается", "Evidence"}, Speech::listed(criterion.evidence, "; "));
  add({"Комментарий обязателен при", "Comment required at"},
      categories(annex, criterion.scale, criterion.comment_required));
  add({"Подтверждение обязательно при", "Evidence required at"},
      categories(annex, criterion.scale, criterion.evidence_required));
  if (criterion.without_evidence) {
    add({"Без подтверждения считается", "Without evidence counts as"},
        points_text(annex, criterion.scale.value(*criterion.without_evidence)));
  }
  if (criterion.gate_each) {
    add({"У каждого эксперта не ниже", "From every expert at least"},
        points_text(annex, *criterion.gate_each));
  }
  if (annex.cycle) {
    std::vector<std::string> stages;
    for (const auto stage : criterion.stages) stages.push_back(annex.cycle->stages[stage].title);
    add({"Этапы цикла", "Stages of the cycle"}, Speech::listed(stages, "; "));
  }
  add({"Заполняет", "Filled by"}, criterion.filled_by);
  if (!criterion.required) {
    add({"Обязательность", "Required"},
        say(Words{"может остаться без оценки", "may be left unrated"}));
  }
  return values;
}

void add_criteria(Annex& annex) {
  annex.heading(2, {"Критерии", "Criteria"}, "criteria");
  annex.blocks.emplace_back(criteria_table(annex));
  std::size_t n = 0;
  for (const auto& criterion : annex.criteria.criteria) {
    annex.blocks.emplace_back(
        Heading{3, criterion.id + ". " + criterion.title, "criterion-" + std::to_string(++n)});
    if (!criterion.question.empty()) annex.blocks.emplace_back(Paragraph{criterion.question});
    auto table = levels(annex, criterion.scale, criterion.descriptors);
    if (!table.rows.empty()) annex.blocks.emplace_back(std::move(table));
    auto values = conditions(annex, criterion);
    if (!values.items.empty()) annex.blocks.emplace_back(std::move(values));
  }
}

void add_rules(Annex& annex) {
  const auto& say = annex.say;
  const RulesText text{annex.criteria, annex.rules, say};
  annex.heading(2, {"Расчёт и решения", "Arithmetic and decisions"}, "rules");
  KeyValues values;
  values.items.emplace_back(say(Words{"Итог листа", "Total of a sheet"}), text.sheet_total());
  values.items.emplace_back(say(Words{"Итоговый балл", "Score"}), text.aggregation());
  values.items.emplace_back(say(Words{"Экспертов", "Experts"}), text.experts());
  values.items.emplace_back(say(Words{"Округление", "Rounding"}), text.rounding());
  values.items.emplace_back(say(Words{"Пропуски", "Blanks"}), text.blanks());
  const auto gates = text.gates();
  if (!gates.empty()) {
    values.items.emplace_back(say(Words{"Пороги", "Gates"}), Speech::listed(gates, ";\n"));
  }
  values.items.emplace_back(say(Words{"При равенстве баллов", "Between equal totals"}),
                            text.tie_chain());
  values.items.emplace_back(say(Words{"Состав списка", "The list"}), text.selection());
  std::vector<std::string> quotas;
  for (const auto& quota : annex.rules.selection.quotas) quotas.push_back(text.quota(quota));
  if (!quotas.empty()) {
    values.items.emplace_back(say(Words{"Квоты", "Quotas"}), Speech::listed(quotas, ";\n"));
  }
  annex.blocks.emplace_back(std::move(values));
  if (!annex.rules.bands.empty()) {
    annex.heading(3, {"Решение по итоговому баллу", "Decision by the total"}, "bands");
    annex.blocks.emplace_back(text.decisions());
  }
  if (!annex.rules.third_expert) return;
  annex.heading(3, {"Дополнительный эксперт", "Additional expert"}, "third-expert");
  annex.blocks.emplace_back(Paragraph{text.third_expert()});
}

std::string class_conditions(const Annex& annex, const CycleClass& one) {
  const auto& say = annex.say;
  std::vector<std::string> parts;
  if (one.defects_at_least) {
    parts.push_back(say(Words{"дефектов не менее {0}", "at least {0} {0|defect|defects}"},
                        {count(*one.defects_at_least)}));
  }
  if (one.defects_at_most) {
    parts.push_back(*one.defects_at_most == 0
                        ? say(Words{"дефектов нет", "no defects"})
                        : say(Words{"дефектов не более {0}", "at most {0} {0|defect|defects}"},
                              {count(*one.defects_at_most)}));
  }
  if (one.closed_at_least) {
    parts.push_back(
        say(Words{"закрыто этапов не менее {0}", "at least {0} {0|stage|stages} closed"},
            {count(*one.closed_at_least)}));
  }
  for (const auto& [stage, least] : one.stages_at_least) {
    parts.push_back(say(Words{"{0} не ниже {1}", "{0} at least {1}"},
                        {annex.cycle->stages[stage].code, print_points(least)}));
  }
  return parts.empty() ? say(Words{"в остальных случаях", "otherwise"})
                       : Speech::listed(parts, "; ");
}

std::string what_is_a_defect(const Annex& annex) {
  const auto& cycle = *annex.cycle;
  return cycle.closed_at_sum
             ? annex.say(
                   Words{"Этап закрыт, если сумма его отметок не ниже {0}. Классы проверяются "
                         "сверху вниз; действует первый подходящий.",
                         "A stage is closed when its marks sum up to at least {0}. Classes are "
                         "tried from the top; the first that fits applies."},
                   {print_points(*cycle.closed_at_sum)})
             : annex.say(
                   Words{"Дефект – этап, средняя отметка которого ниже {0}. Классы "
                         "проверяются сверху вниз; действует первый подходящий.",
                         "A defect is a stage whose mean mark is below {0}. Classes are tried "
                         "from the top; the first that fits applies."},
                   {print_points(cycle.sufficient)});
}

void add_cycle(Annex& annex) {
  if (!annex.cycle) return;
  const auto& say = annex.say;
  const auto& cycle = *annex.cycle;
  annex.heading(2, {"Этапы управленческого цикла", "Stages of the management cycle"}, "cycle");
  TableBlock stages;
  stages.columns = {{.title = say(Words{"Код", "Code"}), .narrow = true},
                    {.title = say(Words{"Этап", "Stage"}), .names_row = true}};
  const auto highest_mark = [](const Stage& stage) {
    return stage.descriptors.empty() ? std::string() : stage.descriptors.back();
  };
  const bool described = std::ranges::any_of(
      cycle.stages, [&](const Stage& stage) { return !highest_mark(stage).empty(); });
  if (described) {
    stages.columns.push_back({.title = say(Words{"Когда ставится высшая отметка",
                                                 "When it is given the highest mark"})});
  }
  for (const auto& stage : cycle.stages) {
    auto& row = stages.rows.emplace_back();
    row.cells = {stage.code, stage.title};
    if (described) row.cells.push_back(highest_mark(stage));
  }
  annex.blocks.emplace_back(std::move(stages));
  auto marks = levels(annex, cycle.scale, {});
  if (!marks.rows.empty()) annex.blocks.emplace_back(std::move(marks));
  TableBlock classes;
  classes.columns = {{.title = say(Words{"Класс", "Class"}), .narrow = true},
                     {.title = say(Words{"Название", "Title"}), .names_row = true},
                     {.title = say(Words{"Условие", "Condition"})},
                     {.title = say(Words{"Что означает", "Meaning"})}};
  for (const auto& one : cycle.classes) {
    classes.rows.push_back({{one.letter, one.title, class_conditions(annex, one), one.meaning}});
  }
  annex.heading(3, {"Полнота цикла", "Completeness of the cycle"}, "classes");
  annex.blocks.emplace_back(Paragraph{what_is_a_defect(annex)});
  annex.blocks.emplace_back(std::move(classes));
}

}  // namespace

Document criteria_annex(const CriteriaSet& criteria, const Rules& rules,
                        const std::optional<Cycle>& cycle, const RenderOrder& order) {
  Annex annex{criteria, rules, cycle, Speech(order.lang), {}};
  annex.blocks.emplace_back(identity(annex));
  add_admission(annex);
  add_criteria(annex);
  add_rules(annex);
  add_cycle(annex);
  Document document;
  document.id = "criteria";
  document.title = criteria.title;
  document.subtitle = annex.say(Words{"Критерии и правила", "Criteria and rules"});
  document.lang = order.lang;
  document.banner = banner_of(Provenance::real, order);
  document.contents = true;
  document.blocks = std::move(annex.blocks);
  return document;
}

}  // namespace otbor
