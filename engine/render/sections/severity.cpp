// How severe each expert is beyond chance, what in the marks deserves a question, and what a
// correction for severity would change if it has been earned.

#include <algorithm>
#include <cmath>

#include "engine/render/sections/charts.hpp"
#include "engine/render/sections/sections.hpp"
#include "engine/render/words/expert_words.hpp"
#include "engine/score/as_marked.hpp"
#include "engine/score/robust/with_severity.hpp"

namespace otbor::sections {
namespace {

/// Severity with its error: «+2,31 ± 0,80».
std::string severity_text(const Narrator& narrator, const SeverityEstimate& severity) {
  return narrator.say.real(severity.points, 2, true) + " ± " + narrator.say.real(severity.se, 2);
}

TableBlock estimates(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& diagnosis = narrator.dossier.consistency.diagnosis;
  const auto& severity = *diagnosis.correction.severity;
  TableBlock table;
  table.columns = {
      {.title = say(Words{"Эксперт", "Expert"}), .narrow = true, .names_row = true},
      {say(Words{"Строгость ± ошибка, баллы", "Severity ± error, points"}), Align::right, true},
      {say(Words{"Общих практик", "Shared practices"}), Align::right, true},
      {"infit", Align::right, true},
      {"outfit", Align::right, true}};
  for (const auto at : narrator.study().experts.count()) {
    if (table.rows.size() == narrator.order.rows_max) break;
    const auto& one = severity.experts[at];
    if (!one) continue;
    const auto& fit = diagnosis.fit[at];
    table.rows.push_back(
        {{narrator.study().experts[at].id, severity_text(narrator, *one),
          say.whole(one->practices_shared), fit ? say.real(fit->infit, 2) : std::string("–"),
          fit ? say.real(fit->outfit, 2) : std::string("–")}});
  }
  return table;
}

Bullets questions(const Narrator& narrator) {
  Bullets lines;
  for (const auto& finding : narrator.dossier.consistency.diagnosis.findings) {
    if (lines.items.size() == narrator.order.rows_max) break;
    const auto& expert = narrator.study().experts[Index<Expert>(finding.expert)];
    lines.items.push_back(expert.id + ". " + told_finding(narrator, finding));
  }
  return lines;
}

struct Moved {
  Index<Practice> practice;
  std::size_t other_place = 0;
};

bool is_outside(std::size_t place, const Place& official) {
  return place < official.first || place > official.last;
}

/// Practices whose place without the correction that the official totals carry is another.
std::vector<Moved> moved_by_correction(const Narrator& narrator, const Ranking& marked) {
  std::vector<Moved> moved;
  for (const auto at : marked.order) {
    const auto place = marked.places[at]->first;
    if (is_outside(place, *narrator.dossier.ranking.places[at])) moved.push_back({at, place});
  }
  return moved;
}

/// Practices whose place by adjusted values is outside their official one.
std::vector<Moved> moved_practices(const Narrator& narrator) {
  const auto& ranking = narrator.dossier.ranking;
  const auto& adjusted = narrator.dossier.consistency.diagnosis.correction.adjusted;
  auto order = ranking.order;
  const bool lower = narrator.study().criteria.lower_is_better;
  std::ranges::stable_sort(order, [&](Index<Practice> a, Index<Practice> b) {
    return lower ? adjusted[a] < adjusted[b] : adjusted[a] > adjusted[b];
  });
  std::vector<Moved> moved;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& place = ranking.places[order[i]];
    if (place && is_outside(i + 1, *place)) moved.push_back({order[i], i + 1});
  }
  return moved;
}

/// Whose severity moves the practice most the way it moves.
std::string because_of(const Narrator& narrator, Index<Practice> at) {
  const auto& study = narrator.study();
  const auto& correction = narrator.dossier.consistency.diagnosis.correction;
  const auto& severity = *correction.severity;
  const bool up = correction.adjusted[at] > correction.raw[at];
  std::optional<Index<Expert>> most;
  for (const auto sheet : panel_of(study, at)) {
    const auto expert = study.sheets.sheets[sheet].expert;
    const auto& one = severity.experts[expert];
    if (!one || (one->points > 0) != up) continue;
    if (!most || std::abs(one->points) > std::abs(severity.experts[*most]->points)) most = expert;
  }
  if (!most) return "–";
  return study.experts[*most].id + " (" +
         narrator.say.real(severity.experts[*most]->points, 2, true) + ")";
}

/// Which ratings would make panels comparable.
void add_links(const Narrator& narrator, Blocks& blocks) {
  const auto links = told_links(narrator);
  if (links.empty()) return;
  blocks.emplace_back(Paragraph{
      narrator.say(
          Words{"Группы экспертов не связаны общими практиками. Лучше всего их свяжут ещё такие "
                "листы (эксперт – практика): {0}.",
                "Panels of experts share no practice. These further sheets would link them best "
                "(expert: practice): {0}."},
          {links}),
      ParagraphRole::warning});
}

/// How many experts would be enough next time.
void add_dependability(const Narrator& narrator, Blocks& blocks) {
  const auto& say = narrator.say;
  const auto& found = narrator.dossier.consistency.diagnosis.dependability;
  if (!found) return;
  const bool whole = found->experts - std::floor(found->experts) < 0.05;
  const auto experts = say.real(found->experts, whole ? 0 : 1);
  const auto phi = say.real(found->phi, 2);
  const auto wanted = say.real(phi_wanted, 2);
  blocks.emplace_back(Paragraph{
      found->enough
          ? say(Words{"Надёжность итогового балла (коэффициент обобщаемости Φ) при нынешнем числе "
                      "экспертов, в среднем {0} на практику, – {1}. Чтобы она была не ниже {2}, на "
                      "практику достаточно {3} "
                      "{3|эксперта|экспертов|экспертов}; числа, которое требует положение, это не "
                      "отменяет.",
                      "The dependability of a score (the coefficient Φ of generalizability) with "
                      "{0} experts a practice is {1}. For at least {2}, {3} {3|expert|experts} a "
                      "practice would be enough; this does not replace the number that the "
                      "regulation demands."},
                {experts, phi, wanted, count(*found->enough)})
          : say(Words{"Надёжность итогового балла (коэффициент обобщаемости Φ) при нынешнем числе "
                      "экспертов, в среднем {0} на практику, – {1}. Значения {2} не достичь "
                      "никаким числом экспертов: практики "
                      "по этим оценкам почти не различаются.",
                      "The dependability of a score (the coefficient Φ of generalizability) with "
                      "{0} experts a practice is {1}. No number of experts brings it to {2}: these "
                      "ratings hardly tell practices apart."},
                {experts, phi, wanted})});
}

TableBlock table_of_moves(const Narrator& narrator, Words other_place, Words total,
                          Words other_total) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{say(Words{"Место", "Place"}), Align::right, true},
                   {say(other_place), Align::right, true},
                   {.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {say(total), Align::right, true},
                   {say(other_total), Align::right, true},
                   {.title = say(Words{"Сильнее всего сказалась строгость", "Mostly due to"})}};
  return table;
}

