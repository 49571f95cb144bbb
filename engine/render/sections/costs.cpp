#include "engine/render/sections/costs.hpp"

#include <algorithm>
#include <map>

#include "engine/justify/print_cost.hpp"
#include "engine/select/quotas.hpp"

namespace otbor::sections {
namespace {

struct Spent {
  Points taken;
  std::vector<std::string> too_dear;  // who did not fit, in the order of places
};

/// By group; "" for a budget of the whole list. Groups that nobody above the line is in are left
/// out.
std::map<std::string, Spent> spent_of(const Narrator& narrator, std::size_t number) {
  const auto& dossier = narrator.dossier;
  const Candidates candidates{dossier.study, dossier.themes, dossier.ranking, dossier.consistency};
  const Budget& budget = narrator.rules().selection.budgets[number];
  const auto group_of = [&](Index<Practice> at) -> std::optional<std::string> {
    if (!budget.by) return std::string();
    const auto group = quota_group(candidates, at, *budget.by);
    return group && (budget.group.empty() || budget.group == *group) ? group : std::nullopt;
  };
  std::map<std::string, Spent> groups;
  if (!budget.by || !budget.group.empty()) groups[budget.group];
  for (const auto at : dossier.selection.recommended) {
    const auto group = group_of(at);
    if (!group) continue;
    auto& taken = groups[*group].taken;
    taken = taken + narrator.practice(at).cost.value_or(Points());
  }
  for (const auto at : dossier.ranking.order) {
    const auto& verdict = narrator.verdict(at);
    if (verdict.cause != SelectionCause::over_budget || verdict.quota != number) continue;
    if (const auto group = group_of(at)) {
      groups[*group].too_dear.push_back(narrator.practice(at).id);
    }
  }
  return groups;
}

void add_rows(const Narrator& narrator, std::size_t number, TableBlock& table) {
  const auto& say = narrator.say;
  const auto allowed = narrator.rules().selection.budgets[number].at_most;
  for (const auto& [group, spent] : spent_of(narrator, number)) {
    if (table.rows.size() == narrator.order.rows_max) return;
    table.rows.push_back(
        {{group.empty() ? say(Words{"весь список", "the whole list"}) : group,
          say(print_cost(allowed)), say(print_cost(spent.taken)),
          say(print_cost(allowed - spent.taken)), Speech::listed(spent.too_dear)}});
  }
}

}  // namespace

bool any_cost(const Narrator& narrator) {
  return std::ranges::any_of(narrator.study().practices,
                             [](const Practice& one) { return one.cost.has_value(); });
}

std::string cost_text(const Narrator& narrator, Index<Practice> at) {
  const auto& cost = narrator.practice(at).cost;
  return cost ? narrator.say(print_cost(*cost)) : std::string();
}

Blocks budgets(const Narrator& narrator) {
  const auto& all = narrator.rules().selection.budgets;
  if (all.empty() || narrator.order.published() || !narrator.anything_scored()) return {};
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"На что", "For what"}), .names_row = true},
                   {say(Words{"Выделено", "Allowed"}), Align::right, true},
                   {say(Words{"Занято списком", "Taken by the list"}), Align::right, true},
                   {say(Words{"Осталось", "Left"}), Align::right, true},
                   {.title = say(Words{"Не поместились", "Did not fit"})}};
  for (std::size_t number = 0; number < all.size(); ++number) add_rows(narrator, number, table);
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Бюджет", "Budget"}), "budgets"});
  blocks.emplace_back(std::move(table));
  return blocks;
}

}  // namespace otbor::sections
