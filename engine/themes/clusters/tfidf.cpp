#include "engine/themes/clusters/tfidf.hpp"

#include <cmath>
#include <cstddef>

#include "engine/base/num/elementary.hpp"

namespace otbor::clusters {

std::vector<double> inverse_frequencies(const SparseRows& counts, const TfidfOptions& options) {
  const auto n = static_cast<double>(counts.rows());
  std::vector<double> inverse;
  inverse.reserve(counts.columns);
  for (const auto texts : rows_of_columns(counts)) {
    const double df = texts;
    if (options.smooth) {
      inverse.push_back(num::log((1 + n) / (1 + df)) + 1);
    } else {
      inverse.push_back(texts == 0 ? 0 : num::log(n / df) + 1);
    }
  }
  return inverse;
}

SparseRows tfidf(SparseRows counts, const TfidfOptions& options) {
  const auto inverse = inverse_frequencies(counts, options);
  for (std::size_t row = 0; row < counts.rows(); ++row) {
    double squares = 0;
    for (auto i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
      auto& [column, value] = counts.cells[i];
      // Most terms stand in a text once, and ln 1 is nothing.
      if (options.sublinear && (value > 1 || value < 1)) value = 1 + num::log(value);
      value *= inverse[column];
      squares += value * value;
    }
    if (!options.unit_rows || squares <= 0) continue;
    const double length = std::sqrt(squares);
    for (auto i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
      counts.cells[i].value /= length;
    }
  }
  return counts;
}

SparseRows class_tfidf(SparseRows counts) {
  std::vector<double> everywhere(counts.columns);
  std::vector<double> words(counts.rows());
  double all = 0;
  for (std::size_t row = 0; row < counts.rows(); ++row) {
    for (const auto& [column, value] : counts.row(row)) {
      everywhere[column] += value;
      words[row] += value;
    }
    all += words[row];
  }
  const double mean = all / static_cast<double>(counts.rows());
  for (std::size_t row = 0; row < counts.rows(); ++row) {
    for (auto i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
      auto& [column, value] = counts.cells[i];
      value = value / words[row] * num::log(1 + mean / everywhere[column]);
    }
  }
  return counts;
}

SparseRows without_columns(const SparseRows& counts, std::uint32_t rows_min,
                           std::uint32_t rows_max) {
  const auto texts = rows_of_columns(counts);
  SparseRows kept{.columns = counts.columns, .begin = {0}, .cells = {}};
  kept.cells.reserve(counts.cells.size());
  for (std::size_t row = 0; row < counts.rows(); ++row) {
    for (const auto& cell : counts.row(row)) {
      const auto n = texts[cell.column];
      if (n >= rows_min && n <= rows_max) kept.cells.push_back(cell);
    }
    kept.begin.push_back(kept.cells.size());
  }
  return kept;
}

}  // namespace otbor::clusters
