#include "engine/select/draw_list.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "engine/select/quotas.hpp"

namespace otbor {
namespace {

/// Beyond it a draw's list is that of places alone: quotas would be settled ten thousand times.
constexpr std::size_t quota_draws_practices_max = 100;

/// The list in the order of places under quotas. Where taking practices one by one past full groups
/// happens to meet every minimum, that is the list: no other has better first places. Only else is
/// the list made looking ahead, which is many times slower.
class ListUnderQuotas {
 public:
  explicit ListUnderQuotas(const Candidates& candidates)
      : groups_(std::make_shared<const QuotaGroups>(candidates)),
        binds_(groups_->all().size()),
        places_(candidates.study.rules.selection.places) {
    for (const auto practice : candidates.ranking.order) {
      for (const auto& [group, may_fill] : groups_->of(practice)) {
        binds_[group] = binds_[group] || may_fill;
      }
    }
  }

  /// A flag each. From any thread.
  std::vector<bool> operator()(std::span<const Index<Practice>> best_first) const {
    std::vector<bool> flags(best_first.size());
    std::vector<std::uint32_t> taken(binds_.size());
    std::size_t left = places_.value_or(no_limit);
    for (std::size_t at = 0; at < best_first.size() && left > 0; ++at) {
      const auto groups = groups_->of(best_first[at]);
      const bool is_full = std::ranges::any_of(groups, [&](const auto& of) {
        return taken[of.group] >= groups_->all()[of.group].at_most.value_or(no_limit);
      });
      if (is_full) continue;
      for (const auto& of : groups) ++taken[of.group];
      flags[at] = true;
      --left;
    }
    for (std::size_t group = 0; group < taken.size(); ++group) {
      if (binds_[group] && taken[group] < groups_->all()[group].at_least) {
        return looking_ahead(best_first);
      }
    }
    return flags;
  }

 private:
  [[nodiscard]] std::vector<bool> looking_ahead(std::span<const Index<Practice>> best_first) const {
    ListMaker list(*groups_, places_, best_first, best_first);
    std::vector<bool> flags;
    for (const auto practice : best_first) flags.push_back(!list.offer(practice));
    for (std::size_t at = 0; at < best_first.size(); ++at) {
      if (list.is_reserved(best_first[at])) flags[at] = true;
    }
    return flags;
  }

  static constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();
  std::shared_ptr<const QuotaGroups> groups_;  // copied with the function it is part of
  std::vector<bool> binds_;                    // somebody is good enough for the group's minimum
  std::optional<std::uint32_t> places_;
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
