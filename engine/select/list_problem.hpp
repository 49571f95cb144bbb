#pragma once
// The programme's rules of the list as a problem of whole numbers (exact/problem.hpp), with the way
// back: which item is which practice, which limit is which rule.

#include <optional>
#include <vector>

#include "engine/select/exact/problem.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

struct ListProblem {
  exact::Problem problem;
  std::vector<Index<Practice>> items;        // in the order of places
  std::vector<ListRuleName> rule_of_limit;   // one a limit
  std::vector<ListRuleName> rule_of_budget;  // one a budget
  std::vector<std::size_t> included;         // items that a decision puts on the list
  Wide sum_unit = 1;  // worth of the smallest step of a sum of totals; places are worth less
};

/// Items are those who reached the pass mark, whom a recorded decision includes, and from below the
/// mark whom a conditional minimum may call. A minimum that has too few candidates asks for as many
/// as there are; `unmet` notes it. Worths are exact sums of totals, as whole numbers of a common
/// fraction, and among equal sums prefer better places; totals without a common fraction are taken
/// to a millionth.
[[nodiscard]] ListProblem list_problem(const Candidates& candidates, const Selection& selection,
                                       std::vector<QuotaNote>& unmet);

/// Budgets, inclusions and incompatible practices are beyond quotas.hpp.
[[nodiscard]] bool has_rules_beyond_quotas(const Study& study);

}  // namespace otbor
