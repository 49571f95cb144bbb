#pragma once
// The best list under every rule of the programme, by the exact search; what the rules contradict
// each other in; and the causes of a list that was made in any way.

#include "engine/select/list_problem.hpp"

namespace otbor {

/// What the best list is the best in.
enum class Objective : std::uint8_t {
  places,  // the best first practice, then the best second, …
  total    // the largest sum of totals; of equal sums the better places
};

/// Puts the best list into the selection. Where no
/// list keeps all rules, minimums, then recorded inclusions are waived, those written last first,
/// and the contradictions are kept.
void choose_exactly(const Candidates& candidates, Objective objective, Selection& selection);

/// Decisions and causes of a list: who is on it and by what, who is not and what stands in the way.
void explain_list(const Candidates& candidates, const ListProblem& list,
                  const std::vector<bool>& taken, Selection& selection);

}  // namespace otbor