/// What the correction would change.
TableBlock table_with_correction(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& correction = narrator.dossier.consistency.diagnosis.correction;
  constexpr Words corrected{"С поправкой", "Corrected"};
  auto table = table_of_moves(narrator, corrected, {"Средний балл", "Mean score"}, corrected);
  for (const auto& one : moved_practices(narrator)) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back(
        {{narrator.place_text(one.practice), say.whole(one.other_place),
          TableCell(narrator.name(one.practice), narrator.link(one.practice)),
          say.real(correction.raw[one.practice], 2), say.real(correction.adjusted[one.practice], 2),
          because_of(narrator, one.practice)}});
  }
  return table;
}

/// What it has changed, where the official totals carry it.
TableBlock table_without_correction(const Narrator& narrator) {
  const auto marked = ranking_as_marked(narrator.study(), narrator.dossier.consistency);
  constexpr Words uncorrected{"Без поправки", "Uncorrected"};
  auto table = table_of_moves(narrator, uncorrected, {"Балл", "Score"}, uncorrected);
  for (const auto& one : moved_by_correction(narrator, marked)) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back(
        {{narrator.place_text(one.practice), narrator.say.whole(one.other_place),
          TableCell(narrator.name(one.practice), narrator.link(one.practice)),
          narrator.score_text(one.practice),
          narrator.say(print_score(marked.scores[one.practice].total, narrator.rules().rounding)),
          because_of(narrator, one.practice)}});
  }
  return table;
}

