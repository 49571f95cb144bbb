// The tables of a card: marks of criteria, marks of stages, comments.

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/rate/sheet_totals.hpp"
#include "engine/render/card/card.hpp"
#include "engine/render/card/marks.hpp"

namespace otbor::card {
namespace {

bool is_counted(const Study& study, Index<Sheet> sheet) {
  return study.sheets.sheets[sheet].status == SheetStatus::counted;
}

/// «3 → 4,50»: the mark and what it brings to the total.
std::string weighted(const Narrator& narrator, Index<Practice> at, Index<Sheet> sheet,
                     Index<Criterion> criterion) {
  const auto& study = narrator.study();
  const auto text = mark_text(narrator, sheet, criterion);
  const auto mark = study.sheets.marks(sheet, criterion);
  if (!is_mark(mark) || !is_counted(study, sheet)) return text;
  const auto value = counted_value(study.criteria, study.criteria.criteria[criterion], mark);
  const auto weight = study.criteria.weights(narrator.practice(at).group, criterion);
  return text + " × " + narrator.say(print_points(weight)) + " = " +
         narrator.say(print_points(product(value, weight)));
}

std::string mean_text(const Narrator& narrator, Index<Practice> at, Index<Criterion> criterion) {
  const auto& mean = narrator.dossier.ranking.means(at, criterion);
  if (mean.marks == 0) return {};
  std::vector<Points> gates;
  const auto& gate = narrator.study().criteria.criteria[criterion].gate;
  if (gate) gates.push_back(*gate);
  return narrator.say.against(mean.mean, narrator.rules().rounding, gates);
}

TableRow criterion_row(const Narrator& narrator, Index<Practice> at, Index<Criterion> criterion) {
  const auto& study = narrator.study();
  const auto& facts = study.criteria.criteria[criterion];
  TableRow row{{facts.id + " " + facts.title}};
  for (const auto sheet : study.sheets.of_practice[at]) {
    row.cells.emplace_back(weighted(narrator, at, sheet, criterion), "",
                           is_counted(study, sheet) ? Tone::plain : Tone::faint);
  }
  row.cells.emplace_back(mean_text(narrator, at, criterion));
  return row;
}

/// What each sheet's total holds beyond its marks; nullopt when nothing was added to any.
std::optional<TableRow> correction_row(const Narrator& narrator, Index<Practice> at) {
  const auto& totals = narrator.dossier.consistency.totals;
  bool any = false;
  TableRow row{{narrator.say(Words{"Поправка на строгость", "Correction for severity"})}};
  for (const auto sheet : narrator.study().sheets.of_practice[at]) {
    const Points added = totals[sheet].correction;
    any = any || added != Points();
    row.cells.emplace_back((added > Points() ? "+" : "") + narrator.say(print_points(added)));
  }
  row.cells.emplace_back("");
  return any ? std::optional(std::move(row)) : std::nullopt;
}

TableRow total_row(const Narrator& narrator, Index<Practice> at) {
  const auto& study = narrator.study();
  TableRow row{{narrator.say(Words{"Итог листа", "Total of the sheet"})}, true};
  for (const auto sheet : study.sheets.of_practice[at]) {
    row.cells.emplace_back(is_counted(study, sheet) ? narrator.total_text(sheet)
                                                    : std::string("–"));
  }
  row.cells.emplace_back("");
  return row;
}

std::vector<TableColumn> sheet_columns(const Narrator& narrator, Index<Practice> at, Words first) {
  const auto& say = narrator.say;
  std::vector<TableColumn> columns{{.title = say(first), .names_row = true}};
  for (const auto sheet : narrator.study().sheets.of_practice[at]) {
    columns.push_back({sheet_heading(narrator, at, sheet), Align::right, true});
  }
  columns.push_back({say(Words{"Среднее", "Mean"}), Align::right, true});
  return columns;
}

bool has_stage_marks(const Study& study, Index<Practice> at) {
  const auto& marks = study.sheets.stage_marks;
  return std::ranges::any_of(study.sheets.of_practice[at], [&](Index<Sheet> sheet) {
    return std::ranges::any_of(marks.row(sheet), is_mark);
  });
}

std::string stage_mark_text(const Narrator& narrator, Index<Sheet> sheet, Index<Stage> stage) {
  const auto mark = narrator.study().sheets.stage_marks(sheet, stage);
  if (!is_mark(mark)) return {};
  return narrator.say(print_points(narrator.study().cycle->scale.value(mark)));
}

TableRow stage_row(const Narrator& narrator, Index<Practice> at, Index<Stage> stage,
                   bool with_sheets) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto& facts = study.cycle->stages[stage];
  const auto& profile = narrator.dossier.cycles.practices[at];
  TableRow row{{facts.code + " " + facts.title}};
  if (with_sheets) {
    for (const auto sheet : study.sheets.of_practice[at]) {
      row.cells.emplace_back(stage_mark_text(narrator, sheet, stage), "",
                             is_counted(study, sheet) ? Tone::plain : Tone::faint);
    }
  }
  const auto& mark = profile.stages[stage];
  const auto limit = study.cycle->closed_at_sum.value_or(study.cycle->sufficient);
  const bool defect = std::ranges::find(profile.defects, stage) != profile.defects.end();
  row.cells.emplace_back(
      mark.marks > 0 ? say.against(mark.mean, narrator.rules().rounding, {limit}) : std::string(),
      "", defect ? Tone::bad : Tone::plain);
  if (!profile.defects.empty()) {
    row.cells.emplace_back(defect ? say(Words{"ниже {0}", "below {0}"}, {print_points(limit)})
                                  : "");
  }
  return row;
}

}  // namespace

