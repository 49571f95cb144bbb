#include "engine/base/num/cholesky.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/two.hpp"

namespace otbor::num {
namespace {

constexpr std::size_t tile = 4;
constexpr std::size_t block = 48;  // columns factored together, a multiple of the tile

constexpr std::size_t padded(std::size_t size) { return (size + tile - 1) / tile * tile; }

/// c −= a b: four rows of a (contiguous in k, `stride` apart) and four columns of b, packed row
/// after row.
void subtract_tile(const double* a, std::size_t stride, const double* b, std::size_t depth,
                   double* c) {
  Two sum[tile][2] = {};
  for (std::size_t k = 0; k < depth; ++k) {
    const Two left = load(b + tile * k);
    const Two right = load(b + tile * k + 2);
    for (std::size_t r = 0; r < tile; ++r) {
      const double value = a[r * stride + k];
      const Two both{value, value};
      sum[r][0] += both * left;
      sum[r][1] += both * right;
    }
  }
  for (std::size_t r = 0; r < tile; ++r) {
    for (std::size_t half = 0; half < 2; ++half) {
      c[r * stride + 2 * half] -= sum[r][half][0];
      c[r * stride + 2 * half + 1] -= sum[r][half][1];
    }
  }
}

/// Rows are zero before a first column; what is zero is not multiplied. Of a block-diagonal matrix
/// with a few full rows at the end this leaves little to do.
using Starts = std::vector<std::size_t>;

/// First column of each row that is not zero.
Starts starts_of(const Symmetric& matrix) {
  Starts starts(matrix.stride());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const double* row = matrix.row(i);
    while (starts[i] < i && !(std::abs(row[starts[i]]) > 0)) ++starts[i];
  }
  return starts;
}

/// Where the rows of L⁻¹ begin: a row draws in all rows it has an element for.
Starts starts_of_inverse(const Starts& lower) {
  Starts starts = lower;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    for (std::size_t k = lower[i]; k < i; ++k) starts[i] = std::min(starts[i], starts[k]);
  }
  return starts;
}

/// The same for tiles of rows, as multiples of the tile.
Starts of_tiles(const Starts& rows) {
  Starts starts(rows.size() / tile);
  for (std::size_t at = 0; at < starts.size(); ++at) {
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(at * tile);
    starts[at] = *std::min_element(first, first + tile) / tile * tile;
  }
  return starts;
}

/// Four rows of L, columns [0, depth), turned into four packed columns.
std::vector<double> packed_rows(const Symmetric& lower, std::size_t row, std::size_t depth) {
  std::vector<double> packed(tile * depth);
  for (std::size_t j = 0; j < tile; ++j) {
    const double* from = lower.row(row + j);
    for (std::size_t k = 0; k < depth; ++k) packed[tile * k + j] = from[k];
  }
  return packed;
}

/// Four columns of a matrix, rows [first, last), packed.
std::vector<double> packed_columns(const Symmetric& x, std::size_t column, std::size_t first,
                                   std::size_t last) {
  std::vector<double> packed(tile * (last - first));
  for (std::size_t k = first; k < last; ++k) {
    std::copy_n(x.row(k) + column, tile, packed.data() + tile * (k - first));
  }
  return packed;
}

/// The diagonal block by the definition; false when it is not positive definite.
bool factor_diagonal(Symmetric& a, std::size_t first, std::size_t last,
                     std::span<const double> diagonal) {
  constexpr double pivot_min = 1e-12;
  for (std::size_t j = first; j < last; ++j) {
    double pivot = a(j, j);
    for (std::size_t k = first; k < j; ++k) pivot -= a(j, k) * a(j, k);
    if (!(pivot > pivot_min * diagonal[j])) return false;
    const double root = std::sqrt(pivot);
    a(j, j) = root;
    for (std::size_t i = j + 1; i < last; ++i) {
      double sum = a(i, j);
      for (std::size_t k = first; k < j; ++k) sum -= a(i, k) * a(j, k);
      a(i, j) = sum / root;
    }
  }
  return true;
}

void solve_below(Symmetric& a, std::size_t first, std::size_t last, std::size_t row) {
  for (std::size_t j = first; j < last; ++j) {
    double sum = a(row, j);
    for (std::size_t k = first; k < j; ++k) sum -= a(row, k) * a(j, k);
    a(row, j) = sum / a(j, j);
  }
}

/// L⁻¹, block row after block row: X_IJ = −L_II⁻¹ Σ_K L_IK X_KJ, X_II = L_II⁻¹.
Symmetric inverse_of_lower(const Symmetric& lower, const Starts& starts, const Starts& x_starts,
                           Threads threads) {
  Symmetric x(lower.size());
  const std::size_t rows = x.stride();
  for (std::size_t i0 = 0; i0 < rows; i0 += block) {
    const std::size_t i1 = std::min(rows, i0 + block);
    for_chunks(threads, i0 / tile, 16, [&](std::size_t, std::size_t first, std::size_t last) {
      for (std::size_t j = first * tile; j < last * tile; j += tile) {
        std::vector<double> columns;
        for (std::size_t i = i0; i < i1; i += tile) {
          if (x_starts[i / tile] > j) continue;
          if (columns.empty()) columns = packed_columns(x, j, j, i0);
          const std::size_t from = std::max(j, starts[i / tile]);
          if (from >= i0) continue;
          subtract_tile(lower.row(i) + from, rows, columns.data() + tile * (from - j), i0 - from,
                        x.row(i) + j);
        }
      }
    });
    for (std::size_t i = i0; i < i1; ++i) {
      x(i, i) = 1;
      double* row = x.row(i);
      for (std::size_t k = std::max(i0, starts[i / tile]); k < i; ++k) {
        const double factor = lower(i, k);
        const double* above = x.row(k);
        for (std::size_t j = x_starts[k / tile]; j <= k; ++j) row[j] -= factor * above[j];
      }
      const double pivot = lower(i, i);
      for (std::size_t j = x_starts[i / tile]; j <= i; ++j) row[j] /= pivot;
    }
  }
  return x;
}

