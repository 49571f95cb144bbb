#pragma once
// Ratings of units (practices) by raters (experts), however the case gives them: `ratings` (rows of
// units, null for missing), a long table (`practice`, `expert`, `score`, or the roles `object`,
// `rater`, `y`), or a long file. Answers name units and raters by `ids` and long tables' labels.

#include <string>
#include <vector>

#include "engine/rate/statistic.hpp"
#include "engine/workbench/bench.hpp"

namespace otbor::workbench {

struct RatingsInput {
  Ratings ratings{Count<Expert>()};
  std::vector<std::string> ids;     // of the units; empty when they have none
  std::vector<std::string> raters;  // empty when they have none
};

/// A message when there are none, or when one rater rated one unit twice.
[[nodiscard]] RatingsInput read_ratings(Bench& bench);

/// Rows as units, columns as raters.
[[nodiscard]] Ratings ratings_of(const Matrix& matrix);
/// Rows as units, columns as raters, NaN where there is no rating.
[[nodiscard]] Matrix matrix_of(const Ratings& ratings);

}  // namespace otbor::workbench
