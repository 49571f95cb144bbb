#pragma once
// How far two rankings of the same items are from each other: P. Diaconis & R. L. Graham,
// Spearman's footrule as a measure of disarray, J. R. Statist. Soc. B 39 (1977); R. Fagin et al.,
// Comparing partial rankings (2006); M. G. Kendall, Rank Correlation Methods (1948).

#include <span>
#include <vector>

#include "engine/rate/undefined.hpp"

namespace otbor::ranks {

struct RankDistance {
  double footrule = 0;        // Σ |a − b|
  double kendall = 0;         // pairs in opposite order
  double kendall_half = 0;    // the same, plus 1/2 for a pair tied in one ranking only
  Expected<double> tau_b;     // undefined when one ranking ties everything
  Expected<double> spearman;  // Pearson's correlation of midranks; undefined likewise
};

/// Ranks 1 = best, one an item, ties as equal numbers; footrule takes the numbers as they are
/// (midranks for ties). At least two items.
[[nodiscard]] RankDistance distance(std::span<const double> a, std::span<const double> b);

/// Midranks: tied values share the mean of the places they occupy, smallest value first.
[[nodiscard]] std::vector<double> midranks(std::span<const double> values);

}  // namespace otbor::ranks