/// X' X for lower triangular X, whose row tiles begin at `starts`.
Symmetric square(const Symmetric& x, const Starts& starts, Threads threads) {
  const std::size_t rows = x.stride();
  // The minus of the product is taken out by turning the sign of one factor.
  Symmetric turned(x.size());
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j <= i; ++j) turned.row(j)[i] = -x(i, j);
  }
  Symmetric result(x.size());
  for (std::size_t i = x.size(); i < rows; ++i) result(i, i) = 0;
  for_chunks(threads, rows / tile, 8, [&](std::size_t, std::size_t first, std::size_t last) {
    for (std::size_t j = first * tile; j < last * tile; j += tile) {
      const auto columns = packed_columns(x, j, j, rows);
      // Runs of row tiles that reach column j.
      for (std::size_t begin = j; begin < rows;) {
        std::size_t end = begin;
        while (end < rows && starts[end / tile] <= j) end += tile;
        for (std::size_t i = j; begin < end && i < end; i += tile) {
          const std::size_t from = std::max(i, begin);
          subtract_tile(turned.row(i) + from, rows, columns.data() + tile * (from - j), end - from,
                        result.row(i) + j);
        }
        begin = end + tile;
      }
    }
  });
  return result;
}

}  // namespace

Symmetric::Symmetric(std::size_t size)
    : size_(size), stride_(padded(size)), cells_(stride_ * stride_) {
  // Rows of the padding stand apart from the rest.
  for (std::size_t i = size_; i < stride_; ++i) cells_[i * stride_ + i] = 1;
}

std::optional<Cholesky> Cholesky::of(Symmetric matrix, Threads threads) {
  const std::size_t rows = matrix.stride();
  const auto starts = of_tiles(starts_of(matrix));
  std::vector<double> diagonal(rows);
  for (std::size_t i = 0; i < rows; ++i) diagonal[i] = matrix(i, i);
  for (std::size_t first = 0; first < rows; first += block) {
    const std::size_t last = std::min(rows, first + block);
    std::vector<std::vector<double>> panel;
    for (std::size_t j = first; j < last; j += tile) {
      panel.push_back(packed_rows(matrix, j, first));
    }
    const auto update = [&](std::size_t row) {
      for (std::size_t j = first; j < last; j += tile) {
        const std::size_t from = std::max(starts[row / tile], starts[j / tile]);
        if (from >= first) continue;
        subtract_tile(matrix.row(row) + from, rows, panel[(j - first) / tile].data() + tile * from,
                      first - from, matrix.row(row) + j);
      }
    };
    for (std::size_t row = first; row < last; row += tile) update(row);
    if (!factor_diagonal(matrix, first, last, diagonal)) return std::nullopt;
    for_chunks(threads, rows - last, block, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t row = last + begin; row < last + end; row += tile) {
        if (starts[row / tile] >= last) continue;
        update(row);
        for (std::size_t r = row; r < row + tile; ++r) solve_below(matrix, first, last, r);
      }
    });
  }
  return Cholesky(std::move(matrix));
}

std::vector<double> Cholesky::forward(std::span<const double> right) const {
  OTBOR_CHECK(right.size() <= size());
  std::vector<double> x(right.begin(), right.end());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double* row = lower_.row(i);
    double sum = x[i];
    for (std::size_t j = 0; j < i; ++j) sum -= row[j] * x[j];
    x[i] = sum / row[i];
  }
  return x;
}

std::vector<double> Cholesky::backward(std::span<const double> right) const {
  OTBOR_CHECK(right.size() <= size());
  std::vector<double> x(right.begin(), right.end());
  for (std::size_t i = x.size(); i > 0; --i) {
    const double* row = lower_.row(i - 1);
    x[i - 1] /= row[i - 1];
    for (std::size_t j = 0; j + 1 < i; ++j) x[j] -= row[j] * x[i - 1];
  }
  return x;
}

std::vector<double> Cholesky::solve(std::span<const double> right) const {
  return backward(forward(right));
}

double Cholesky::log_determinant(std::size_t first, std::size_t last) const {
  double sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += log((*this)(i, i));
  return 2 * sum;
}

Symmetric Cholesky::inverse(std::size_t size, Threads threads) const {
  OTBOR_CHECK(size <= this->size());
  // The last tile may hold rows of L beyond `size`: a copy of the leading block has none.
  Symmetric leading(size);
  for (std::size_t i = 0; i < size; ++i) {
    std::copy(lower_.row(i), lower_.row(i) + i + 1, leading.row(i));
  }
  const auto starts = starts_of(leading);
  const auto starts_of_x = of_tiles(starts_of_inverse(starts));
  return square(inverse_of_lower(leading, of_tiles(starts), starts_of_x, threads), starts_of_x,
                threads);
}

}  // namespace otbor::num
