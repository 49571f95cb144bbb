// What a person sees after a run: one screen with the outcome, the list and what is still open. The
// whole ranking is `run --full`, ranking.csv and the report.

#include <algorithm>

#include "engine/render/document_kind.hpp"
#include "engine/render/sections/price_line.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::documents {
namespace {

/// Those on the list, then the reserve, then everybody else in the order of places.
std::vector<Index<Practice>> rows_in_order(const Dossier& dossier, const RenderOrder& order) {
  std::vector<Index<Practice>> rows = dossier.selection.recommended;
  if (!order.published()) {
    rows.insert(rows.end(), dossier.selection.reserve.begin(), dossier.selection.reserve.end());
  }
  Per<Practice, bool> told(dossier.study.practices.count());
  for (const auto at : rows) told[at] = true;
  for (const auto at : practices_in_order(dossier, order)) {
    if (!told[at]) rows.push_back(at);
  }
  return rows;
}

TableBlock table_of(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{say(Words{"Место", "Place"}), Align::right, true},
                   {.title = say(Words{"Код", "Practice"}), .narrow = true},
                   {.title = say(Words{"Практика", "Title"}), .names_row = true},
                   {say(Words{"Балл", "Score"}), Align::right, true},
                   {.title = say(Words{"Решение", "Decision"}), .narrow = true}};
  for (const auto at : rows_in_order(narrator.dossier, narrator.order)) {
    table.rows.push_back(
        {{narrator.place_text(at), narrator.practice(at).id, narrator.practice(at).title,
          narrator.score_text(at), narrator.decision_cell(at)}});
  }
  return table;
}

/// What the commission still has to talk over, in one line; "" when there is nothing.
std::string what_is_open(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto disputes = narrator.dossier.justification.agenda.size();
  std::size_t unsure = 0;
  if (narrator.dossier.robustness) {
    for (const auto at : narrator.dossier.ranking.order) {
      const auto& of = narrator.dossier.robustness->of[at];
      unsure += of && of->zone == Zone::to_be_discussed ? 1U : 0U;
    }
  }
  if (disputes == 0 && unsure == 0) return {};
  if (disputes == 0) {
    return say(Words{"Практик на границе списка: {0}.", "Practices near the line: {0}."},
               {say.whole(unsure)});
  }
  return say(Words{"Неразрешённых споров экспертов: {0}; практик на границе списка: {1}.",
                   "Disputes of experts not settled: {0}; practices near the line: {1}."},
             {say.whole(disputes), say.whole(unsure)});
}

Document build(const Dossier& dossier, const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  Document document;
  document.id = "screen";
  document.title = dossier.study.programme.title;
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  document.subtitle = sections::outcome_sentence(narrator);
  document.blocks.emplace_back(table_of(narrator));
  auto words = order.published() ? std::string() : what_is_open(narrator);
  const auto price = sections::price_line(narrator);
  if (!words.empty() && !price.empty()) words += ' ';
  words += price;
  if (!words.empty()) document.blocks.emplace_back(Paragraph{std::move(words)});
  return document;
}

}  // namespace

extern const DocumentKind screen;
const DocumentKind screen{
    .id = "screen",
    .title = {.ru = "итог на экране", .en = "outcome on a screen"},
    .build = build,
};

}  // namespace otbor::documents
