#include "engine/select/draw_list.hpp"

#include "engine/select/method_comparison.hpp"

namespace otbor {
namespace {

/// Beyond it a draw's list is that of places alone: quotas would be settled ten thousand times.
constexpr std::size_t quota_draws_practices_max = 100;

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
    list.choose = ListInOrder(study, candidates.themes, candidates.consistency, candidates.ranking);
  }
  return list;
}

}  // namespace otbor
