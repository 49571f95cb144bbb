#include <algorithm>

#include "engine/render/assignment/assignment.hpp"
#include "engine/render/assignment/teller.hpp"
#include "engine/render/document_kind.hpp"

namespace otbor {
namespace {

constexpr std::size_t lines_on_screen = 3;

/// One line an expert: what is on the desk, how much of it is familiar, what was out of bounds.
TableBlock loads(const AssignmentTeller& teller) {
  const auto& say = teller.say;
  const auto& study = teller.study;
  Per<Expert, std::uint32_t> familiar(study.experts.count());
  Per<Expert, std::vector<std::string>> practices(study.experts.count());
  for (const auto practice : teller.made.experts.count()) {
    for (const auto& seat : teller.made.experts[practice]) {
      familiar[seat.expert] += seat.knows_theme ? 1U : 0U;
      practices[seat.expert].push_back(study.practices[practice].id);
    }
  }
  TableBlock table;
  table.columns = {{.title = say(Words{"Эксперт", "Expert"}), .narrow = true},
                   {say(Words{"Листов", "Sheets"}), Align::right, true},
                   {say(Words{"Знает", "Known"}), Align::right, true},
                   {.title = say(Words{"Практики", "Practices"}), .names_row = true}};
  for (const auto expert : study.experts.count()) {
    table.rows.push_back({{study.experts[expert].id, say.whole(teller.made.load[expert]),
                           say.whole(familiar[expert]), Speech::listed(practices[expert])}});
  }
  return table;
}

TableBlock practices(const AssignmentTeller& teller) {
  const auto& say = teller.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Код", "Practice"}), .narrow = true},
                   {.title = say(Words{"Практика", "Title"}), .names_row = true},
                   {.title = say(Words{"Эксперты", "Experts"})}};
  for (const auto practice : teller.made.experts.count()) {
    const auto& facts = teller.study.practices[practice];
    if (!takes_part(facts.status)) continue;
    std::string experts;
    for (const auto& seat : teller.made.experts[practice]) {
      experts += (experts.empty() ? "" : "\n") + teller.study.experts[seat.expert].id + " – " +
                 say(name_of(cause_of(seat)));
    }
    table.rows.push_back({{facts.id, facts.title, std::move(experts)}});
  }
  return table;
}

/// A screen holds the first lines, and says how many more there are.
void add_bullets(const AssignmentTeller& teller, Document& document, Words title,
                 std::vector<std::string> lines, bool full) {
  if (lines.empty()) return;
  const auto all = lines.size();
  if (!full && all > lines_on_screen) {
    lines.resize(lines_on_screen);
    lines.push_back(teller.say(
        Words{"… и ещё {0}; все – с ключом --full", "… and {0} more; --full prints them all"},
        {count(all - lines_on_screen)}));
  }
  document.blocks.emplace_back(Heading{2, teller.say(title), ""});
  document.blocks.emplace_back(Bullets{std::move(lines)});
}

}  // namespace

Document assignment_screen(const Study& study, const Assignment& made, const RenderOrder& order,
                           bool full) {
  const AssignmentTeller teller(study, made, order);
  const auto& say = teller.say;
  Document document;
  document.id = "assignment";
  document.title = say(Words{"Закрепление практик за экспертами", "Assignment of practices"});
  document.subtitle = teller.outcome();
  document.lang = order.lang;
  document.banner = banner_of(study.programme.provenance, order);
  document.blocks.emplace_back(loads(teller));
  if (full) document.blocks.emplace_back(practices(teller));
  add_bullets(teller, document, {"Что изменилось", "What changed"}, teller.changes(), full);
  add_bullets(teller, document, {"Чего не удалось", "What could not be had"}, teller.lacks(), full);
  return document;
}

Document assignment_table(const Study& study, const Assignment& made, Lang lang) {
  const Speech say(lang);
  TableBlock table;
  table.columns = {{.title = say(Words{"практика", "practice"})},
                   {.title = say(Words{"эксперт", "expert"})}};
  for (const auto& seat : made.seats()) {
    table.rows.push_back({{study.practices[seat.practice].id, study.experts[seat.expert].id}});
  }
  Document document;
  document.id = "assignment";
  document.lang = lang;
  document.blocks.emplace_back(std::move(table));
  return document;
}

}  // namespace otbor
