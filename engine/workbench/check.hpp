#pragma once
// Holds results against the numbers a case expects. Of one quantity each expectation must hold that
// bears its name: a printed value and a computed one may stand side by side.

#include <string>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/workbench/compute.hpp"

namespace otbor::workbench {

struct Miss {
  std::string name;  // of the quantity, with the key or place inside it
  std::string expected;
  std::string ours;
};

struct Verdict {
  std::size_t compared = 0;  // single values
  std::vector<Miss> misses;
};

/// `tol` is absolute, `rtol` relative; both given, either suffices, and without any the values are
/// equal. `relation: at_least` asks for the value minus `tol` or more. Null expects a quantity that
/// does not exist. A map compares the keys it gives; a list may be given as a map from index to
/// value; `optimal_rankings` compares orders, whatever their numbers leave out and whichever comes
/// first. What is wrong with the expectations themselves goes to `diagnostics`.
[[nodiscard]] Verdict check(const Case& given, const Results& results, Diagnostics& diagnostics);

}  // namespace otbor::workbench
