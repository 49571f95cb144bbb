// In which order to discuss what is still disputed, and whom to call.

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

std::string total_or_dash(const Narrator& narrator, const std::optional<Ratio>& total) {
  return total ? narrator.say(print_score(*total, narrator.rules().rounding)) : std::string("–");
}

std::string range_of(const Narrator& narrator, const AgendaItem& item) {
  if (!item.low || !item.high) return "–";
  return total_or_dash(narrator, item.low) + " – " + total_or_dash(narrator, item.high);
}

std::string whom_to_call(const Narrator& narrator, const AgendaItem& item) {
  const auto& say = narrator.say;
  if (item.third_called) {
    return say(Words{"назначен, лист ожидается", "called, the sheet is awaited"});
  }
  if (!item.third) {
    return say(Words{"некого: нет эксперта без конфликта интересов",
                     "nobody: no expert is free of a conflict"});
  }
  std::vector<std::string> merits;
  if (item.third->knows_theme) {
    merits.push_back(say(Words{"знает направление", "knows the direction"}));
  }
  if (item.third->links_panels) {
    merits.push_back(say(Words{"свяжет группы экспертов", "links the panels"}));
  }
  merits.push_back(say(Words{"листов: {0}", "sheets: {0}"}, {count(item.third->sheets)}));
  return narrator.study().experts[item.third->expert].id + " (" + Speech::listed(merits, "; ") +
         ")";
}

}  // namespace

Blocks agenda(const Narrator& narrator) {
  const auto& items = narrator.dossier.justification.agenda;
  if (narrator.order.published() || items.empty()) return {};
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Порядок обсуждения", "Order of discussion"}), "agenda"});
  blocks.emplace_back(Paragraph{
      say(Words{"Первыми стоят практики, решение по которым зависит от исхода спора. «При "
                "сближении» – итоговый балл, если один из двух экспертов примет итог другого, а "
                "остальные листы не изменятся; «граница» – балл практики, с которой эта спорит за "
                "место в списке.",
                "Practices whose decision hangs on the dispute come first. “If they agree” is the "
                "score if one of the two experts takes the other's total and all other sheets "
                "stay; “border” is the score of the practice it contends with for a place on the "
                "list."})});
  TableBlock table;
  table.columns = {{.title = say(Words{"Код", "Practice"}), .narrow = true},
                   {.title = say(Words{"Практика", "Title"}), .names_row = true},
                   {.title = say(Words{"Эксперты", "Experts"})},
                   {say(Words{"Балл", "Score"}), Align::right, true},
                   {say(Words{"При сближении", "If they agree"}), Align::right, true},
                   {say(Words{"Граница", "Border"}), Align::right, true},
                   {.title = say(Words{"Решение", "Decision"})},
                   {.title = say(Words{"Дополнительный эксперт", "Additional expert"})}};
  for (const auto& item : items) {
    if (table.rows.size() == narrator.order.rows_max) break;
    const auto& practice = narrator.practice(item.practice);
    table.rows.push_back(
        {{practice.id, TableCell(practice.title, narrator.link(item.practice)),
          study.experts[item.low_expert].id + ", " + study.experts[item.high_expert].id,
          narrator.score_text(item.practice), range_of(narrator, item),
          total_or_dash(narrator, item.rival),
          item.decides ? say(Words{"может измениться", "can change"})
                       : say(Words{"не изменится", "stays"}),
          whom_to_call(narrator, item)}});
  }
  const auto shown = table.rows.size();
  blocks.emplace_back(std::move(table));
  if (shown < items.size()) blocks.emplace_back(cut_note(narrator, shown, items.size()));
  return blocks;
}

}  // namespace otbor::sections
