#include "engine/render/card/expert_page.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/rate/comparisons.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/expert_words.hpp"

namespace otbor {
namespace {

using Blocks = std::vector<Block>;

/// Sheets on which the expert stands furthest from the colleagues.
constexpr std::size_t furthest_max = 10;
/// Fewer shared practices support no word on severity.
constexpr std::uint32_t shared_min = 5;

/// A sheet's total beside the mean total of the colleagues of the practice's panel.
struct Beside {
  Index<Sheet> sheet;
  double own = 0;
  std::optional<double> colleagues;
};

double full_total(const Dossier& dossier, Index<Sheet> sheet) {
  const auto& practice = dossier.study.practices[dossier.study.sheets.sheets[sheet].practice];
  const auto total = on_full_scale(dossier.consistency.totals[sheet],
                                   dossier.study.criteria.maximum[practice.group]);
  return total ? total->approximate() : 0;
}

std::vector<Beside> sheets_of(const Dossier& dossier, Index<Expert> expert) {
  const auto& sheets = dossier.study.sheets;
  std::vector<Beside> found;
  for (const auto practice : dossier.study.practices.count()) {
    double sum = 0;
    double others = 0;
    std::optional<Index<Sheet>> own;
    for (const auto at : sheets.of_practice[practice]) {
      if (sheets.sheets[at].status != SheetStatus::counted) continue;
      if (sheets.sheets[at].expert == expert) {
        own = at;
      } else {
        sum += full_total(dossier, at);
        others += 1;
      }
    }
    if (!own) continue;
    found.push_back(
        {*own, full_total(dossier, *own), others > 0 ? std::optional(sum / others) : std::nullopt});
  }
  return found;
}

Paragraph severity(const Narrator& narrator, Index<Expert> at) {
  const auto& say = narrator.say;
  const auto& fitted = narrator.dossier.consistency.diagnosis.correction.severity;
  if (!fitted) {
    return {say(Words{"Строгость не определяется: {0}.", "Severity is undefined: {0}."},
                {name_of(fitted.error())})};
  }
  const auto& one = fitted->experts[at];
  const auto shared = one ? one->practices_shared : 0;
  if (shared < shared_min) {
    return {say(Words{"Данных мало: {0} {0|практика оценена|практики оценены|практик оценено} "
                      "вместе с коллегами, а нужно не меньше {1}. Вывода о строгости нет.",
                      "Too few data: {0} {0|practice was|practices were} rated together with "
                      "colleagues, at least {1} are needed. Nothing is concluded on severity."},
                {count(shared), count(shared_min)})};
  }
  constexpr double two_sided_95 = 1.959964;
  const double low = one->points - two_sided_95 * one->se;
  const double high = one->points + two_sided_95 * one->se;
  const std::vector<Text> numbers{say.real(std::abs(one->points), 2), say.real(low, 2, true),
                                  say.real(high, 2, true), count(shared)};
  if (low <= 0 && high >= 0) {
    return {
        say(Words{"От коллег Вы по строгости не отличаетесь: оценка {1} … {2} балла (95\u00A0%) "
                  "включает ноль. Практик, оценённых вместе с коллегами: {3}.",
                  "Your severity does not differ from the colleagues': the estimate, {1} … {2} "
                  "points (95%), includes zero. Practices rated together with colleagues: {3}."},
            numbers)};
  }
  return {
      one->points > 0
          ? say(Words{"Вы строже коллег: на тех же практиках Ваши итоги ниже в среднем на {0} "
                      "балла (95\u00A0%: {1} … {2}). Практик, оценённых вместе с коллегами: {3}.",
                      "You are stricter than the colleagues: on the same practices your totals "
                      "are lower by {0} points on average (95%: {1} … {2}). Practices rated "
                      "together with colleagues: {3}."},
                numbers)
          : say(Words{"Вы мягче коллег: на тех же практиках Ваши итоги выше в среднем на {0} "
                      "балла (95\u00A0%: {1} … {2}). Практик, оценённых вместе с коллегами: {3}.",
                      "You are more lenient than the colleagues: on the same practices your "
                      "totals are higher by {0} points on average (95%: {1} … {2}). Practices "
                      "rated together with colleagues: {3}."},
                numbers)};
}

TableRow compared_row(const Speech& say, Words what, const Expected<Comparison>& compared) {
  TableRow row;
  row.cells.emplace_back(say(what));
  if (!compared) {
    row.cells.resize(4, TableCell("–"));
    row.cells.emplace_back(say(Words{"данных мало", "too few data"}), "", Tone::faint);
    return row;
  }
  const auto interval = interval_of(*compared);
  const bool by_chance = interval.low <= 0 && interval.high >= 0;
  row.cells.emplace_back(say.real(compared->own, 2));
  row.cells.emplace_back(say.real(compared->colleagues, 2));
  row.cells.emplace_back(say.real(interval.low, 2, true) + " … " +
                         say.real(interval.high, 2, true));
  row.cells.emplace_back(say.whole(compared->sheets));
  row.cells.push_back(
      by_chance ? TableCell(say(Words{"не больше случайного", "no more than chance"}))
      : compared->difference() > 0
          ? TableCell(say(Words{"больше, чем у коллег", "more than the colleagues'"}), "",
                      Tone::waiting)
          : TableCell(say(Words{"меньше, чем у коллег", "less than the colleagues'"}), "",
                      Tone::waiting));
  return row;
}

/// The whole table is left out where single marks were not looked into.
void add_scale_use(const Narrator& narrator, Index<Expert> at, Blocks& blocks) {
  const auto& say = narrator.say;
  const auto& diagnosis = narrator.dossier.consistency.diagnosis;
  if (!diagnosis.looked_at_marks) return;
  const auto& use = diagnosis.use[at];
  blocks.emplace_back(
      Heading{2, say(Words{"Как используется шкала", "How the scale is used"}), "use"});
  TableBlock table;
  table.columns = {{.title = say(Words{"Что сравнивается", "Compared"}), .names_row = true},
                   {say(Words{"У Вас", "Yours"}), Align::right, true},
                   {say(Words{"У коллег", "Colleagues'"}), Align::right, true},
                   {say(Words{"Разница (95\u00A0%)", "Difference (95%)"}), Align::right, true},
                   {say(Words{"Листов", "Sheets"}), Align::right, true},
                   {.title = say(Words{"Вывод", "Verdict"})}};
  table.rows.push_back(compared_row(say, {"Средняя оценка", "Mean mark"}, use.level));
  table.rows.push_back(compared_row(
      say, {"Разброс оценок внутри листа", "Spread of marks within a sheet"}, use.within));
  table.rows.push_back(compared_row(say,
                                    {"Различение практик (квадрат отклонения среднего)",
                                     "Telling practices apart (squared deviation of means)"},
                                    use.over));
  table.rows.push_back(compared_row(
      say, {"Доля оценок в середине шкалы", "Share of marks in the middle"}, use.middle));
  table.rows.push_back(
      compared_row(say, {"Доля крайних оценок", "Share of marks at the ends"}, use.ends));
  blocks.emplace_back(std::move(table));
  blocks.emplace_back(Paragraph{
      say(Words{"Сравниваются только практики, которые оценили и Вы, и коллеги. Малый разброс "
                "внутри листа бывает, когда общее впечатление переносится на все критерии (эффект "
                "ореола).",
                "Only practices that both you and colleagues rated are compared. A small spread "
                "within a sheet arises when the overall impression is carried to every criterion "
                "(halo)."}),
      ParagraphRole::note});
}

void add_questions(const Narrator& narrator, Index<Expert> at, Blocks& blocks) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  const auto& consistency = narrator.dossier.consistency;
  Bullets items;
  for (const auto& finding : consistency.diagnosis.findings) {
    if (finding.expert == at.value())
      items.items.push_back(told_finding(narrator, finding, ToldTo::expert));
  }
  for (const auto& flat : consistency.flat_sheets) {
    const auto& sheet = study.sheets.sheets[flat.sheet];
    if (sheet.expert != at) continue;
    items.items.push_back(say(
        Words{"{0}. Подтвердите, что так и задумано.", "{0}. Please confirm that this is meant."},
        {told_flat_sheet(narrator, flat)}));
  }
  blocks.emplace_back(
      Heading{2, say(Words{"О чём просим подумать", "What to think about"}), "questions"});
  if (items.items.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Вопросов нет.", "There are no questions."})});
  } else {
    blocks.emplace_back(std::move(items));
  }
}

void add_furthest(const Narrator& narrator, std::vector<Beside> sheets, Blocks& blocks) {
  const auto& say = narrator.say;
  std::erase_if(sheets, [](const Beside& one) { return !one.colleagues; });
  if (sheets.empty()) return;
  std::ranges::stable_sort(sheets, [](const Beside& a, const Beside& b) {
    return std::abs(a.own - *a.colleagues) > std::abs(b.own - *b.colleagues);
  });
  blocks.emplace_back(Heading{
      2, say(Words{"Где расхождение с коллегами больше всего", "Furthest from the colleagues"}),
      "furthest"});
  TableBlock table;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {say(Words{"Ваш итог", "Your total"}), Align::right, true},
                   {say(Words{"Среднее коллег", "Colleagues' mean"}), Align::right, true},
                   {say(Words{"Разница", "Difference"}), Align::right, true}};
  for (const auto& one : sheets) {
    if (table.rows.size() == furthest_max) break;
    const auto practice = narrator.study().sheets.sheets[one.sheet].practice;
    table.rows.push_back(
        {{narrator.name(practice), narrator.total_text(one.sheet), say.real(*one.colleagues, 2),
          say.real(one.own - *one.colleagues, 2, true)}});
  }
  const auto shown = table.rows.size();
  blocks.emplace_back(std::move(table));
  if (shown < sheets.size()) {
    blocks.emplace_back(Paragraph{say(Words{"Показаны {0} из {1}.", "{0} of {1} are shown."},
                                      {count(shown), count(sheets.size())}),
                                  ParagraphRole::note});
  }
}

}  // namespace

