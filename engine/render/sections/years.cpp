// An earlier programme as a whole beside this one.

#include "engine/render/words/years.hpp"

#include "engine/model/forum.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {

Blocks years(const Narrator& narrator) {
  const auto rows = year_rows(narrator);
  if (rows.empty()) return {};
  const auto& say = narrator.say;
  const auto institutions = year_institutions(narrator);
  Blocks blocks;
  blocks.emplace_back(Heading{
      2, say(Words{"Сравнение с прежней программой", "Beside the earlier programme"}), "years"});
  blocks.emplace_back(Paragraph{
      say(Words{"Для сравнения взята программа {0}. Доли – от числа практик, которые участвовали.",
                "Compared with {0}. Shares are of the practices that took part."},
          {Text(say.quoted(narrator.study().forum->earlier->title))}),
      ParagraphRole::note});
  TableBlock table;
  table.columns = {{.title = say(Words{"Показатель", "Figure"}), .names_row = true},
                   {.title = say(Words{"Было", "Was"}), .align = Align::right, .narrow = true},
                   {.title = say(Words{"Стало", "Is"}), .align = Align::right, .narrow = true}};
  for (const auto& row : rows) table.rows.push_back({{row.what, row.was, row.is}});
  blocks.emplace_back(std::move(table));
  blocks.emplace_back(
      Paragraph{say(Words{"Оба раза участвовали {0} {0|организация|организации|организаций}.",
                          "{0} {0|institution|institutions} took part both times."},
                    {count(institutions.both.size())})});
  if (narrator.order.published()) return blocks;
  if (!institutions.fresh.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Впервые: {0}.", "New: {0}."},
                                      {Text(Speech::listed(institutions.fresh, "; "))})});
  }
  if (!institutions.gone.empty()) {
    blocks.emplace_back(
        Paragraph{say(Words{"В этот раз не участвовали: {0}.", "Not this time: {0}."},
                      {Text(Speech::listed(institutions.gone, "; "))})});
  }
  return blocks;
}

}  // namespace otbor::sections
