#include "engine/select/exact_list.hpp"

#include <algorithm>
#include <utility>

#include "engine/select/exact/contradiction.hpp"
#include "engine/select/exact/in_order.hpp"

namespace otbor {
namespace {

using Kind = ListRuleName::Kind;

/// Who is in the way of whom: counts of the limits and sums of the budgets for one list.
class Explainer {
 public:
  Explainer(const ListProblem& list, const std::vector<bool>& taken)
      : list_(list),
        taken_(taken),
        limits_of_(list.items.size()),
        budgets_of_(list.items.size()),
        needed_after_(list.items.size()),
        first_left_(taken.size()) {
    for (std::size_t at = 0; at < list.problem.limits.size(); ++at) {
      std::uint32_t count = 0;
      for (const auto item : list.problem.limits[at].items) {
        limits_of_[item].push_back(at);
        count += taken[item] ? 1U : 0U;
      }
      counts_.push_back(count);
    }
    for (std::size_t at = 0; at < list.problem.budgets.size(); ++at) {
      const auto& budget = list.problem.budgets[at];
      std::int64_t left = budget.at_most;
      for (std::size_t i = 0; i < budget.items.size(); ++i) {
        budgets_of_[budget.items[i]].emplace_back(at, budget.costs[i]);
        if (taken[budget.items[i]]) left -= budget.costs[i];
      }
      left_.push_back(left);
    }
    const ListRuleName* needed = nullptr;
    for (std::size_t item = taken.size(); item-- > 0;) {
      needed_after_[item] = needed;
      if (!taken[item]) {
        first_left_ = item;
        continue;
      }
      last_taken_ = std::max(last_taken_, item + 1);
      if (const auto* rule = needed_by(item)) needed = rule;
    }
  }

  void explain_taken(std::size_t item, Verdict& verdict) const {
    verdict.cause = SelectionCause::in_order;
    if (std::ranges::find(list_.included, item) != list_.included.end()) {
      verdict.cause = SelectionCause::included;
    } else if (item > first_left_) {
      if (const auto* rule = needed_by(item)) blame(SelectionCause::at_least, *rule, verdict);
    }
  }

  void explain_left(std::size_t item, Verdict& verdict) const {
    for (const auto at : limits_of_[item]) {
      const auto& rule = list_.rule_of_limit[at];
      if (counts_[at] < list_.problem.limits[at].at_most) continue;
      if (rule.kind == Kind::incompatibility) {
        return blame(SelectionCause::incompatible, rule, verdict);
      }
      if (rule.kind == Kind::at_most && is_full_of_better(at, item)) {
        return blame(SelectionCause::at_most, rule, verdict);
      }
    }
    for (const auto& [at, cost] : budgets_of_[item]) {
      if (cost > left_[at]) {
        return blame(SelectionCause::over_budget, list_.rule_of_budget[at], verdict);
      }
    }
    verdict.cause = SelectionCause::places_full;
    if (item >= last_taken_) return;
    if (const auto* rule = needed_after_[item])
      return blame(SelectionCause::reserved, *rule, verdict);
    verdict.cause = SelectionCause::by_rule;
  }

 private:
  [[nodiscard]] bool is_needed(std::size_t at) const {
    const auto least = list_.problem.limits[at].at_least;
    return least > 0 && counts_[at] <= least;
  }

  /// Else the group's places could have gone to the item, and another rule gave them to worse ones.
  [[nodiscard]] bool is_full_of_better(std::size_t at, std::size_t item) const {
    return std::ranges::all_of(list_.problem.limits[at].items, [&](std::uint32_t other) {
      const bool is_included = std::ranges::find(list_.included, other) != list_.included.end();
      return !taken_[other] || other < item || is_included;
    });
  }

  /// The minimum that gave the item its place: it alone keeps a better practice from it. Whoever
  /// stands below the pass mark is there for some minimum in any case.
  [[nodiscard]] const ListRuleName* needed_by(std::size_t item) const {
    const ListRuleName* first = nullptr;
    for (const auto at : limits_of_[item]) {
      if (!is_needed(at)) continue;
      if (keeps_better_out(item, at)) return &list_.rule_of_limit[at];
      if (first == nullptr) first = &list_.rule_of_limit[at];
    }
    return list_.problem.worth[item] < 0 ? first : nullptr;
  }

  [[nodiscard]] bool keeps_better_out(std::size_t item, std::size_t minimum) const {
    std::size_t asked = 0;
    for (std::size_t better = 0; better < item && asked < better_asked_max; ++better) {
      if (taken_[better] ||
          std::ranges::find(limits_of_[better], minimum) != limits_of_[better].end()) {
        continue;
      }
      ++asked;
      if (may_replace(better, item, minimum)) return true;
    }
    return false;
  }

  /// With the one instead of the other every rule is kept but this minimum.
  [[nodiscard]] bool may_replace(std::size_t in, std::size_t out, std::size_t minimum) const {
    const auto names = [&](std::size_t at, std::size_t item) {
      return std::ranges::find(limits_of_[item], at) != limits_of_[item].end();
    };
    const bool enters = std::ranges::all_of(limits_of_[in], [&](std::size_t at) {
      return names(at, out) || counts_[at] < list_.problem.limits[at].at_most;
    });
    const bool leaves = std::ranges::all_of(limits_of_[out], [&](std::size_t at) {
      return at == minimum || names(at, in) || !is_needed(at);
    });
    return enters && leaves && std::ranges::all_of(budgets_of_[in], [&](const auto& of) {
             const auto same = std::ranges::find(budgets_of_[out], of.first,
                                                 &std::pair<std::size_t, std::int64_t>::first);
             const auto freed = same == budgets_of_[out].end() ? 0 : same->second;
             return of.second <= left_[of.first] + freed;
           });
  }

