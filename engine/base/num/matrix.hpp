#pragma once
// A plain table of doubles, row by row, for kernels that take arrays and know nothing of practices
// or criteria. What a row and a column mean is said by the function that takes it.

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/check.hpp"

namespace otbor::num {

class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns, double value = 0)
      : rows_(rows), columns_(columns), cells_(rows * columns, value) {}
  /// `cells` row by row.
  Matrix(std::size_t rows, std::size_t columns, std::vector<double> cells)
      : rows_(rows), columns_(columns), cells_(std::move(cells)) {
    OTBOR_CHECK(cells_.size() == rows_ * columns_);
  }

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] double& operator()(std::size_t row, std::size_t column) {
    return cells_[at(row, column)];
  }
  [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
    return cells_[at(row, column)];
  }
  [[nodiscard]] std::span<double> row(std::size_t row) {
    OTBOR_CHECK(row < rows_);
    return std::span(cells_).subspan(row * columns_, columns_);
  }
  [[nodiscard]] std::span<const double> row(std::size_t row) const {
    OTBOR_CHECK(row < rows_);
    return std::span(cells_).subspan(row * columns_, columns_);
  }
  [[nodiscard]] std::vector<double> column(std::size_t column) const {
    std::vector<double> values(rows_);
    for (std::size_t row = 0; row < rows_; ++row) values[row] = (*this)(row, column);
    return values;
  }

 private:
  [[nodiscard]] std::size_t at(std::size_t row, std::size_t column) const {
    OTBOR_CHECK(row < rows_);
    OTBOR_CHECK(column < columns_);
    return row * columns_ + column;
  }

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<double> cells_;
};

}  // namespace otbor::num
