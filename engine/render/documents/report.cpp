// The whole story of one selection, for the chair, the secretary and the file: one page that opens
// offline.

#include <iterator>

#include "engine/render/document_kind.hpp"
#include "engine/render/sections/attendance.hpp"
#include "engine/render/sections/costs.hpp"
#include "engine/render/sections/forum_records.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::documents {
namespace {

using Section = sections::Blocks (*)(const Narrator&);

constexpr Section order_of_sections[] = {
    sections::introduction,
    sections::recommended,
    sections::summary,
    sections::ties,
    sections::quotas,
    sections::budgets,
    sections::prices,
    sections::robustness,
    sections::certificates,
    sections::methods_compared,
    sections::sheets,
    sections::agenda,
    sections::disputes,
    sections::agreement,
    sections::experts,
    sections::severity,
    sections::directions,
    sections::similar,
    sections::themes,
    sections::missed_stages,
    sections::gaps,
    sections::cycle_changes,
    sections::years,
    sections::cycle_strips,
    sections::cycle_remarks,
    sections::not_admitted,
    sections::forum,
    sections::forum_attendance,
    sections::forum_talks,
    sections::forum_rated_talks,
    sections::forum_feedback,
    sections::forum_activity,
    sections::forum_votes,
    sections::human_decisions,
    sections::findings,
    sections::method,
    sections::cards,
};

/// Without a total and without marks a card would only repeat the list.
Per<Practice, bool> chosen_cards(const Dossier& dossier, const RenderOrder& order) {
  Per<Practice, bool> chosen(dossier.study.practices.count());
  if (order.published() || dossier.ranking.order.empty()) return chosen;
  std::size_t n = 0;
  for (const auto at : practices_in_order(dossier, order)) {
    if (n++ == order.cards_max) break;
    chosen[at] = true;
  }
  return chosen;
}

Document build(const Dossier& dossier, const RenderOrder& order) {
  Narrator narrator(dossier, order);
  narrator.has_card = chosen_cards(dossier, order);
  Document document;
  document.id = "report";
  document.title = dossier.study.programme.title;
  document.subtitle = narrator.say(Words{"Отчёт об отборе", "Report on the selection"});
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  document.contents = true;
  document.closing = closing_of(dossier, order);
  for (const auto section : order_of_sections) {
    auto blocks = section(narrator);
    document.blocks.insert(document.blocks.end(), std::make_move_iterator(blocks.begin()),
                           std::make_move_iterator(blocks.end()));
  }
  return document;
}

}  // namespace

extern const DocumentKind report;
const DocumentKind report{
    .id = "report",
    .title = {.ru = "отчёт", .en = "report"},
    .build = build,
};

}  // namespace otbor::documents
