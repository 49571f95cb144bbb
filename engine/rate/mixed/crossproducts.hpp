#pragma once
// The observations of a mixed model added up once, so that no later step touches them again. One
// factor, the largest, is kept sparse and will be eliminated level by level; so is a second one
// when the first is nested in it (practice : expert in practice). Everything else, the remaining
// levels, the fixed effects and y, is a dense square of sums.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/num/cholesky.hpp"
#include "engine/rate/mixed/design.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::mixed {

/// A sparse table: for each row the columns that are not zero, ascending, and what stands there.
struct SparseRows {
  std::vector<std::size_t> begins{0};
  std::vector<std::uint32_t> columns;
  std::vector<double> values;

  [[nodiscard]] std::size_t count() const { return begins.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> columns_of(std::size_t row) const {
    return std::span(columns).subspan(begins[row], begins[row + 1] - begins[row]);
  }
  [[nodiscard]] std::span<const double> values_of(std::size_t row) const {
    return std::span(values).subspan(begins[row], begins[row + 1] - begins[row]);
  }
  [[nodiscard]] std::span<double> values_of(std::size_t row) {
    return std::span(values).subspan(begins[row], begins[row + 1] - begins[row]);
  }
};

/// Dense columns: levels of the dense random factors, then fixed effects, then y (the last one).
struct CrossProducts {
  std::size_t observations = 0;
  double centre = 0;  // subtracted from y: the last digits of squares belong to the differences

  std::size_t child = 0;  // which random factor is eliminated first
  std::vector<double> child_counts;
  SparseRows child_rows;

  std::optional<std::size_t> parent;     // which random factor the first one is nested in
  std::vector<std::uint32_t> parent_of;  // of each level of the child
  std::vector<double> parent_counts;
  /// Zeros at every column that a child of the level has: room for what elimination leaves.
  SparseRows parent_rows;

  std::vector<std::size_t> dense;        // random factors among the dense columns
  std::vector<std::size_t> dense_first;  // first column of each, and the end of the last
  std::size_t fixed_columns = 0;         // the intercept is the first of them
  num::Symmetric sums;                   // of products of dense columns

  [[nodiscard]] std::size_t random_columns() const { return dense_first.back(); }
  [[nodiscard]] std::size_t y_column() const { return random_columns() + fixed_columns; }
};

/// No more dense columns than this are factored: 4,000 are 128 MB and a few seconds a step.
inline constexpr std::size_t dense_columns_max = 4000;

/// too_large when more dense columns would be needed, no_ratings without observations.
[[nodiscard]] Expected<CrossProducts> cross_products(const Design& design);

}  // namespace otbor::mixed
