// What the reader came for: what this is and which practices are recommended.

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/render/sections/costs.hpp"
#include "engine/render/sections/sections.hpp"
#include "engine/render/words/justification_text.hpp"

namespace otbor::sections {
namespace {

std::uint64_t count_taking_part(const Study& study) {
  std::uint64_t n = 0;
  for (const auto& practice : study.practices) n += takes_part(practice.status) ? 1U : 0U;
  return n;
}

std::string criteria_line(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& criteria = narrator.study().criteria;
  auto line = say(Words{"{0}, версия {1}", "{0}, version {1}"},
                  {say.quoted(criteria.title), criteria.version});
  if (!criteria.approved) return line;
  const auto& approved = *criteria.approved;
  if (!approved.document.empty()) line += "; " + approved.document;
  if (approved.date) line += say(Words{" от {0}", " of {0}"}, {date_in_words(*approved.date)});
  if (!approved.number.empty()) line += " №\u00A0" + approved.number;
  return line;
}

std::string maximum_line(const Narrator& narrator) {
  const auto& criteria = narrator.study().criteria;
  std::vector<std::string> parts;
  for (const auto group : criteria.applicant_groups.count()) {
    const auto maximum = narrator.say(print_points(criteria.maximum[group]));
    const auto& name = criteria.applicant_groups[group].name;
    parts.push_back(name.empty() ? maximum : name + ": " + maximum);
  }
  return Speech::listed(parts, "; ");
}

KeyValues facts(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& programme = narrator.study().programme;
  KeyValues facts;
  const auto add = [&](Words term, std::string value) {
    if (!value.empty()) facts.items.emplace_back(say(term), std::move(value));
  };
  add({"Орган", "Body"}, programme.body);
  if (programme.date) add({"Дата", "Date"}, say(date_in_words(*programme.date)));
  add({"Место", "Venue"}, programme.place);
  add({"Этап", "Stage"}, say(name_of(programme.stage)));
  const auto sheets = narrator.study().sheets.sheets.count().value();
  if (sheets > 0) {  // criteria that nobody applied say nothing of the result
    add({"Критерии", "Criteria"}, criteria_line(narrator));
    add({"Максимальный балл", "Maximum"}, maximum_line(narrator));
  }
  if (!narrator.order.published() && sheets > 0) {
    add({"Экспертных листов", "Score sheets"},
        say(Words{"{0} от {1} {1|эксперта|экспертов|экспертов}", "{0} by {1} {1|expert|experts}"},
            {say.whole(sheets), say.whole(narrator.study().experts.count().value())}));
  }
  add({"Происхождение данных", "Provenance of the data"}, say(name_of(programme.provenance)));
  add({"Назначение отчёта", "Profile"}, say(name_of(narrator.order.profile)));
  return facts;
}

std::string first_reason(const Narrator& narrator, Index<Practice> at) {
  const auto reasons = narrator.reasons(at);
  return reasons.empty() ? std::string() : narrator.say(reasons.front()->text);
}

/// «1 – Система оценки …»: the column of platforms holds their numbers.
std::string platforms_text(const Narrator& narrator) {
  std::vector<std::string> lines;
  if (narrator.study().themes) {
    for (const auto& platform : narrator.study().themes->platforms) {
      lines.push_back(platform.id + " – " + platform.title);
    }
  }
  return Speech::listed(lines, "; ");
}

bool any_platform(const Narrator& narrator) {
  return std::ranges::any_of(narrator.dossier.selection.recommended, [&](Index<Practice> at) {
    return narrator.practice(at).platform.has_value();
  });
}

TableBlock recommended_table(const Narrator& narrator, std::size_t rows) {
  const auto& say = narrator.say;
  const bool scored = narrator.anything_scored();
  TableBlock table;
  table.wide = scored && !narrator.order.published();
  if (scored) table.columns.push_back({say(Words{"Место", "Place"}), Align::right, true});
  table.columns.push_back({.title = say(Words{"Практика", "Practice"}), .names_row = true});
  table.columns.push_back({.title = say(Words{"Организация", "Institution"})});
  const bool platforms = any_platform(narrator);
  if (platforms) {
    table.columns.push_back({say(Words{"Площадка", "Platform"}), Align::centre, true});
  }
  if (scored) {
    table.columns.push_back({say(Words{"Балл", "Score"}), Align::right, true});
    table.columns.push_back({"%", Align::right, true});
  }
  const bool costs = any_cost(narrator);
  if (costs) table.columns.push_back({say(Words{"Стоимость", "Cost"}), Align::right, true});
  table.columns.push_back({.title = scored ? say(Words{"Обоснование", "Justification"})
                                           : say(Words{"Направление", "Theme"})});
  for (const auto at : narrator.dossier.selection.recommended) {
    if (table.rows.size() == rows) break;
    TableRow row;
    if (scored) row.cells.emplace_back(narrator.place_text(at));
    row.cells.emplace_back(narrator.practice(at).title, narrator.link(at));
    row.cells.emplace_back(narrator.institution(at));
    if (platforms) row.cells.emplace_back(narrator.platform_id(at));
    if (scored) {
      row.cells.emplace_back(narrator.score_text(at));
      row.cells.emplace_back(narrator.percent_number(at));
    }
    if (costs) row.cells.emplace_back(cost_text(narrator, at));
    row.cells.emplace_back(scored ? justification_text(narrator, at) : narrator.theme(at));
    table.rows.push_back(std::move(row));
  }
  return table;
}

TableBlock reserve_table(const Narrator& narrator, std::size_t rows) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{say(Words{"Очередь", "Turn"}), Align::right, true},
                   {say(Words{"Место", "Place"}), Align::right, true},
                   {.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Организация", "Institution"})},
                   {say(Words{"Балл", "Score"}), Align::right, true},
                   {.title = say(Words{"Почему в резерве", "Why in reserve"})}};
  const bool costs = any_cost(narrator);
  if (costs) {
    table.columns.insert(table.columns.end() - 1,
                         {say(Words{"Стоимость", "Cost"}), Align::right, true});
  }
  for (const auto at : narrator.dossier.selection.reserve) {
    if (table.rows.size() == rows) break;
    table.rows.push_back(
        {{std::to_string(table.rows.size() + 1), narrator.place_text(at),
          TableCell(narrator.practice(at).title, narrator.link(at)), narrator.institution(at),
          narrator.score_text(at), first_reason(narrator, at)}});
    auto& cells = table.rows.back().cells;
    if (costs) cells.insert(cells.end() - 1, cost_text(narrator, at));
  }
  return table;
}

const Band* band_of(const Rules& rules, Decision decision) {
  const auto found = std::ranges::find(rules.bands, decision, &Band::decision);
  return found == rules.bands.end() ? nullptr : &*found;
}

}  // namespace

