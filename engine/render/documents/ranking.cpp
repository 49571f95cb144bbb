// The ranked list as one table: on the terminal after a run, and as ranking.csv, where the columns
// are those of the contract.

#include "engine/model/names.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/narrator.hpp"

namespace otbor::documents {
namespace {

std::vector<TableColumn> columns(const Speech& say) {
  return {{say(Words{"Место", "Place"}), Align::right, true},
          {.title = say(Words{"Код", "Practice"}), .narrow = true},
          {.title = say(Words{"Практика", "Title"}), .names_row = true},
          {.title = say(Words{"Организация", "Institution"})},
          {.title = say(Words{"Направление", "Theme"}), .detail = true},
          {say(Words{"Балл", "Score"}), Align::right, true},
          {say(Words{"Процент", "Percent"}), Align::right, true},
          {say(Words{"Цикл", "Cycle"}), Align::centre, true},
          {.title = say(Words{"Решение", "Decision"})},
          {.title = say(Words{"Основания", "Reasons"}), .detail = true},
          {.title = say(Words{"Происхождение данных", "Provenance"}), .detail = true}};
}

/// A cell holds the reasons that matter most; the card of the practice and dossier.json have all.
constexpr std::size_t reasons_in_a_cell = 4;

std::string reasons(const Narrator& narrator, Index<Practice> at) {
  std::string out;
  std::size_t told = 0;
  for (const auto* reason : narrator.reasons(at)) {
    if (told++ == reasons_in_a_cell) break;
    if (!out.empty()) out += ' ';
    out += narrator.say(reason->text);
  }
  return out;
}

std::string provenance(const Narrator& narrator) {
  auto words = narrator.say(name_of(narrator.study().programme.provenance));
  if (narrator.order.draft) {
    words += narrator.say(Words{"; черновой расчёт", "; draft calculation"});
  }
  return words;
}

Document build(const Dossier& dossier, const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  Document document;
  document.id = "ranking";
  document.title = dossier.study.programme.title;
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  if (!narrator.anything_scored()) {
    document.blocks.emplace_back(Paragraph{
        dossier.study.decisions.recommended.empty()
            ? narrator.say(Words{"Оценок экспертов в программе нет: баллов и мест нет.",
                                 "The programme has no expert ratings: there are no "
                                 "scores and no places."})
            : narrator.say(Words{"Оценок экспертов в программе нет, поэтому баллов и мест "
                                 "нет: решения приведены так, как они записаны в "
                                 "документах комиссии.",
                                 "The programme has no expert ratings, so there are no "
                                 "scores and no places: decisions are as the "
                                 "commission's documents record them."}),
        ParagraphRole::note});
  }
  TableBlock table;
  table.columns = columns(narrator.say);
  const auto data = provenance(narrator);
  for (const auto at : practices_in_order(dossier, order)) {
    const auto& practice = narrator.practice(at);
    const auto* cycle = narrator.cycle_class(at);
    table.rows.push_back({{narrator.place_text(at), practice.id, practice.title,
                           narrator.institution(at), narrator.theme(at), narrator.score_text(at),
                           narrator.percent_number(at), cycle != nullptr ? cycle->letter : "",
                           narrator.decision_cell(at), reasons(narrator, at), data}});
  }
  document.blocks.emplace_back(std::move(table));
  return document;
}

}  // namespace

extern const DocumentKind ranking;
const DocumentKind ranking{
    .id = "ranking",
    .title = {.ru = "рейтинг", .en = "ranking"},
    .build = build,
};

}  // namespace otbor::documents
