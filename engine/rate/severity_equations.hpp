#pragma once
// The equations of the additive model of severity.hpp with its practices eliminated, M = Z'QZ and
// r = Z'Qx, panel by panel: what the fit and the draws from it both start from.

#include <cstdint>
#include <vector>

#include "engine/base/num/cholesky.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::severity {

/// Of the experts who are linked by practices they share.
struct Panel {
  std::vector<std::uint32_t> experts;
  num::Symmetric m;       // M = D − A
  std::vector<double> r;  // Z'Qx
};

struct Equations {
  std::vector<Panel> panels;
  double total = 0;               // x'Qx
  double degrees_of_freedom = 0;  // ν: ratings less practices
};

/// Reasons: no_ratings; no_overlap; no_repetition; not_identified; no_variation; too_large, as
/// fit_severity gives them.
[[nodiscard]] Expected<Equations> equations_of(const Ratings& totals);

}  // namespace otbor::severity