void add_correction(const Narrator& narrator, Blocks& blocks) {
  const auto& say = narrator.say;
  const auto& correction = narrator.dossier.consistency.diagnosis.correction;
  if (correction.refused) {
    blocks.emplace_back(Paragraph{say(sentence_of(*correction.refused))});
    return;
  }
  const bool corrected = totals_corrected(narrator.study(), narrator.dossier.consistency);
  constexpr Words advised{
      "Поправка на строгость проверена на отложенных оценках: без неё ошибка предсказания {0} "
      "балла, с ней {1}. Официальный балл не изменён; ниже практики, место которых с поправкой "
      "было бы другим.",
      "A correction for severity was tried on totals set aside: the error of prediction is {0} "
      "points without it and {1} with it. The official score is unchanged; below are the "
      "practices whose place the correction would change."};
  constexpr Words official{
      "Поправка на строгость проверена на отложенных оценках: без неё ошибка предсказания {0} "
      "балла, с ней {1}. Официальный балл приведён с поправкой, как требует план; ниже практики, "
      "место которых без неё было бы другим.",
      "A correction for severity was tried on totals set aside: the error of prediction is {0} "
      "points without it and {1} with it. The official score is corrected, as the plan asks; below "
      "are the practices whose place would be another without it."};
  blocks.emplace_back(Paragraph{
      say(corrected ? official : advised, {say.real(correction.error_raw.value_or(0), 2),
                                           say.real(correction.error_adjusted.value_or(0), 2)})});
  auto table = corrected ? table_without_correction(narrator) : table_with_correction(narrator);
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

}  // namespace

Blocks severity(const Narrator& narrator) {
  if (narrator.order.published() || narrator.study().sheets.sheets.empty()) return {};
  const auto& say = narrator.say;
  const auto& diagnosis = narrator.dossier.consistency.diagnosis;
  Blocks blocks;
  blocks.emplace_back(Heading{
      2, say(Words{"Строгость экспертов и поправка", "Severity of experts and its correction"}),
      "severity"});
  if (diagnosis.correction.severity) {
    blocks.emplace_back(Paragraph{say(
        Words{"Строгость оценена смешанной моделью: плюс – эксперт строже коллег; оценка сжата к "
              "нулю настолько, насколько она может быть случайной. Отличие меньше двух ошибок за "
              "вывод не принимается. infit и outfit – насколько оценки эксперта согласуются с "
              "моделью Раша: около 1 – обычно, выше 1,5 – неустойчиво, ниже 0,5 – слишком ровно.",
              "Severity is estimated by a mixed model: plus means stricter than colleagues; the "
              "estimate is shrunk towards zero by what may be chance. A difference below two "
              "errors supports no conclusion. infit and outfit tell how the expert's marks agree "
              "with a Rasch model: about 1 is usual, above 1.5 erratic, below 0.5 too even."})});
    blocks.emplace_back(estimates(narrator));
    if (auto chart = charts::severity(narrator)) blocks.emplace_back(std::move(*chart));
  } else {
    blocks.emplace_back(Paragraph{
        say(Words{"Строгость экспертов не определяется: {0}.", "Severity is undefined: {0}."},
            {name_of(diagnosis.correction.severity.error())})});
  }
  if (diagnosis.labels_are_roles) {
    blocks.emplace_back(Paragraph{
        say(Words{"Коды экспертов похожи на роли («первый эксперт», «второй эксперт»), а не на "
                  "людей: по ним нельзя судить о строгости.",
                  "The experts' codes look like roles (“reviewer 1”, “reviewer 2”) and not like "
                  "people: they tell nothing of severity."}),
        ParagraphRole::warning});
  }
  add_links(narrator, blocks);
  add_correction(narrator, blocks);
  add_dependability(narrator, blocks);
  auto asked = questions(narrator);
  if (!asked.items.empty()) {
    blocks.emplace_back(
        Heading{3, say(Words{"О чём спросить экспертов", "What to ask the experts"}), "questions"});
    blocks.emplace_back(std::move(asked));
  }
  return blocks;
}

}  // namespace otbor::sections
