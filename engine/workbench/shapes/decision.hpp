#pragma once
// A decision matrix: alternatives × criteria with `objectives` (max, min), `weights`, `ids` of the
// alternatives and names of the `criteria`.

#include <string>
#include <vector>

#include "engine/workbench/bench.hpp"

namespace otbor::workbench {

struct DecisionInput {
  Matrix values;                     // at least 1 × 1 and complete, or there is a message
  std::vector<bool> smaller_better;  // one a criterion; the default is max
  std::vector<double> weights;       // sum 1; empty when the case gives none
  std::vector<std::string> ids;
  std::vector<std::string> criteria;
};

/// `gaps`: values may be missing (NaN).
[[nodiscard]] DecisionInput read_decision(Bench& bench, bool gaps = false);

}  // namespace otbor::workbench
