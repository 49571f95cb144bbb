#pragma once
// Rows of a matrix that is mostly zero: texts by words. Knows nothing of either.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace otbor::clusters {

/// One entry of a row.
struct Cell {
  std::uint32_t column = 0;
  double value = 0;
};

/// In each row the columns rise; a column that is absent is zero.
struct SparseRows {
  std::uint32_t columns = 0;
  std::vector<std::size_t> begin{0};  // of each row in `cells`, and the end of the last
  std::vector<Cell> cells;

  [[nodiscard]] std::size_t rows() const { return begin.size() - 1; }
  [[nodiscard]] std::span<const Cell> row(std::size_t at) const {
    return std::span(cells).subspan(begin[at], begin[at + 1] - begin[at]);
  }
};

/// In how many rows each column stands.
[[nodiscard]] std::vector<std::uint32_t> rows_of_columns(const SparseRows& rows);

/// The columns of `right` after those of `left`; both have the same rows.
[[nodiscard]] SparseRows beside(const SparseRows& left, const SparseRows& right);

/// The sum of the products of two rows.
[[nodiscard]] double dot(std::span<const Cell> a, std::span<const Cell> b);

}  // namespace otbor::clusters
