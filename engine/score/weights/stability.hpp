#pragma once
// How far one weight may go, the others scaled in proportion, before the list changes: B.
// Mareschal, Weight stability intervals in multicriteria decision aid, EJOR 33 (1988). Scores are
// linear in the weight, so that the limits are exact intersections.

#include <cstddef>
#include <vector>

#include "engine/base/num/matrix.hpp"

namespace otbor::weights {

struct Interval {
  double low = 0;
  double high = 1;
};

/// Larger is better in `values` (alternatives × criteria); weights sum to 1. With weight t of
/// criterion k the others are (1 − t) w_j / (1 − w_k), or equal among themselves when w_k = 1.
/// Returns for each criterion the t around its weight for which every alternative of `list` keeps a
/// score not below any alternative outside. `list` is a flag an alternative; what it says must hold
/// for the given weights.
[[nodiscard]] std::vector<Interval> weight_intervals(const num::Matrix& values,
                                                     const std::vector<double>& weights,
                                                     const std::vector<bool>& list);

}  // namespace otbor::weights
