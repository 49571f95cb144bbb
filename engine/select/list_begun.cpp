#include "engine/select/list_begun.hpp"

#include <algorithm>

namespace otbor {

ListBegun::ListBegun(const ListProblem& list)
    : list_(list),
      taken_(list.items.size()),
      limits_of_(list.items.size()),
      budgets_of_(list.items.size()),
      counts_(list.problem.limits.size()) {
  for (std::size_t at = 0; at < list.problem.limits.size(); ++at) {
    for (const auto item : list.problem.limits[at].items) limits_of_[item].push_back(at);
  }
  for (std::size_t at = 0; at < list.problem.budgets.size(); ++at) {
    const auto& budget = list.problem.budgets[at];
    for (std::size_t i = 0; i < budget.items.size(); ++i) {
      budgets_of_[budget.items[i]].emplace_back(at, budget.costs[i]);
    }
    left_.push_back(budget.at_most);
  }
}

bool ListBegun::fits(std::size_t item) const {
  return !taken_[item] && std::ranges::all_of(limits_of_[item], [&](std::size_t at) {
    return counts_[at] < list_.problem.limits[at].at_most;
  }) && std::ranges::all_of(budgets_of_[item], [&](const auto& of) {
    return of.second <= left_[of.first];
  });
}

void ListBegun::take(std::size_t item) {
  taken_[item] = true;
  for (const auto at : limits_of_[item]) ++counts_[at];
  for (const auto& [at, cost] : budgets_of_[item]) left_[at] -= cost;
}

void ListBegun::fill(const Selection& selection) {
  for (std::size_t item = 0; item < list_.items.size(); ++item) {
    const bool reached = selection.verdicts[list_.items[item]].decision == Decision::recommended;
    if (reached && fits(item)) take(item);
  }
}

}  // namespace otbor
