#pragma once
// Small linear programmes: minimise c'x under rows a'x <= b, = b or >= b with x >= 0, by the
// two-phase simplex method on a dense tableau; R. G. Bland, New finite pivoting rules for the
// simplex method, Math. of Operations Research 2 (1977), so that it never cycles. For programmes of
// a few hundred rows and columns with coefficients near 1; comparisons forgive 10⁻⁹.

#include <cstdint>
#include <vector>

namespace otbor::num {

enum class Relation : std::uint8_t { at_most, equal, at_least };

struct LinearProgramme {
  struct Row {
    std::vector<double> coefficients;  // as many as there are variables
    Relation relation = Relation::at_most;
    double bound = 0;
  };
  std::vector<double> costs;
  std::vector<Row> rows;
};

struct LinearSolution {
  enum class Status : std::uint8_t { optimal, infeasible, unbounded };
  Status status = Status::infeasible;
  double cost = 0;
  std::vector<double> x;  // a vertex; only when optimal
};

[[nodiscard]] LinearSolution minimise(const LinearProgramme& programme);

}  // namespace otbor::num
