#include "engine/select/draw_list.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

#include "engine/select/method_comparison.hpp"
#include "engine/select/quotas.hpp"

namespace otbor {
namespace {

/// Beyond it a draw's list is that of places alone: quotas would be settled ten thousand times.
constexpr std::size_t quota_draws_practices_max = 100;

/// The list in the order of places under quotas. Where taking practices one by one past full groups
/// happens to meet every minimum, that is the list: no other has better first places. Only else is
/// the plan's rule asked, which looks ahead and is fifty times slower.
class ListUnderQuotas {
 public:
  explicit ListUnderQuotas(const Candidates& candidates)
      : by_rule_(candidates.study, candidates.themes, candidates.consistency, candidates.ranking),
        places_(candidates.study.rules.selection.places.value_or(no_limit)),
        groups_of_(candidates.study.practices.count()) {
    for (const auto& quota : candidates.study.rules.selection.quotas) add(candidates, quota);
  }

  /// A flag each. From any thread.
  std::vector<bool> operator()(std::span<const Index<Practice>> best_first) const {
    std::vector<bool> flags(best_first.size());
    std::vector<std::uint32_t> taken(groups_.size());
    std::uint32_t all = 0;
    for (std::size_t at = 0; at < best_first.size() && all < places_; ++at) {
      const auto& groups = groups_of_[best_first[at]];
      const bool is_full = std::ranges::any_of(
          groups, [&](std::uint32_t group) { return taken[group] >= groups_[group].at_most; });
      if (is_full) continue;
      for (const auto group : groups) ++taken[group];
      flags[at] = true;
      ++all;
    }
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (taken[group] < groups_[group].at_least) return by_rule_(best_first);
    }
    return flags;
  }

 private:
  struct Group {
    std::uint32_t at_most = no_limit;
    std::uint32_t at_least = 0;  // 0 also where nobody is good enough for the minimum to bind
  };

  void add(const Candidates& candidates, const Quota& quota) {
    std::map<std::string, std::uint32_t> known;
    for (const auto practice : candidates.ranking.order) {
      const auto name = quota_group(candidates, practice, quota.by);
      if (!name || !speaks_of(quota, *name)) continue;
      const auto number = static_cast<std::uint32_t>(groups_.size());
      const auto [at, is_new] = known.emplace(*name, number);
      if (is_new) groups_.push_back({.at_most = quota.at_most.value_or(no_limit)});
      groups_of_[practice].push_back(at->second);
      const bool binds = !quota.if_best_percent || candidates.ranking.scores[practice].percent >=
                                                       Ratio(*quota.if_best_percent);
      if (binds) groups_[at->second].at_least = quota.at_least.value_or(0);
    }
  }

  static constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();
  ListInOrder by_rule_;
  std::uint32_t places_;
  std::vector<Group> groups_;
  Per<Practice, std::vector<std::uint32_t>> groups_of_;
};

}  // namespace

LeftOutOfDraws left_out_of_draws(const Study& study, const Ranking& ranking) {
  const auto& list = study.rules.selection;
  // Budgets and decisions about single practices take a search, too long for ten thousand draws;
  // rules that look at the totals themselves would have to be given those of the draw.
  LeftOutOfDraws left_out{
      .budgets = !list.budgets.empty(),
      .decisions = !study.decisions.inclusions.empty() || !study.decisions.incompatible.empty(),
      .rule = list.rule != "by_places"};
  left_out.quotas =
      !list.quotas.empty() && (left_out.budgets || left_out.decisions || left_out.rule ||
                               ranking.order.size() > quota_draws_practices_max);
  return left_out;
}

std::optional<ListRule> list_of_draws(const Candidates& candidates, const Selection& official) {
  const Study& study = candidates.study;
  const auto& selection = study.rules.selection;
  if (selection.rule == "recorded") return std::nullopt;
  ListRule list{.places = selection.places,
                .pass_mark = official.line.pass_mark,
                .may_enter = Per<Practice, bool>(study.practices.count())};
  for (const auto practice : study.practices.count()) {
    const auto& verdict = official.verdicts[practice];
    list.may_enter[practice] = verdict.gates.empty() && verdict.cause != SelectionCause::excluded;
  }
  if (!selection.quotas.empty() && !left_out_of_draws(study, candidates.ranking).quotas) {
    list.choose = ListUnderQuotas(candidates);
  }
  return list;
}

}  // namespace otbor