std::string outcome_sentence(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& dossier = narrator.dossier;
  const auto recommended = dossier.selection.recommended.size();
  if (!narrator.anything_scored() && recommended == 0) {
    return say(Words{"Оценок экспертов ещё нет, поэтому нет ни баллов, ни мест, ни решений.",
                     "There are no experts' marks yet, hence no totals, places or decisions."});
  }
  if (!narrator.anything_scored()) {
    return say(
        Words{"Оценок экспертов нет, поэтому нет ни баллов, ни мест. Приведён список, который "
              "записан в решении: {0} {0|практика|практики|практик}.",
              "There are no experts' marks, hence neither totals nor places. The list is the "
              "one recorded in a decision: {0} {0|practice|practices}."},
        {count(recommended)});
  }
  if (narrator.order.published()) {
    return say(Words{"{0|Рекомендована|Рекомендованы|Рекомендовано} {0} "
                     "{0|практика|практики|практик} из {1}, допущенных к экспертизе.",
                     "{0} of the {1} admitted practices {0|is|are} recommended."},
               {say.whole(recommended), say.whole(count_taking_part(narrator.study()))});
  }
  return say(
      Words{"{0|Поступила|Поступили|Поступило} {0} {0|заявка|заявки|заявок}; допущено {1}, "
            "оценено {2}, рекомендовано {3}, в резерве {4}.",
            "{0} {0|application|applications} received; {1} admitted, {2} rated, {3} "
            "recommended, {4} in reserve."},
      {say.whole(narrator.study().practices.count().value()),
       say.whole(count_taking_part(narrator.study())), say.whole(dossier.ranking.order.size()),
       say.whole(recommended), say.whole(dossier.selection.reserve.size())});
}