Document expert_page(const Dossier& dossier, Index<Expert> expert, const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  const auto& say = narrator.say;
  Document document;
  document.id = "expert";
  document.title = say(Words{"Эксперт {0}: Ваши оценки рядом с оценками коллег",
                             "Expert {0}: your marks beside the colleagues'"},
                       {dossier.study.experts[expert].id});
  document.subtitle = dossier.study.programme.title;
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  document.closing = closing_of(dossier, order);
  auto sheets = sheets_of(dossier, expert);
  document.blocks.emplace_back(Paragraph{
      say(Words{"Страница для эксперта и председателя, в материалы комиссии она не входит. Баллов "
                "и решений она не меняет: строгость и мягкость – не ошибка, ошибка – не знать о "
                "них.",
                "A page for the expert and the chair; it is no part of the commission's papers. It "
                "changes no score and no decision: to be strict or lenient is no mistake, not to "
                "know it is."}),
      ParagraphRole::note});
  if (sheets.empty()) {
    document.blocks.emplace_back(Paragraph{say(
        Words{"Листов, которые учитываются, у эксперта нет.", "No sheet of the expert counts."})});
    return document;
  }
  document.blocks.emplace_back(Paragraph{
      say(Words{"Учтено листов: {0}.", "Sheets that count: {0}."}, {count(sheets.size())})});
  document.blocks.emplace_back(Heading{2, say(Words{"Строгость", "Severity"}), "severity"});
  document.blocks.emplace_back(severity(narrator, expert));
  add_scale_use(narrator, expert, document.blocks);
  add_questions(narrator, expert, document.blocks);
  add_furthest(narrator, std::move(sheets), document.blocks);
  return document;
}

}  // namespace otbor
