#pragma once
// What sentences about the list say of its rules as a whole: what is left of a budget, and all
// rules together as what a decision rests on.

#include "engine/justify/facts.hpp"
#include "engine/justify/reasons.hpp"

namespace otbor {

/// «60 000 из 4 500 000»: of the budget that the verdict names; in long programmes the budget
/// alone.
[[nodiscard]] Text budget_text(const Facts& facts, const Verdict& verdict);

void cite_list_rules(const Facts& facts, Citing citing);

}  // namespace otbor
