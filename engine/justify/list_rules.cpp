#include "engine/justify/list_rules.hpp"

#include "engine/justify/print_cost.hpp"
#include "engine/select/quotas.hpp"

namespace otbor {
namespace {

/// In longer programmes what is left of a budget is not reckoned for each who does not fit.
constexpr std::size_t costs_added_max = 2'000;

}  // namespace

Text budget_text(const Facts& facts, const Verdict& verdict) {
  const auto& dossier = facts.dossier;
  const Candidates candidates{dossier.study, dossier.themes, dossier.ranking, dossier.consistency};
  const auto& budget = facts.rules.selection.budgets.at(verdict.quota.value());
  const auto whole = print_cost(budget.at_most);
  if (dossier.ranking.order.size() > costs_added_max) {
    return format({"бюджет {0}", "a budget of {0}"}, {whole});
  }
  Points left = budget.at_most;
  for (const auto at : dossier.selection.recommended) {
    const bool spends =
        !budget.by || quota_group(candidates, at, *budget.by) == verdict.quota_group;
    if (spends) left = left - facts.practice(at).cost.value_or(Points());
  }
  return format({"{0} из {1}", "{0} of {1}"}, {print_cost(left), whole});
}

void cite_list_rules(const Facts& facts, Citing citing) {
  const auto& rules = facts.rules.selection;
  if (rules.places) citing.by(PlanRule::places);
  for (std::size_t quota = 0; quota < rules.quotas.size(); ++quota) {
    citing.by(Cite::What::quota, quota);
  }
  for (std::size_t budget = 0; budget < rules.budgets.size(); ++budget) {
    citing.by(Cite::What::budget, budget);
  }
}

}  // namespace otbor
