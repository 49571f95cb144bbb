#include "engine/select/prices.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/select/exact/best_lists.hpp"
#include "engine/select/list_problem.hpp"

namespace otbor {
namespace {

using Kind = ListRuleName::Kind;
using List = std::vector<Index<Practice>>;

/// Of the first that are not in the second, in their order.
List missing_in(const List& first, const List& second) {
  List missing;
  for (const auto practice : first) {
    if (std::ranges::find(second, practice) == second.end()) missing.push_back(practice);
  }
  return missing;
}

class Pricer {
 public:
  Pricer(const Candidates& candidates, const Selection& selection)
      : candidates_(candidates), selection_(selection), changed_(candidates.study) {}

  [[nodiscard]] Prices run() {
    Prices prices{
        .sum = sum_of(selection_.recommended), .rules = {}, .succession = {}, .equal_lists = {}};
    price_rules(prices.rules);
    for (const auto practice : selection_.recommended) {
      if (prices.succession.size() == successions_max) break;
      prices.succession.push_back(successor_of(practice));
    }
    find_equal_lists(prices);
    return prices;
  }

 private:
  void find_equal_lists(Prices& prices) const {
    const bool asked = candidates_.study.rules.selection.rule == "optimum" &&
                       selection_.contradictions.empty() &&
                       candidates_.ranking.order.size() <= equal_lists_practices_max;
    if (!asked) return;
    std::vector<QuotaNote> notes;
    const auto list = list_problem(candidates_, before_list(candidates_, {1}), notes);
    const exact::Wanted near{.lists_max = equal_lists_max + 1, .within = list.sum_unit - 1};
    for (const auto& answer : exact::best_lists(list.problem, near)) {
      List other;
      for (std::size_t item = 0; item < list.items.size(); ++item) {
        if (answer.taken[item]) other.push_back(list.items[item]);
      }
      if (sum_of(other) != prices.sum || other == selection_.recommended) continue;
      prices.equal_lists.push_back(
          {missing_in(other, selection_.recommended), missing_in(selection_.recommended, other)});
    }
  }

  [[nodiscard]] Ratio sum_of(const List& list) const {
    Ratio sum;
    for (const auto practice : list) {
      const Score& score = candidates_.ranking.scores[practice];
      if (score.scored()) sum = sum + score.total;
    }
    return sum;
  }

  /// The list with the study changed; the change is taken back.
  [[nodiscard]] List list_with(const std::function<void(Study&)>& change) {
    auto rules = changed_.rules;
    auto decisions = changed_.decisions;
    auto criteria = changed_.criteria;
    change(changed_);
    auto list = select(changed_, candidates_.themes, candidates_.consistency, candidates_.ranking,
                       num::Threads{1})
                    .recommended;
    changed_.rules = std::move(rules);
    changed_.decisions = std::move(decisions);
    changed_.criteria = std::move(criteria);
    return list;
  }

  void price_without(std::vector<RulePrice>& prices, ListRuleName rule,
                     const std::function<void(Study&)>& change) {
    const auto list = list_with(change);
    prices.push_back({std::move(rule), sum_of(list), missing_in(list, selection_.recommended),
                      missing_in(selection_.recommended, list)});
  }

  void price_rules(std::vector<RulePrice>& prices) {
    const auto& study = candidates_.study;
    const auto& rules = study.rules.selection;
    for (std::size_t at = 0; at < rules.quotas.size(); ++at) {
      if (rules.quotas[at].at_most) {
        price_without(prices, {Kind::at_most, at, rules.quotas[at].group},
                      [at](Study& s) { s.rules.selection.quotas[at].at_most.reset(); });
      }
      if (rules.quotas[at].at_least) {
        price_without(prices, {Kind::at_least, at, rules.quotas[at].group},
                      [at](Study& s) { s.rules.selection.quotas[at].at_least.reset(); });
      }
    }
    for (std::size_t at = 0; at < rules.budgets.size(); ++at) {
      price_without(prices, {Kind::budget, at, rules.budgets[at].group}, [at](Study& s) {
        auto& budgets = s.rules.selection.budgets;
        budgets.erase(budgets.begin() + static_cast<std::ptrdiff_t>(at));
      });
    }
    if (has_gates()) price_without(prices, {Kind::gates, 0, {}}, without_gates);
    const auto& decisions = study.decisions;
    for (const auto& one : decisions.inclusions) {
      price_without(prices, {Kind::inclusion, one.practice.value(), {}}, [&one](Study& s) {
        std::erase_if(s.decisions.inclusions,
                      [&](const Inclusion& other) { return other.practice == one.practice; });
      });
    }
    for (const auto& one : decisions.exclusions) {
      price_without(prices, {Kind::exclusion, one.practice.value(), {}}, [&one](Study& s) {
        std::erase_if(s.decisions.exclusions,
                      [&](const Exclusion& other) { return other.practice == one.practice; });
      });
    }
    for (std::size_t at = 0; at < decisions.incompatible.size(); ++at) {
      price_without(prices, {Kind::incompatibility, at, {}}, [at](Study& s) {
        auto& all = s.decisions.incompatible;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
      });
    }
  }

  /// Somebody is kept out by gates alone.
  [[nodiscard]] bool has_gates() const {
    return std::ranges::any_of(selection_.verdicts, [](const Verdict& verdict) {
      return !verdict.gates.empty() && verdict.band_by_total &&
             verdict.band_by_total != verdict.band;
    });
  }

  static void without_gates(Study& study) {
    for (auto& criterion : study.criteria.criteria) {
      criterion.gate.reset();
      criterion.gate_each.reset();
    }
    study.rules.total_each_expert.reset();
  }

  [[nodiscard]] Succession successor_of(Index<Practice> practice) {
    const auto list = list_with([&](Study& study) {
      std::erase_if(study.decisions.inclusions,
                    [&](const Inclusion& one) { return one.practice == practice; });
      study.decisions.exclusions.push_back({practice, {}});
    });
    auto leaves = missing_in(selection_.recommended, list);
    std::erase(leaves, practice);
    return {practice, missing_in(list, selection_.recommended), std::move(leaves)};
  }

  const Candidates& candidates_;
  const Selection& selection_;
  Study changed_;
};

}  // namespace

std::optional<Prices> prices(const Candidates& candidates, const Selection& selection) {
  const auto& study = candidates.study;
  const bool is_priced = study.rules.selection.rule != "recorded" &&
                         !selection.recommended.empty() && selection.proved &&
                         candidates.ranking.order.size() <= priced_practices_max;
  if (!is_priced) return std::nullopt;
  return Pricer(candidates, selection).run();
}

}  // namespace otbor
