#pragma once
// Solves A x = b for a symmetric positive definite A that is known only by what it does to a
// vector: M. R. Hestenes & E. Stiefel, Methods of conjugate gradients for solving linear systems,
// J. Res. Nat. Bur. Standards 49 (1952), scaled by the diagonal of A. All sums run in index order.

#include <functional>
#include <optional>
#include <vector>

namespace otbor::num {

struct LinearSystem {
  /// A v.
  std::function<std::vector<double>(const std::vector<double>& v)> apply;
  std::vector<double> diagonal;  // of A, positive
  std::vector<double> right;     // b
};

/// nullopt when the residual has not fallen to 1e-12 of b after `steps_max` steps.
[[nodiscard]] std::optional<std::vector<double>> solve(const LinearSystem& system,
                                                       std::size_t steps_max = 2000);

}  // namespace otbor::num
