#pragma once
// Cohen's kappa of two experts from their square table: J. Cohen, A coefficient of agreement for
// nominal scales (1960) and Weighted kappa (1968).

#include <span>

#include "engine/rate/agreement/weights.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor {

struct Kappa {
  double observed = 0;  // p_o, weighted
  double chance = 0;    // p_e
  Expected<double> kappa = Unexpected(Undefined::no_variation);
  /// J. L. Fleiss, J. Cohen & B. S. Everitt, Large sample standard errors of kappa and weighted
  /// kappa (1969), equation 13.
  Expected<double> standard_error = Unexpected(Undefined::no_variation);
  /// κ over its standard error where there is no agreement beyond chance, equation 9.
  Expected<double> z = Unexpected(Undefined::no_variation);
};

/// `table` q × q, rows are the first expert's categories; no_ratings when it is all zero.
[[nodiscard]] Expected<Kappa> cohen_kappa(std::span<const double> table,
                                          const CategoryWeights& weights);

/// Whether the two experts use the categories alike, a chi-square variable: A. Stuart (1955), A. E.
/// Maxwell (1970). no_variation when they never differ.
[[nodiscard]] Expected<double> stuart_maxwell(std::span<const double> table, std::size_t q);

}  // namespace otbor
