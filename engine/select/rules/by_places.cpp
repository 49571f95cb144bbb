#include <algorithm>

#include "engine/select/exact_list.hpp"
#include "engine/select/quotas.hpp"

namespace otbor::selection_rule {
namespace {

void note_minimum(const ListMaker& list, Index<Practice> practice, Verdict& verdict) {
  verdict.cause = SelectionCause::at_least;
  const auto [quota, group] = list.filled_by(practice);
  verdict.quota = quota;
  verdict.quota_group = group;
}

/// In the order of places each practice above the line joins the list if the list can still be
/// completed under every quota. The result is the best list in the lexicographic order of places:
/// no other list under the quotas has a better first, then second, … practice.
void choose(const Candidates& candidates, Selection& selection) {
  if (has_rules_beyond_quotas(candidates.study)) {
    return choose_exactly(candidates, Objective::places, selection);
  }
  std::vector<Index<Practice>> eligible;
  for (const auto practice : candidates.ranking.order) {
    if (selection.verdicts[practice].decision == Decision::recommended)
      eligible.push_back(practice);
  }
  const QuotaGroups groups(candidates);
  ListMaker list(groups, candidates.study.rules.selection.places, candidates.ranking.order,
                 eligible);
  bool place_given_up = false;  // by a better practice, for some group's minimum
  for (const auto practice : eligible) {
    Verdict& verdict = selection.verdicts[practice];
    const bool fills_minimum = place_given_up && list.is_reserved(practice);
    if (const auto refusal = list.offer(practice)) {
      place_given_up = place_given_up || refusal->cause == SelectionCause::reserved;
      verdict.decision = Decision::reserve;
      verdict.cause = refusal->cause;
      verdict.quota = refusal->quota;
      verdict.quota_group = refusal->group;
      continue;
    }
    selection.recommended.push_back(practice);
    if (fills_minimum) {
      note_minimum(list, practice, verdict);
    } else {
      verdict.cause = SelectionCause::in_order;
    }
  }
  while (!list.reserved().empty()) {
    const auto practice = list.reserved().front();
    list.take_reserved(practice);
    Verdict& verdict = selection.verdicts[practice];
    verdict.decision = Decision::recommended;
    note_minimum(list, practice, verdict);
    selection.recommended.push_back(practice);
  }
  // The list reads in the order of places, whoever came in last.
  Per<Practice, std::uint32_t> rank(candidates.study.practices.count());
  std::uint32_t at = 0;
  for (const auto practice : candidates.ranking.order) rank[practice] = at++;
  std::ranges::sort(selection.recommended, {}, [&](auto practice) { return rank[practice]; });
  selection.quota_notes = list.notes();
}

}  // namespace

extern const SelectionRule by_places;
const SelectionRule by_places{
    .id = "by_places",
    .ru = "в порядке мест",
    .title = {"в порядке мест, пока список можно дополнить до выполнения всех квот",
              "in the order of places, as long as the list can be completed under all quotas"},
    .source = "первые в рейтинге в пределах квоты (docs.cntd.ru/document/571082653)",
    .choose = choose,
};

}  // namespace otbor::selection_rule