Paragraph cut_note(const Narrator& narrator, std::size_t shown, std::size_t all) {
  const auto& say = narrator.say;
  return {say(Words{"Показано строк: {0} из {1}; все строки – в ranking.csv и dossier.json.",
                    "Rows shown: {0} of {1}; all rows are in ranking.csv and dossier.json."},
              {say.whole(shown), say.whole(all)}),
          ParagraphRole::note};
}

Blocks introduction(const Narrator& narrator) {
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Paragraph{outcome_sentence(narrator), ParagraphRole::lead});
  if (narrator.order.draft) {
    blocks.emplace_back(Paragraph{say(Words{"Черновой расчёт: решения по нему не принимаются.",
                                            "A draft calculation: no decision rests on it."}),
                                  ParagraphRole::warning});
  }
  const auto findings = narrator.dossier.justification.findings.size();
  if (findings > 0 && !narrator.order.published()) {
    blocks.emplace_back(Paragraph{
        say(Words{"Требования плана выполнены не полностью: {0} "
                  "{0|замечание|замечания|замечаний} в разделе «Замечания».",
                  "The plan's requirements are not fully met: {0} {0|finding|findings} in "
                  "the section “Findings”."},
            {count(findings)}),
        ParagraphRole::warning});
  }
  const auto& note = narrator.study().programme.note;
  if (!note.empty()) blocks.emplace_back(Paragraph{note, ParagraphRole::note});
  blocks.emplace_back(facts(narrator));
  return blocks;
}

Blocks recommended(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& selection = narrator.dossier.selection;
  const auto rows_max = narrator.order.rows_max;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Рекомендованные практики", "Recommended practices"}), "recommended"});
  for (const auto& list : narrator.study().decisions.recommended) {
    blocks.emplace_back(Paragraph{
        say(Words{"Список записан в документе: {0}.", "The list is recorded in a document: {0}."},
            {document_of(list.record)})});
  }
  const Band* band = band_of(narrator.rules(), Decision::recommended);
  if (band != nullptr && !band->wording.empty() && narrator.anything_scored()) {
    blocks.emplace_back(Paragraph{say(Words{"Решение: {0}.", "Decision: {0}."}, {band->wording})});
  }
  if (selection.recommended.empty()) {
    blocks.emplace_back(
        Paragraph{say(Words{"Рекомендованных практик нет.", "No practice is recommended."})});
    return blocks;
  }
  blocks.emplace_back(recommended_table(narrator, rows_max));
  if (any_platform(narrator)) {
    blocks.emplace_back(
        Paragraph{say(Words{"Площадки: {0}.", "Platforms: {0}."}, {platforms_text(narrator)}),
                  ParagraphRole::note});
  }
  if (selection.recommended.size() > rows_max) {
    blocks.emplace_back(cut_note(narrator, rows_max, selection.recommended.size()));
  }
  if (selection.reserve.empty() || narrator.order.published()) return blocks;
  blocks.emplace_back(Heading{3, say(Words{"Резерв", "Reserve"}), "reserve"});
  blocks.emplace_back(reserve_table(narrator, rows_max));
  if (selection.reserve.size() > rows_max) {
    blocks.emplace_back(cut_note(narrator, rows_max, selection.reserve.size()));
  }
  return blocks;
}

}  // namespace otbor::sections
