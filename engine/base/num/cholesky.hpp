#pragma once
// Dense symmetric positive definite matrices: A = L L' by blocks (G. H. Golub & C. F. Van Loan,
// Matrix Computations, 4th ed., section 4.2), solutions, determinants and inverses. Every element
// is a sum in a fixed order, so the bits do not depend on the number of threads.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/num/parallel.hpp"

namespace otbor::num {

/// A symmetric matrix by its lower triangle, row by row; rows are padded to a multiple of four.
class Symmetric {
 public:
  Symmetric() = default;
  explicit Symmetric(std::size_t size);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t stride() const { return stride_; }
  /// The element of the lower triangle: column <= row.
  [[nodiscard]] double& operator()(std::size_t row, std::size_t column) {
    return cells_[row * stride_ + column];
  }
  [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
    return cells_[row * stride_ + column];
  }
  /// Any element, whichever triangle it is asked from.
  [[nodiscard]] double at(std::size_t i, std::size_t j) const {
    return i < j ? (*this)(j, i) : (*this)(i, j);
  }
  [[nodiscard]] double* row(std::size_t row) { return cells_.data() + row * stride_; }
  [[nodiscard]] const double* row(std::size_t row) const { return cells_.data() + row * stride_; }

 private:
  std::size_t size_ = 0;
  std::size_t stride_ = 0;
  std::vector<double> cells_;
};

/// L with L L' = A. The leading block of L belongs to the leading block of A, so each question may
/// be asked about the first `size` rows and columns alone.
class Cholesky {
 public:
  /// nullopt when a pivot falls below 1e-12 of its diagonal element: A is not positive definite.
  [[nodiscard]] static std::optional<Cholesky> of(Symmetric matrix, Threads threads = {});

  [[nodiscard]] std::size_t size() const { return lower_.size(); }
  /// An element of L.
  [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
    return lower_(row, column);
  }
  /// x with L x = right.
  [[nodiscard]] std::vector<double> forward(std::span<const double> right) const;
  /// x with L' x = right, for the leading block of the size of `right`.
  [[nodiscard]] std::vector<double> backward(std::span<const double> right) const;
  /// x with A x = right.
  [[nodiscard]] std::vector<double> solve(std::span<const double> right) const;
  /// Logarithm of the determinant of rows [first, last) given those before.
  [[nodiscard]] double log_determinant(std::size_t first, std::size_t last) const;
  /// Inverse of the leading block of A.
  [[nodiscard]] Symmetric inverse(std::size_t size, Threads threads = {}) const;

 private:
  explicit Cholesky(Symmetric lower) : lower_(std::move(lower)) {}
  Symmetric lower_;
};

}  // namespace otbor::num
