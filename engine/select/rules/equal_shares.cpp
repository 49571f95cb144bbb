#include "engine/select/equal_shares.hpp"

#include <algorithm>
#include <utility>

#include "engine/select/exact_list.hpp"
#include "engine/select/list_begun.hpp"

namespace otbor::selection_rule {
namespace {

/// A budget in money grows by a unit a voter; places by a hundredth of one.
constexpr Points step_in_money = Points::whole(1);
constexpr Points step_in_places = Points::millionths(Points::unit / 100);

const Budget* common_budget(const SelectionRules& rules) {
  const auto whole = std::ranges::find_if(rules.budgets, [](const Budget& one) { return !one.by; });
  return whole == rules.budgets.end() ? nullptr : &*whole;
}

/// What each expert's counted sheet gives to the practices that reached the pass mark.
SharedBudget shared_budget(const Candidates& candidates, const Selection& selection,
                           const ListProblem& list) {
  const auto& study = candidates.study;
  const Budget* budget = common_budget(study.rules.selection);
  SharedBudget shared{.budget = budget != nullptr
                                    ? budget->at_most
                                    : Points::whole(study.rules.selection.places.value_or(0)),
                      .step = budget != nullptr ? step_in_money : step_in_places,
                      .cost = {},
                      .supports = {}};
  std::vector<std::uint32_t> voter(study.experts.count().value(), exact::no_limit);
  for (const auto practice : list.items) {
    const auto cost = study.practices[practice].cost.value_or(Points::whole(1));
    shared.cost.push_back(budget != nullptr ? cost : Points::whole(1));
    auto& supports = shared.supports.emplace_back();
    if (selection.verdicts[practice].decision != Decision::recommended) continue;
    for (const auto sheet : candidates.ranking.scores[practice].used) {
      auto& number = voter[study.sheets.sheets[sheet].expert.value()];
      if (number == exact::no_limit) number = static_cast<std::uint32_t>(shared.voters++);
      const Points weight = candidates.consistency.totals[sheet].total;
      if (weight > Points()) supports.push_back({number, weight});
    }
    if (shared.cost.back() <= Points()) supports.clear();  // costs nothing: asked with the rest
  }
  return shared;
}

/// Practices in the order in which the experts' shares buy them, as far as places, quotas and
/// budgets let them; what is left then goes in the order of places.
void choose(const Candidates& candidates, Selection& selection) {
  const auto list = list_problem(candidates, selection, selection.quota_notes);
  ListBegun begun(list);
  for (const auto item : list.included) begun.take(item);
  for (const auto item : equal_shares(shared_budget(candidates, selection, list))) {
    if (begun.fits(item)) begun.take(item);
  }
  begun.fill(selection);
  explain_list(candidates, list, begun.taken(), selection);
}

}  // namespace

extern const SelectionRule equal_shares;
const SelectionRule equal_shares{
    .id = "equal_shares",
    .ru = "равные доли",
    .title =
        {"метод равных долей: бюджет делится между экспертами поровну, практики оплачивают те, "
         "кто их поддержал",
         "method of equal shares: the budget is divided equally among the experts, practices "
         "are paid for by those who support them"},
    .source =
        "G. Pierczyński, P. Skowron & D. Peters, Proportional participatory budgeting with "
        "additive utilities, NeurIPS 2021; shares grow by “add one”",
    .choose = choose,
};

}  // namespace otbor::selection_rule
