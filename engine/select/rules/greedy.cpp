#include "engine/select/exact_list.hpp"
#include "engine/select/list_begun.hpp"

namespace otbor::selection_rule {
namespace {

/// Whom decisions include comes first; then, in the order of places, each who still fits into the
/// places, the quotas and the budgets. Who does not fit is passed over and the next one is asked.
/// Minimums are not looked ahead for; those that stay unmet are noted.
void choose(const Candidates& candidates, Selection& selection) {
  const auto list = list_problem(candidates, selection, selection.quota_notes);
  ListBegun begun(list);
  for (const auto item : list.included) begun.take(item);
  begun.fill(selection);
  explain_list(candidates, list, begun.taken(), selection);
}

}  // namespace

extern const SelectionRule greedy;
const SelectionRule greedy{
    .id = "greedy",
    .ru = "пока помещаются",
    .title = {"по очереди мест, пока практики помещаются в места, квоты и бюджеты",
              "in turn by places, whoever fits into the places, quotas and budgets"},
    .source =
        "Project Catalyst, Fund 6 (2021): projects are funded in order, one that does not "
        "fit into the rest of the budget is passed over",
    .choose = choose,
};

}  // namespace otbor::selection_rule
