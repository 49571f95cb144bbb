#include <algorithm>

#include "engine/select/selection.hpp"

namespace otbor::selection_rule {
namespace {

/// The list stands in decisions.yaml as the commission adopted it; nothing is computed over it. A
/// practice that reached the pass mark and is not named there goes to the reserve.
void choose(const Candidates& candidates, Selection& selection) {
  Per<Practice, bool> named(candidates.study.practices.count());
  for (const auto& list : candidates.study.decisions.recommended) {
    for (const auto practice : list.practices) {
      if (named[practice]) continue;
      named[practice] = true;
      selection.verdicts[practice].decision = Decision::recommended;
      selection.verdicts[practice].cause = SelectionCause::recorded;
      selection.recommended.push_back(practice);
    }
  }
  for (const auto practice : candidates.ranking.order) {
    Verdict& verdict = selection.verdicts[practice];
    if (named[practice] || verdict.decision != Decision::recommended) continue;
    verdict.decision = Decision::reserve;
    verdict.cause = SelectionCause::not_recorded;
  }
}

}  // namespace

extern const SelectionRule recorded;
const SelectionRule recorded{
    .id = "recorded",
    .ru = "по протоколу",
    .title = {"список взят из решения комиссии",
              "the list is taken from the commission's decision"},
    .source = "decisions.yaml, recommended",
    .choose = choose,
};

}  // namespace otbor::selection_rule