  static void blame(SelectionCause cause, const ListRuleName& rule, Verdict& verdict) {
    verdict.cause = cause;
    verdict.quota = rule.at;
    verdict.quota_group = rule.group;
  }

  /// So many better ones are asked, the best first.
  static constexpr std::size_t better_asked_max = 200;

  const ListProblem& list_;
  const std::vector<bool>& taken_;
  std::vector<std::vector<std::size_t>> limits_of_;
  std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> budgets_of_;  // with the cost
  std::vector<std::uint32_t> counts_;
  std::vector<std::int64_t> left_;
  /// For each item the minimum that needs somebody who stands below it.
  std::vector<const ListRuleName*> needed_after_;
  std::size_t last_taken_ = 0;  // one behind it
  std::size_t first_left_;
};

void note_quotas(const ListProblem& list, const std::vector<bool>& taken, Selection& selection) {
  for (std::size_t at = 0; at < list.problem.limits.size(); ++at) {
    const auto& rule = list.rule_of_limit[at];
    const auto& limit = list.problem.limits[at];
    const auto have = static_cast<std::uint32_t>(
        std::ranges::count_if(limit.items, [&](std::uint32_t item) { return bool{taken[item]}; }));
    if (rule.kind == Kind::at_most && have >= limit.at_most) {
      selection.quota_notes.push_back({rule.at, rule.group, false, have});
    }
    if (rule.kind == Kind::at_least && have < limit.at_least) {
      selection.quota_notes.push_back({rule.at, rule.group, true, have});
    }
  }
  std::ranges::stable_sort(selection.quota_notes, {}, &QuotaNote::quota);
}

/// The rules of a contradiction; the one to waive stands last.
std::vector<ListRuleName> named(const ListProblem& list, const exact::RuleSet& set) {
  std::vector<ListRuleName> names;
  for (const auto at : set.budgets) names.push_back(list.rule_of_budget[at]);
  for (const auto at : set.limits) {
    if (list.problem.limits[at].at_least == 0) names.push_back(list.rule_of_limit[at]);
  }
  for (const auto item : set.fixed_in) names.push_back({Kind::inclusion, item, {}});
  for (const auto at : set.limits) {
    if (list.problem.limits[at].at_least > 0) names.push_back(list.rule_of_limit[at]);
  }
  return names;
}

/// Without minimums and inclusions the empty list keeps all rules, so that each set has one.
void waive_one(const exact::RuleSet& set, ListProblem& list) {
  auto& problem = list.problem;
  for (auto at = set.limits.rbegin(); at != set.limits.rend(); ++at) {
    auto& limit = problem.limits[*at];
    if (limit.at_least == 0) continue;
    --limit.at_least;
    return;
  }
  problem.fixed[set.fixed_in.back()] = exact::Fixed::no;
}

exact::Answer answer_of(const Selection& selection, const ListProblem& list, Objective objective) {
  if (objective == Objective::total) return exact::solve(list.problem);
  std::vector<bool> wanted;
  for (const auto practice : list.items) {
    wanted.push_back(selection.verdicts[practice].decision == Decision::recommended);
  }
  return exact::first_in_order(list.problem, wanted);
}

}  // namespace

void explain_list(const Candidates& candidates, const ListProblem& list,
                  const std::vector<bool>& taken, Selection& selection) {
  const Explainer explainer(list, taken);
  for (std::size_t item = 0; item < list.items.size(); ++item) {
    const auto practice = list.items[item];
    Verdict& verdict = selection.verdicts[practice];
    if (taken[item]) {
      verdict.decision = Decision::recommended;
      explainer.explain_taken(item, verdict);
      selection.recommended.push_back(practice);
    } else if (verdict.decision == Decision::recommended) {
      verdict.decision = Decision::reserve;
      explainer.explain_left(item, verdict);
    }
  }
  // Whom a decision includes without a total stands last.
  for (const auto& inclusion : candidates.study.decisions.inclusions) {
    const auto& practice = candidates.study.practices[inclusion.practice];
    const bool has_total = candidates.ranking.scores[inclusion.practice].scored();
    if (has_total || !takes_part(practice.status)) continue;
    selection.verdicts[inclusion.practice].decision = Decision::recommended;
    selection.verdicts[inclusion.practice].cause = SelectionCause::included;
    selection.recommended.push_back(inclusion.practice);
  }
  note_quotas(list, taken, selection);
}

void choose_exactly(const Candidates& candidates, Objective objective, Selection& selection) {
  auto list = list_problem(candidates, selection, selection.quota_notes);
  const auto whole = list;
  auto answer = answer_of(selection, list, objective);
  while (answer.status == exact::Status::infeasible) {
    const auto set = exact::smallest_contradiction(list.problem);
    auto names = named(list, set);
    for (auto& name : names) {
      if (name.kind == Kind::inclusion) name.at = list.items[name.at].value();
    }
    if (selection.contradictions.empty() || selection.contradictions.back() != names) {
      selection.contradictions.push_back(std::move(names));
    }
    waive_one(set, list);
    answer = answer_of(selection, list, objective);
  }
  selection.proved = answer.status == exact::Status::optimal;
  answer.taken.resize(list.items.size());
  explain_list(candidates, whole, answer.taken, selection);
}

}  // namespace otbor
