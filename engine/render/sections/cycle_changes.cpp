// The same practices in an earlier run and now.

#include <algorithm>

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

std::string class_text(const Narrator& narrator, std::optional<std::size_t> at) {
  if (!at) return narrator.say(Words{"не определён", "not determined"});
  const auto& one = narrator.study().cycle->classes.at(*at);
  return one.letter + " – " + one.title;
}

std::string codes(const Narrator& narrator, const std::vector<Index<Stage>>& list) {
  std::vector<std::string> names;
  for (const auto stage : list) names.push_back(narrator.study().cycle->stages[stage].code);
  return names.empty() ? "–" : Speech::listed(names);
}

/// How often each stage was mended and opened, for the last row.
std::uint64_t count_of(const std::vector<CycleShift>& shifts,
                       std::vector<Index<Stage>> CycleShift::*list) {
  std::uint64_t n = 0;
  for (const auto& shift : shifts) n += (shift.*list).size();
  return n;
}

TableBlock shifts_table(const Narrator& narrator, const std::vector<CycleShift>& shifts) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .narrow = true, .names_row = true},
                   {.title = say(Words{"Было", "Was"})},
                   {.title = say(Words{"Стало", "Is"})},
                   {.title = say(Words{"Восполнено", "Mended"})},
                   {.title = say(Words{"Ухудшилось", "Worse"})},
                   {.title = say(Words{"Осталось", "Still missing"})}};
  for (const auto& shift : shifts) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back(
        {{TableCell(narrator.practice(shift.practice).id, narrator.link(shift.practice)),
          class_text(narrator, shift.was_class), class_text(narrator, shift.now_class),
          TableCell(codes(narrator, shift.mended), "",
                    shift.mended.empty() ? Tone::plain : Tone::good),
          TableCell(codes(narrator, shift.opened), "",
                    shift.opened.empty() ? Tone::plain : Tone::bad),
          codes(narrator, shift.lasting)}});
  }
  table.rows.push_back({{say(Words{"Всего этапов", "Stages in all"}), "", "",
                         say.whole(count_of(shifts, &CycleShift::mended)),
                         say.whole(count_of(shifts, &CycleShift::opened)),
                         say.whole(count_of(shifts, &CycleShift::lasting))},
                        true});
  return table;
}

}  // namespace

Blocks cycle_changes(const Narrator& narrator) {
  const auto& shifts = narrator.dossier.cycles.shifts;
  if (narrator.order.published() || shifts.empty()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Что изменилось после доработки", "What the revision changed"}),
              "cycle-changes"});
  blocks.emplace_back(Paragraph{
      say(Words{"Сравнение с прежним отбором: {0}. Этап сравнивается по средним отметкам, а где "
                "их не было – по тому, что видно в тексте.",
                "Compared with the earlier run: {0}. A stage is compared by mean marks or, where "
                "there were none, by what the text shows."},
          {Text(say.quoted(narrator.study().earlier->title))}),
      ParagraphRole::note});
  blocks.emplace_back(shifts_table(narrator, shifts));
  if (narrator.order.rows_max < shifts.size()) {
    blocks.emplace_back(cut_note(narrator, narrator.order.rows_max, shifts.size()));
  }
  return blocks;
}

}  // namespace otbor::sections
