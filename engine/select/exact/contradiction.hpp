#pragma once
// Which rules cannot be kept together: a set that no list keeps, none of which can be spared.

#include <vector>

#include "engine/select/exact/problem.hpp"

namespace otbor::exact {

/// Positions of rules in the problem: limits, then budgets, then the items fixed in.
struct RuleSet {
  std::vector<std::size_t> limits;
  std::vector<std::size_t> budgets;
  std::vector<std::size_t> fixed_in;

  [[nodiscard]] std::size_t size() const {
    return limits.size() + budgets.size() + fixed_in.size();
  }
};

/// Of an infeasible problem. Rules are struck out one by one while the rest still contradicts
/// itself (J. W. Chinneck & E. W. Dravnieks, Locating minimal infeasible constraint sets in linear
/// programs, ORSA Journal on Computing 3, 1991), then pairs and triples are tried for a smaller set
/// where there are few rules. Items fixed out stay out.
[[nodiscard]] RuleSet smallest_contradiction(const Problem& problem);

}  // namespace otbor::exact
