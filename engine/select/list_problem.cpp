#include "engine/select/list_problem.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "engine/select/quotas.hpp"

namespace otbor {
namespace {

using Kind = ListRuleName::Kind;

/// Totals have the common denominator of their sheet counts; beyond this they are rounded.
constexpr std::int64_t denominator_max = 100'000;
constexpr Wide worth_max = Wide{1} << 59U;
/// In longer programmes with budgets or crossing quotas the sum alone decides.
constexpr std::size_t places_decide_max = 200;

bool is_included(const Study& study, Index<Practice> practice) {
  const auto& all = study.decisions.inclusions;
  return std::ranges::find(all, practice, &Inclusion::practice) != all.end();
}

class Builder {
 public:
  Builder(const Candidates& candidates, const Selection& selection, std::vector<QuotaNote>& unmet)
      : candidates_(candidates),
        study_(candidates.study),
        rules_(candidates.study.rules.selection),
        selection_(selection),
        unmet_(unmet) {}

  [[nodiscard]] ListProblem build() {
    find_items();
    value_items();
    if (rules_.places) {
      add_limit({Kind::places, 0, {}}, all_items(), 0, *rules_.places);
    }
    for (std::size_t quota = 0; quota < rules_.quotas.size(); ++quota) add_quota(quota);
    for (std::size_t at = 0; at < rules_.budgets.size(); ++at) add_budget(at);
    const auto& incompatible = study_.decisions.incompatible;
    for (std::size_t at = 0; at < incompatible.size(); ++at) {
      add_limit({Kind::incompatibility, at, {}}, items_of(incompatible[at].practices), 0, 1);
    }
    for (std::size_t item = 0; item < out_.items.size(); ++item) {
      if (is_included(study_, out_.items[item])) out_.included.push_back(item);
    }
    out_.problem.fixed.assign(out_.items.size(), exact::Fixed::no);
    for (const auto item : out_.included) out_.problem.fixed[item] = exact::Fixed::in;
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool reaches_line(Index<Practice> practice) const {
    return selection_.verdicts[practice].decision == Decision::recommended;
  }

  /// A conditional minimum calls those who reach its percent, from below the pass mark too.
  [[nodiscard]] bool may_be_called(Index<Practice> practice) const {
    const auto& verdict = selection_.verdicts[practice];
    if (verdict.cause == SelectionCause::excluded) return false;
    return std::ranges::any_of(rules_.quotas, [&](const Quota& quota) {
      const auto group = quota_group(candidates_, practice, quota.by);
      return quota.at_least.value_or(0) > 0 && quota.if_best_percent && group &&
             speaks_of(quota, *group) &&
             candidates_.ranking.scores[practice].percent >= Ratio(*quota.if_best_percent);
    });
  }

  void find_items() {
    for (const auto practice : candidates_.ranking.order) {
      const bool above = reaches_line(practice);
      if (!above && !is_included(study_, practice) && !may_be_called(practice)) continue;
      out_.items.push_back(practice);
      above_.push_back(above);
    }
  }

  /// Of two sums the larger one. Of equal sums the one with the better first practice, then the
  /// better second, …; in programmes too long for that in 60 bits, with the smaller sum of places,
  /// or by the sum alone.
  void value_items() {
    const auto n = static_cast<Wide>(out_.items.size());
    const auto totals = totals_in_parts();
    Wide most = 1;
    for (const Wide total : totals) most = std::max(most, total < 0 ? -total : total);
    const Wide room = worth_max / (2 * most + 2);
    const bool one_by_one = n < 58 && Wide{1} << n < room;
    const bool together = n * (n + 1) / 2 + 1 < room;
    const Wide scale = one_by_one ? Wide{1} << n : together ? n * (n + 1) / 2 + 1 : 1;
    for (std::size_t item = 0; item < out_.items.size(); ++item) {
      const auto below = n - 1 - static_cast<Wide>(item);
      const Wide place = one_by_one ? Wide{1} << below : together ? below + 1 : 0;
      // From below the line only when a minimum cannot be met otherwise.
      const Wide total = above_[item] ? totals[item] : totals[item] - most - 1;
      out_.problem.worth.push_back(total * scale + place);
    }
    out_.sum_unit = scale;
    if (out_.items.size() > places_decide_max) out_.problem.grain = scale;
  }

  [[nodiscard]] Ratio gain_of(Index<Practice> practice) const {
    const Ratio& total = candidates_.ranking.scores[practice].total;
    if (!study_.criteria.lower_is_better) return total;
    return Ratio(study_.criteria.maximum[study_.practices[practice].group]) - total;
  }

  /// Totals as whole numbers of their largest common part.
  [[nodiscard]] std::vector<Wide> totals_in_parts() const {
    std::int64_t common = 1;
    for (const auto practice : out_.items) {
      const auto parts = millionths_denominator(gain_of(practice));
      common = parts ? std::lcm(common, *parts) : denominator_max + 1;
      if (common > denominator_max) break;
    }
    const bool exact = common <= denominator_max;
    std::vector<std::int64_t> totals;
    std::int64_t divisor = 0;
    for (const auto practice : out_.items) {
      const Ratio gain = gain_of(practice) * (exact ? common : 1);
      totals.push_back(gain.rounded(Points::digits_max, RoundingRule::half_up).millionths());
      divisor = std::gcd(divisor, totals.back());
    }
    std::vector<Wide> parts;
    for (const auto total : totals) parts.push_back(total / std::max<std::int64_t>(divisor, 1));
    return parts;
  }

  /// The number by which the total becomes a whole number of millionths; nullopt when it is large.
  [[nodiscard]] static std::optional<std::int64_t> millionths_denominator(const Ratio& total) {
    for (std::int64_t times = 1; times <= 60; ++times) {
      const Ratio scaled = total * times;
      if (scaled == Ratio(scaled.rounded(Points::digits_max, RoundingRule::down))) return times;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::uint32_t> all_items() const {
    std::vector<std::uint32_t> items(out_.items.size());
    std::iota(items.begin(), items.end(), 0U);
    return items;
  }

  [[nodiscard]] std::vector<std::uint32_t> items_of(
      const std::vector<Index<Practice>>& practices) const {
    std::vector<std::uint32_t> items;
    for (std::uint32_t item = 0; item < out_.items.size(); ++item) {
      if (std::ranges::find(practices, out_.items[item]) != practices.end()) items.push_back(item);
    }
    return items;
  }

  void add_limit(ListRuleName rule, std::vector<std::uint32_t> items, std::uint32_t least,
                 std::uint32_t most) {
    if (items.empty()) return;
    out_.problem.limits.push_back({std::move(items), least, most});
    out_.rule_of_limit.push_back(std::move(rule));
  }

  /// Items of each group of a family; groups that only practices below the line have are there too,
  /// without items.
  [[nodiscard]] std::map<std::string, std::vector<std::uint32_t>> groups_by(
      QuotaBy by, const std::string& only) const {
    std::map<std::string, std::vector<std::uint32_t>> groups;
    for (const auto practice : candidates_.ranking.order) {
      const auto group = quota_group(candidates_, practice, by);
      if (group && (only.empty() || only == *group)) groups[*group];
    }
    for (std::uint32_t item = 0; item < out_.items.size(); ++item) {
      const auto group = quota_group(candidates_, out_.items[item], by);
      if (group && (only.empty() || only == *group)) groups[*group].push_back(item);
    }
    return groups;
  }

  /// A conditional minimum binds once somebody in the group reaches its percent.
  [[nodiscard]] bool binds(const Quota& quota, const std::vector<std::uint32_t>& items) const {
    return !quota.if_best_percent || std::ranges::any_of(items, [&](std::uint32_t item) {
      return candidates_.ranking.scores[out_.items[item]].percent >= Ratio(*quota.if_best_percent);
    });
  }

  void add_quota(std::size_t at) {
    const Quota& quota = rules_.quotas[at];
    for (const auto& [group, items] : groups_by(quota.by, quota.group)) {
      if (quota.at_most) {
        add_limit({Kind::at_most, at, group}, items, 0, *quota.at_most);
      }
      const std::uint32_t wanted = binds(quota, items) ? quota.at_least.value_or(0) : 0;
      if (wanted == 0) continue;
      const auto called = quota.if_best_percent
                              ? static_cast<std::ptrdiff_t>(items.size())
                              : std::ranges::count_if(
                                    items, [&](std::uint32_t item) { return bool{above_[item]}; });
      const auto least = std::min(wanted, static_cast<std::uint32_t>(called));
      if (least < wanted) unmet_.push_back({at, group, true, 0});
      if (least > 0) add_limit({Kind::at_least, at, group}, items, least, exact::no_limit);
    }
  }

  void add_budget(std::size_t at) {
    const Budget& budget = rules_.budgets[at];
    std::map<std::string, std::vector<std::uint32_t>> groups;
    if (budget.by) {
      groups = groups_by(*budget.by, budget.group);
    } else {
      groups.emplace("", all_items());
    }
    for (const auto& [group, items] : groups) {
      exact::Budget limit{.items = items, .costs = {}, .at_most = budget.at_most.millionths()};
      for (const auto item : items) {
        limit.costs.push_back(
            study_.practices[out_.items[item]].cost.value_or(Points()).millionths());
      }
      out_.problem.budgets.push_back(std::move(limit));
      out_.rule_of_budget.push_back({Kind::budget, at, group});
    }
  }

  const Candidates& candidates_;
  const Study& study_;
  const SelectionRules& rules_;
  const Selection& selection_;
  std::vector<QuotaNote>& unmet_;
  ListProblem out_;
  std::vector<bool> above_;  // of each item: reaches the line
};

}  // namespace

ListProblem list_problem(const Candidates& candidates, const Selection& selection,
                         std::vector<QuotaNote>& unmet) {
  return Builder(candidates, selection, unmet).build();
}

bool has_rules_beyond_quotas(const Study& study) {
  return !study.rules.selection.budgets.empty() || !study.decisions.inclusions.empty() ||
         !study.decisions.incompatible.empty();
}

}  // namespace otbor
