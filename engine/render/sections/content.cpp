// Practices that are not rated, and the facts of the forum.

#include "engine/model/names.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {

Blocks not_admitted(const Narrator& narrator) {
  if (narrator.order.published()) return {};
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  TableBlock table;
  table.columns = {{.title = "№", .narrow = true},
                   {.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Организация", "Institution"})},
                   {.title = say(Words{"Состояние", "Status"})},
                   {.title = say(Words{"Невыполненные требования", "Failed checks"})}};
  std::size_t all = 0;
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    if (takes_part(practice.status)) continue;
    if (++all > narrator.order.rows_max) continue;
    std::vector<std::string> failed;
    for (const auto check : practice.failed_checks) {
      const auto& one = study.criteria.admission.at(check);
      failed.push_back(one.id + " " + one.text);
    }
    table.rows.push_back(
        {{practice.id, TableCell(practice.title, narrator.link(at)), narrator.institution(at),
          say(name_of(practice.status)), Speech::listed(failed, "\n")}});
  }
  if (all == 0) return {};
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Не допущены к экспертизе", "Not admitted"}), "not-admitted"});
  const auto shown = table.rows.size();
  blocks.emplace_back(std::move(table));
  if (shown < all) blocks.emplace_back(cut_note(narrator, shown, all));
  return blocks;
}

Blocks forum(const Narrator& narrator) {
  const auto& facts = narrator.study().programme.forum;
  if (!facts) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"О форуме", "The forum"}), "forum"});
  KeyValues values;
  const auto add = [&](Words term, std::string value) {
    if (!value.empty()) values.items.emplace_back(say(term), std::move(value));
  };
  add({"Тема", "Theme"}, facts->theme);
  if (facts->applications)
    add({"Поступило заявок", "Applications"}, say.whole(*facts->applications));
  if (facts->presented) {
    add({"Представлено практик", "Practices presented"}, say.whole(*facts->presented));
  }
  if (facts->connections_low && facts->connections_high) {
    add({"Подключений на площадке", "Connections a platform"},
        say.whole(*facts->connections_low) + "–" + say.whole(*facts->connections_high));
  }
  std::vector<std::string> praised;
  for (const auto at : facts->praised)
    praised.push_back(narrator.study().institutions[at].short_name);
  add({"Отмечены", "Praised"}, Speech::listed(praised, "; "));
  add({"Источник", "Source"}, facts->source);
  const bool nothing_told =
      values.items.empty() && facts->recommendations.empty() && facts->shortcomings.empty();
  if (nothing_told) return {};
  blocks.emplace_back(std::move(values));
  const auto list = [&](Words title, std::string anchor, const std::vector<std::string>& items) {
    if (items.empty()) return;
    blocks.emplace_back(Heading{3, say(title), std::move(anchor)});
    blocks.emplace_back(Bullets{items});
  };
  list({"Рекомендации участникам", "Recommendations"}, "forum-recommendations",
       facts->recommendations);
  list({"Замечания к проведению", "Shortcomings observed"}, "forum-shortcomings",
       facts->shortcomings);
  return blocks;
}

}  // namespace otbor::sections
