#include "engine/select/exact_list.hpp"

namespace otbor::selection_rule {
namespace {

void choose(const Candidates& candidates, Selection& selection) {
  choose_exactly(candidates, Objective::total, selection);
}

}  // namespace

extern const SelectionRule optimum;
const SelectionRule optimum{
    .id = "optimum",
    .ru = "наибольшая сумма",
    .title = {"список с наибольшей суммой итоговых баллов при всех квотах и бюджетах",
              "the list with the largest sum of totals under all quotas and budgets"},
    .source =
        "R. K. Ahuja, T. L. Magnanti & J. B. Orlin, Network Flows (1993); M. L. Fisher, "
        "Management Science 27 (1981)",
    .choose = choose,
};

}  // namespace otbor::selection_rule
