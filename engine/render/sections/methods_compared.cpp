// The same ratings by other methods: what every list has, where lists differ and why, how far the
// orders agree, and which practices no method can tell apart.

#include <algorithm>

#include "engine/base/approximate.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

std::string on_lists(const Narrator& narrator, const Disputed& one) {
  std::vector<std::string> names;
  const auto& orders = narrator.dossier.methods.orders;
  for (std::size_t m = 0; m < orders.size(); ++m) {
    if (!one.on_list[m]) continue;
    names.push_back(m == 0 ? narrator.say(Words{"официальный", "the official one"})
                           : narrator.say(orders[m].title));
  }
  return Speech::listed(names);
}

std::string reason(const Narrator& narrator, const Disputed& one) {
  const auto& say = narrator.say;
  switch (one.why) {
    case Disagreement::chair:
      return say(
          Words{"официальный балл установил председатель, другие способы смотрят на листы "
                "экспертов",
                "the official score is the chair's, other methods look at the sheets"});
    case Disagreement::experts: {
      const auto& spread = narrator.dossier.consistency.spreads[one.practice];
      return say(Words{"эксперты дали от {0} до {1}, и средний эксперт судит иначе, чем среднее",
                       "experts gave from {0} to {1}, and the middle one judges otherwise than the "
                       "mean"},
                 {print_points(spread.low), print_points(spread.high)});
    }
    case Disagreement::profile: {
      const auto& criterion = narrator.study().criteria.criteria[one.weakest];
      const auto& mean = narrator.dossier.ranking.means(one.practice, one.weakest).mean;
      return say(
          Words{"профиль неровный: по критерию {0} «{1}» среднее {2} из {3}; сумма возмещает это "
                "другими критериями, а часть способов – нет",
                "its profile is uneven: on criterion {0} “{1}” the mean is {2} of {3}; a sum makes "
                "up for it by other criteria, and some methods do not"},
          {criterion.id, criterion.title, print_score(mean, narrator.rules().rounding),
           print_points(criterion.scale.highest())});
    }
    case Disagreement::orders:
      return say(
          Words{"в сравнениях с соседними практиками эксперты предпочитают её чаще или реже, "
                "чем говорит разница в баллах",
                "experts prefer it to its neighbours more often, or less, than the points "
                "say"});
  }
  return {};
}

TableBlock agreement_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  const auto& methods = narrator.dossier.methods;
  const auto& official = methods.lists.front();
  TableBlock table;
  table.columns = {
      {.title = say(Words{"Способ", "Method"}), .names_row = true},
      {.title = say(Words{"Из официального списка", "Of the official list"}),
       .align = Align::right,
       .narrow = true},
      {.title = say(Words{"τ Кендалла", "Kendall's τ"}), .align = Align::right, .narrow = true},
      {.title = say(Words{"ρ Спирмена", "Spearman's ρ"}), .align = Align::right, .narrow = true}};
  const auto number = [&](const Expected<double>& value) {
    return value ? say.real(*value, 3) : std::string("–");
  };
  for (std::size_t m = 1; m < methods.orders.size(); ++m) {
    const auto& order = methods.orders[m];
    const auto shared = std::ranges::count_if(methods.lists[m], [&](Index<Practice> at) {
      return std::ranges::find(official, at) != official.end();
    });
    table.rows.push_back({{say(order.title),
                           say(Words{"{0} из {1}", "{0} of {1}"},
                               {count(static_cast<std::uint64_t>(shared)), count(official.size())}),
                           number(order.tau_b), number(order.spearman)}});
  }
  return table;
}

TableBlock disputed_table(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Место", "Place"}), .narrow = true},
                   {.title = say(Words{"В списке по способам", "On the list by"})},
                   {.title = say(Words{"Почему расходятся", "Why they differ"})}};
  for (const auto& one : narrator.dossier.methods.disputed) {
    table.rows.push_back(
        {{TableCell(narrator.name(one.practice), narrator.link(one.practice)),
          narrator.place_text(one.practice), on_lists(narrator, one), reason(narrator, one)}});
  }
  return table;
}

std::string names_of(const Narrator& narrator, const std::vector<Index<Practice>>& practices) {
  std::vector<std::string> ids;
  for (const auto at : practices) ids.push_back(narrator.practice(at).id);
  return Speech::listed(ids);
}

}  // namespace

Blocks methods_compared(const Narrator& narrator) {
  const auto& methods = narrator.dossier.methods;
  if (narrator.order.published() || methods.orders.size() < 2) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Если считать другими способами", "By other methods"}),
                              "methods-compared"});
  blocks.emplace_back(Paragraph{
      say(methods.disputed.empty()
              ? Words{"Все {0} {0|способ|способа|способов} дают один и тот же список.",
                      "All {0} methods give the same list."}
              : Words{"При любом из {0} способов в списке {1} {1|практика|практики|практик}: {2}. "
                      "Ещё {3} {3|входит|входят|входят} в список не при всяком способе.",
                      "On the list under every one of {0} methods: {1} {1|practice|practices}: "
                      "{2}. {3} more {3|is|are} on it under some methods only."},
          {count(methods.orders.size()), count(methods.always.size()),
           names_of(narrator, methods.always), count(methods.disputed.size())})});
  if (!methods.disputed.empty()) blocks.emplace_back(disputed_table(narrator));
  blocks.emplace_back(agreement_table(narrator));
  std::vector<std::string> groups;
  for (const auto& tier : methods.tiers) groups.push_back(names_of(narrator, tier));
  blocks.emplace_back(Paragraph{
      say(Words{"Ярусы, между которыми порядок одинаков при всех способах, а внутри различается: "
                "{0}.",
                "Tiers: between them all methods agree on the order, inside them they do not: "
                "{0}."},
          {Speech::listed(groups, " | ")})});
  blocks.emplace_back(
      Paragraph{say(Words{"Это сведения для обсуждения. Официальный порядок даёт только способ, "
                          "названный в правилах; проходной балл, пороги и квоты у всех способов "
                          "те же.",
                          "This is for discussion. The official order is that of the method in the "
                          "rules; pass mark, gates and quotas are the same for all methods."}),
                ParagraphRole::note});
  return blocks;
}

}  // namespace otbor::sections
