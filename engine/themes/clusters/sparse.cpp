#include "engine/themes/clusters/sparse.hpp"

namespace otbor::clusters {

std::vector<std::uint32_t> rows_of_columns(const SparseRows& rows) {
  std::vector<std::uint32_t> counts(rows.columns);
  for (const auto& cell : rows.cells) ++counts[cell.column];
  return counts;
}

SparseRows beside(const SparseRows& left, const SparseRows& right) {
  SparseRows both{.columns = left.columns + right.columns, .begin = {0}, .cells = {}};
  both.cells.reserve(left.cells.size() + right.cells.size());
  for (std::size_t row = 0; row < left.rows(); ++row) {
    for (const auto& cell : left.row(row)) both.cells.push_back(cell);
    for (const auto& [column, value] : right.row(row)) {
      both.cells.push_back({column + left.columns, value});
    }
    both.begin.push_back(both.cells.size());
  }
  return both;
}

double dot(std::span<const Cell> a, std::span<const Cell> b) {
  double sum = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i].column == b[k].column) {
      sum += a[i++].value * b[k++].value;
    } else if (a[i].column < b[k].column) {
      ++i;
    } else {
      ++k;
    }
  }
  return sum;
}

}  // namespace otbor::clusters
