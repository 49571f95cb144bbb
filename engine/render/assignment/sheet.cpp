// «Лист закрепления практик за экспертами»: what the chair and the secretary sign before anybody
// rates.

#include <algorithm>
#include <utility>

#include "engine/model/names.hpp"
#include "engine/model/paperwork.hpp"
#include "engine/render/assignment/assignment.hpp"
#include "engine/render/assignment/teller.hpp"
#include "engine/render/document_kind.hpp"

namespace otbor {
namespace {

/// Experts that a landscape page has columns for; more of them are listed in one.
constexpr std::uint32_t columns_max = 12;

void heading(const AssignmentTeller& teller, Document& document, Words words) {
  document.blocks.emplace_back(Heading{2, teller.say(words), ""});
}

std::vector<TableCell> first_cells(const AssignmentTeller& teller, Index<Practice> practice) {
  const auto& facts = teller.study.practices[practice];
  auto title = facts.title;
  const auto institution = institution_name(teller.study, facts);
  if (!institution.empty()) title += ", " + institution;
  return {facts.id, std::move(title)};
}

std::string listed_experts(const AssignmentTeller& teller, Index<Practice> practice) {
  std::vector<std::string> experts;
  for (const auto& seat : teller.made.experts[practice]) {
    experts.push_back(teller.study.experts[seat.expert].id + " (" +
                      teller.say(mark_of(cause_of(seat))) + ")");
  }
  return Speech::listed(experts);
}

/// A cell an expert: the cause of the seat, a cross where the expert may not rate.
void add_marks(const AssignmentTeller& teller, Index<Practice> practice,
               std::vector<TableCell>& cells) {
  const auto& seats = teller.made.experts[practice];
  for (const auto expert : teller.study.experts.count()) {
    const auto seat = std::ranges::find(seats, expert, &AssignedExpert::expert);
    if (seat != seats.end()) {
      cells.emplace_back(teller.say(mark_of(cause_of(*seat))));
    } else {
      cells.emplace_back(obstacle(teller.study, practice, expert) ? "×" : "");
    }
  }
}

TableBlock seats_table(const AssignmentTeller& teller) {
  const auto& say = teller.say;
  const auto& study = teller.study;
  const bool crossed = study.experts.count().value() <= columns_max;
  TableBlock table;
  table.wide = true;
  table.columns = {
      {.title = say(Words{"Код", "Practice"}), .narrow = true},
      {.title = say(Words{"Практика, организация", "Title, institution"}), .names_row = true}};
  if (crossed) {
    for (const auto& expert : study.experts) {
      table.columns.push_back({expert.id, Align::centre, true});
    }
  } else {
    table.columns.push_back({.title = say(Words{"Эксперты", "Experts"})});
  }
  for (const auto practice : teller.made.experts.count()) {
    if (!takes_part(study.practices[practice].status)) continue;
    TableRow row{first_cells(teller, practice)};
    if (crossed) {
      add_marks(teller, practice, row.cells);
    } else {
      row.cells.emplace_back(listed_experts(teller, practice));
    }
    table.rows.push_back(std::move(row));
  }
  if (crossed) {
    TableRow total{{"", say(Words{"Всего листов", "Sheets in all"})}, true};
    for (const auto load : teller.made.load) total.cells.emplace_back(say.whole(load));
    table.rows.push_back(std::move(total));
  }
  return table;
}

/// Only the marks that stand in the table.
std::string legend(const AssignmentTeller& teller) {
  std::vector<std::string> marks;
  for (const auto cause : {SeatCause::knows_theme, SeatCause::has_sheet, SeatCause::kept,
                           SeatCause::links, SeatCause::load}) {
    const bool used = std::ranges::any_of(teller.made.experts, [&](const auto& seats) {
      return std::ranges::any_of(seats, [&](const auto& seat) { return cause_of(seat) == cause; });
    });
    if (used) marks.push_back(teller.say(mark_of(cause)) + " – " + teller.say(name_of(cause)));
  }
  if (teller.made.barred > 0 && teller.study.experts.count().value() <= columns_max) {
    marks.push_back(teller.say(Words{"× – не может оценивать", "× – may not rate"}));
  }
  return teller.say(Words{"Почему закреплён эксперт: {0}.", "Why the expert is here: {0}."},
                    {Speech::listed(marks, "; ")});
}

TableBlock load_table(const AssignmentTeller& teller) {
  const auto& say = teller.say;
  Per<Expert, std::vector<std::string>> practices(teller.study.experts.count());
  for (const auto& seat : teller.made.seats()) {
    practices[seat.expert].push_back(teller.study.practices[seat.practice].id);
  }
  TableBlock table;
  table.columns = {{.title = say(Words{"Эксперт", "Expert"}), .narrow = true},
                   {say(Words{"Листов", "Sheets"}), Align::right, true},
                   {.title = say(Words{"Практики", "Practices"}), .names_row = true},
                   {.title = say(Words{"Ознакомлен (подпись)", "Seen (signature)"})}};
  for (const auto expert : teller.study.experts.count()) {
    table.rows.push_back({{teller.study.experts[expert].id, say.whole(teller.made.load[expert]),
                           Speech::listed(practices[expert]), ""}});
  }
  return table;
}

void add_signatures(const AssignmentTeller& teller, Document& document) {
  const auto& say = teller.say;
  const Paperwork none;
  const auto& people = teller.study.paperwork ? *teller.study.paperwork : none;
  document.blocks.emplace_back(Signature{
      say(Words{"Председатель комиссии", "Chair of the commission"}), people.chair.person.name});
  document.blocks.emplace_back(
      Signature{say(Words{"Секретарь комиссии", "Secretary of the commission"}),
                people.secretary.person.name});
  document.blocks.emplace_back(
      Paragraph{say(Words{"«____» ______________ 20____ г.", "Date: ____________________"})});
}

void add_list(const AssignmentTeller& teller, Document& document, Words title,
              std::vector<std::string> lines) {
  if (lines.empty()) return;
  heading(teller, document, title);
  document.blocks.emplace_back(Bullets{std::move(lines)});
}

}  // namespace

std::string assignment_minutes(const Study& study, const Assignment& made,
                               const RenderOrder& order) {
  const AssignmentTeller teller(study, made, order);
  const auto& say = teller.say;
  std::string text = say(
      Words{"Закрепление проведено программой otbor {0}, начальное число {1}: при том же начальном "
            "числе и тех же сведениях оно повторится. {2}",
            "The assignment was made by otbor {0}, seed {1}: with the same seed and the same facts "
            "it will be the same. {2}"},
      {order.engine_version, std::to_string(made.seed), teller.outcome()});
  text += " " + (made.barred == 0
                     ? say(Words{"Оснований для отвода экспертов не найдено.",
                                 "No grounds to keep an expert from a practice were found."})
                     : say(Words{"Из-за места работы, конфликта интересов и самоотводов исключено "
                                 "сочетаний эксперта и практики: {0}.",
                                 "Pairs of expert and practice ruled out by places of work, "
                                 "conflicts of interest and recusals: {0}."},
                           {count(made.barred)}));
  std::vector<std::string> recusals;
  for (const auto& one : study.decisions.recusals) {
    auto words = study.experts[one.expert].id + " – " + study.practices[one.practice].id;
    const auto document = say(document_of(one.record));
    if (!document.empty()) words += " (" + document + ")";
    recusals.push_back(std::move(words));
  }
  if (!recusals.empty()) {
    text +=
        " " + say(Words{"Самоотводы: {0}.", "Recusals: {0}."}, {Speech::listed(recusals, "; ")});
  }
  return text;
}

Document assignment_sheet(const Study& study, const Assignment& made, const RenderOrder& order) {
  const AssignmentTeller teller(study, made, order);
  const auto& say = teller.say;
  Document document;
  document.id = "assignment";
  document.title =
      say(Words{"Лист закрепления практик за экспертами", "Assignment of practices to experts"});
  document.subtitle = study.programme.title;
  document.lang = order.lang;
  document.landscape = true;
  document.banner = banner_of(study.programme.provenance, order);
  document.blocks.emplace_back(Paragraph{teller.outcome(), ParagraphRole::lead});
  document.blocks.emplace_back(seats_table(teller));
  document.blocks.emplace_back(Paragraph{legend(teller), ParagraphRole::note});
  heading(teller, document, {"Нагрузка экспертов", "Load of the experts"});
  document.blocks.emplace_back(load_table(teller));
  add_list(teller, document, {"Кто не оценивает и почему", "Who may not rate, and why"},
           teller.out_of_bounds());
  add_list(teller, document, {"Что изменилось", "What changed"}, teller.changes());
  add_list(teller, document, {"Чего не удалось", "What could not be had"}, teller.lacks());
  heading(teller, document, {"Для протокола", "For the minutes"});
  document.blocks.emplace_back(Paragraph{assignment_minutes(study, made, order)});
  add_signatures(teller, document);
  document.closing = say(Words{"Составлено программой otbor {0}. Начальное число {1}.",
                               "Made by otbor {0}. Seed {1}."},
                         {order.engine_version, std::to_string(made.seed)});
  return document;
}

}  // namespace otbor
