#pragma once
// The problem as a text in the LP format of CPLEX, which CBC, GLPK, HiGHS, SCIP and others read: so
// that a list can be checked by a program that is not ours.

#include <string>
#include <vector>

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

/// What stands in remarks of the text; each of any length, "" for none.
struct LpRemarks {
  std::vector<std::string> heading;
  std::vector<std::string> items;    // one an item
  std::vector<std::string> limits;   // one a limit
  std::vector<std::string> budgets;  // one a budget
};

/// Items are x1, x2, … in their order, 1 when taken. The sum to be made as large as possible counts
/// each item's worth in units of `unit`, rounded down: with the unit of a sum of totals it is that
/// sum, without what only sets equal sums apart, and small enough for solvers that reckon in
/// floating point.
[[nodiscard]] std::string lp_text(const Problem& problem, Wide unit, const LpRemarks& remarks = {});

/// The worth of a list by that reckoning.
[[nodiscard]] Wide units_of(const Problem& problem, Wide unit, const std::vector<bool>& taken);

}  // namespace otbor::exact
