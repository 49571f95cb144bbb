// What each rule of the list costs and who stands where because of it; who moves up when a practice
// withdraws.

#include <algorithm>

#include "engine/justify/rule_names.hpp"
#include "engine/render/sections/price_line.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

/// More are counted and not named.
constexpr std::size_t names_on_screen = 6;

std::string names_of(const Narrator& narrator, const std::vector<Index<Practice>>& practices) {
  std::vector<std::string> names;
  for (const auto at : practices) names.push_back(narrator.study().practices[at].id);
  return Speech::listed(names);
}

/// Not above zero: the rule costs nothing in points, it only changes who stands on the list.
Ratio price_of(const Narrator& narrator, const RulePrice& one) {
  const bool lower = narrator.study().criteria.lower_is_better;
  const Ratio& sum = narrator.dossier.prices->sum;
  return lower ? sum - one.sum_without : one.sum_without - sum;
}

std::string given_up(const Narrator& narrator, const RulePrice& one) {
  return narrator.say(print_score(price_of(narrator, one), narrator.rules().rounding));
}

/// Who stands where because of the rule.
std::string effect_of(const Narrator& narrator, const RulePrice& one) {
  const auto entered = names_of(narrator, one.would_leave);
  const auto kept_out = names_of(narrator, one.would_enter);
  const auto& say = narrator.say;
  if (one.would_leave.size() + one.would_enter.size() > names_on_screen) {
    const auto in = say.whole(one.would_leave.size());
    const auto out = say.whole(one.would_enter.size());
    if (entered.empty()) return say(Words{"не вошло практик: {0}", "{0} not on the list"}, {out});
    if (kept_out.empty()) return say(Words{"вошло практик: {0}", "{0} on the list"}, {in});
    return say(Words{"вошло практик: {0}, не вошло: {1}", "{0} on the list, {1} not"}, {in, out});
  }
  if (entered.empty()) {
    return say(Words{"не {1|вошла|вошли|вошли} {0}", "{0} not on the list"},
               {kept_out, count(one.would_enter.size())});
  }
  if (kept_out.empty()) {
    return say(Words{"{1|вошла|вошли|вошли} {0}", "{0} on the list"},
               {entered, count(one.would_leave.size())});
  }
  return say(Words{"в списке {0}, а не {1}", "{0} on the list, not {1}"}, {entered, kept_out});
}

TableBlock price_list(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Правило", "Rule"}), .names_row = true},
                   {say(Words{"Цена в баллах", "Price in points"}), Align::right, true},
                   {.title = say(Words{"Без него вошли бы", "Without it would enter"})},
                   {.title = say(Words{"Без него не вошли бы", "Without it would not enter"})}};
  for (const auto& one : narrator.dossier.prices->rules) {
    const bool changes = !one.would_enter.empty() || !one.would_leave.empty();
    const auto nothing = say(Words{"список тот же", "the same list"});
    table.rows.push_back({{say(print_rule(narrator.study(), one.rule)),
                           changes ? given_up(narrator, one) : std::string("0"),
                           changes ? names_of(narrator, one.would_enter) : nothing,
                           names_of(narrator, one.would_leave)}});
  }
  return table;
}

TableBlock successions(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& all = narrator.dossier.prices->succession;
  const bool others_leave =
      std::ranges::any_of(all, [](const Succession& one) { return !one.leaves.empty(); });
  TableBlock table;
  table.columns = {{.title = say(Words{"Если выбывает", "If this withdraws"}), .names_row = true},
                   {.title = say(Words{"Входит в список", "This moves up"})}};
  if (others_leave) {
    table.columns.push_back({.title = say(Words{"Выходит из списка", "This leaves as well"})});
  }
  for (const auto& one : all) {
    auto& row = table.rows.emplace_back();
    row.cells = {
        TableCell(narrator.name(one.withdrawn), narrator.link(one.withdrawn)),
        one.moves_up.empty() ? say(Words{"никто", "nobody"}) : names_of(narrator, one.moves_up)};
    if (others_leave) row.cells.emplace_back(names_of(narrator, one.leaves));
  }
  return table;
}

Bullets equal_lists(const Narrator& narrator) {
  Bullets lines;
  for (const auto& one : narrator.dossier.prices->equal_lists) {
    lines.items.push_back(
        narrator.say(Words{"вместо {0} – {1}", "{1} instead of {0}"},
                     {names_of(narrator, one.leaves), names_of(narrator, one.enters)}));
  }
  return lines;
}

}  // namespace

std::string price_line(const Narrator& narrator) {
  const auto& found = narrator.dossier.prices;
  if (!found || narrator.order.published()) return {};
  const RulePrice* dearest = nullptr;
  for (const auto& one : found->rules) {
    const auto most = dearest == nullptr ? Ratio() : price_of(narrator, *dearest);
    if (price_of(narrator, one) > most) dearest = &one;
  }
  if (dearest == nullptr) return {};
  return narrator.say(Words{"Самое дорогое правило: {0} – {1} {1|балл|балла|баллов|балла} ({2}).",
                            "The dearest rule: {0} – {1} {1|point|points} ({2})."},
                      {print_rule_alone(narrator.study(), dearest->rule),
                       given_up(narrator, *dearest), effect_of(narrator, *dearest)});
}

Blocks prices(const Narrator& narrator) {
  const auto& found = narrator.dossier.prices;
  if (!found || narrator.order.published()) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  if (!found->rules.empty()) {
    blocks.emplace_back(
        Heading{2, say(Words{"Цена правил отбора", "What the rules of the list cost"}), "prices"});
    blocks.emplace_back(Paragraph{
        say(Words{"Для каждого правила список составлен заново без него. Цена – на сколько баллов "
                  "больше была бы сумма итоговых баллов списка; отрицательная цена означает, что "
                  "без правила список был бы другим, но не сильнее по сумме.",
                  "For each rule the list is made again without it. The price is how much larger "
                  "the sum of the list's totals would be; a negative price means that without the "
                  "rule the list would be another one, but not stronger by its sum."})});
    blocks.emplace_back(price_list(narrator));
  }
  if (!found->equal_lists.empty()) {
    blocks.emplace_back(
        Heading{2, say(Words{"Другие списки с той же суммой баллов", "Other lists of equal sum"}),
                "equal-lists"});
    blocks.emplace_back(Paragraph{
        say(Words{"Наибольшая сумма достигается не одним списком; выбран тот, где места выше.",
                  "The largest sum is that of more than one list; the one with the better places "
                  "is chosen."})});
    blocks.emplace_back(equal_lists(narrator));
  }
  blocks.emplace_back(Heading{
      2, say(Words{"Если практика выбывает из списка", "If a practice withdraws from the list"}),
      "succession"});
  blocks.emplace_back(Paragraph{
      say(Words{"Кто занимает освободившееся место при тех же квотах и правилах.",
                "Who takes the place that becomes free under the same quotas and rules."})});
  blocks.emplace_back(successions(narrator));
  return blocks;
}

}  // namespace otbor::sections