std::string sheet_heading(const Narrator& narrator, Index<Practice> at, Index<Sheet> sheet) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto& facts = study.sheets.sheets[sheet];
  auto heading = study.experts[facts.expert].id;
  const auto* third = third_expert_of(study, at);
  const auto& used = narrator.score(at).used;
  if (facts.status == SheetStatus::recused)
    return heading + "\n" + say(Words{"самоотвод", "recused"});
  if (facts.status == SheetStatus::incomplete) {
    return heading + "\n" + say(Words{"не полон", "incomplete"});
  }
  if (third != nullptr && third->expert == facts.expert) {
    heading += "\n" + say(Words{"дополнительный", "additional"});
  }
  if (narrator.score(at).scored() && std::ranges::find(used, sheet) == used.end()) {
    heading += "\n" + say(Words{"не учтён", "not used"});
  }
  return heading;
}

std::vector<Block> marks(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  if (study.sheets.of_practice[at].empty()) return {};
  TableBlock table;
  table.columns = sheet_columns(narrator, at, {"Критерий", "Criterion"});
  for (const auto criterion : study.criteria.criteria.count()) {
    table.rows.push_back(criterion_row(narrator, at, criterion));
  }
  if (auto row = correction_row(narrator, at)) table.rows.push_back(std::move(*row));
  table.rows.push_back(total_row(narrator, at));
  std::vector<Block> blocks;
  blocks.emplace_back(
      Heading{level, say(Words{"Оценки: балл × коэффициент", "Marks: mark × weight"}), ""});
  blocks.emplace_back(std::move(table));
  return blocks;
}

std::vector<Block> cycle(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto* found = narrator.cycle_class(at);
  if (!study.cycle || narrator.dossier.cycles.practices.empty()) return {};
  if (study.sheets.of_practice[at].empty()) return {};
  const bool with_sheets = narrator.order.names_experts() && has_stage_marks(study, at);
  TableBlock table;
  if (with_sheets) {
    table.columns = sheet_columns(narrator, at, {"Этап", "Stage"});
  } else {
    table.columns = {{.title = say(Words{"Этап", "Stage"}), .names_row = true},
                     {say(Words{"Значение", "Value"}), Align::right, true}};
  }
  if (!narrator.dossier.cycles.practices[at].defects.empty()) {
    table.columns.push_back({.title = say(Words{"Дефект", "Defect"}), .narrow = true});
  }
  for (const auto stage : study.cycle->stages.count()) {
    table.rows.push_back(stage_row(narrator, at, stage, with_sheets));
  }
  std::vector<Block> blocks;
  blocks.emplace_back(Heading{level, say(Words{"Управленческий цикл", "Management cycle"}), ""});
  if (found != nullptr) {
    auto words = found->letter + " – " + found->title;
    if (!found->meaning.empty()) words += "; " + found->meaning;
    blocks.emplace_back(Paragraph{words + "."});
  }
  blocks.emplace_back(std::move(table));
  return blocks;
}

std::vector<Block> comments(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  TableBlock table;
  table.columns = {{.title = say(Words{"Критерий или этап", "Criterion or stage"}),
                    .narrow = true,
                    .names_row = true},
                   {.title = say(Words{"Эксперт", "Expert"}), .narrow = true},
                   {say(Words{"Балл", "Mark"}), Align::right, true},
                   {.title = say(Words{"Комментарий", "Comment"})}};
  const auto add = [&](const std::string& of, Index<Sheet> sheet, std::string mark,
                       std::string words) {
    if (words.empty()) return;
    table.rows.push_back({{of, study.experts[study.sheets.sheets[sheet].expert].id, std::move(mark),
                           std::move(words)}});
  };
  for (const auto criterion : study.criteria.criteria.count()) {
    for (const auto sheet : study.sheets.of_practice[at]) {
      add(study.criteria.criteria[criterion].id, sheet, mark_text(narrator, sheet, criterion),
          comment(study, sheet, criterion));
    }
  }
  for (const auto stage : study.sheets.stage_marks.columns()) {
    const auto& facts = study.cycle->stages[stage];
    const auto& title = facts.short_title.empty() ? facts.title : facts.short_title;
    for (const auto sheet : study.sheets.of_practice[at]) {
      add(facts.code + " " + title, sheet, stage_mark_text(narrator, sheet, stage),
          comment(study, sheet, stage));
    }
  }
  if (table.rows.empty()) return {};
  std::vector<Block> blocks;
  blocks.emplace_back(Heading{level, say(Words{"Комментарии экспертов", "Experts' comments"}), ""});
  blocks.emplace_back(std::move(table));
  return blocks;
}

}  // namespace otbor::card
