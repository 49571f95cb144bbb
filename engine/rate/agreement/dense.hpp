#pragma once
// Ratings as a full table, NaN where there is none, for statistics that compare experts pair by
// pair. Experts who rated nothing have no column.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/rate/statistic.hpp"

namespace otbor {

/// Column by column: all practices of the first expert, then of the second.
struct DenseRatings {
  std::size_t practices = 0;
  std::vector<Index<Expert>> experts;  // of the columns
  std::vector<double> values;

  [[nodiscard]] std::span<const double> of(std::size_t column) const {
    return std::span(values).subspan(column * practices, practices);
  }
};

[[nodiscard]] DenseRatings dense(const Ratings& ratings);
/// Only practices that every expert with a column rated.
[[nodiscard]] DenseRatings dense_complete(const Ratings& ratings);

/// What two columns have in common: practices with both ratings.
struct Moments {
  std::uint32_t n = 0;
  double xx = 0;  // Σ (x − mean)²
  double xy = 0;
  double yy = 0;
};
[[nodiscard]] Moments moments(std::span<const double> x, std::span<const double> y);

/// Pearson's correlation; too_few_pairs below `pairs_min`, no_variation where one side is constant.
[[nodiscard]] Expected<double> correlation(const Moments& moments, std::uint32_t pairs_min);

}  // namespace otbor
