#include "engine/base/num/simplex.hpp"

#include <cmath>
#include <cstddef>

#include "engine/base/num/matrix.hpp"

namespace otbor::num {
namespace {

constexpr double forgiven = 1e-9;

/// Rows are the conditions with a basic variable each, the last row the costs of the phase; the
/// last column holds the right-hand sides. Columns: the variables, slacks, artificial variables.
class Tableau {
 public:
  explicit Tableau(const LinearProgramme& programme)
      : variables_(programme.costs.size()), conditions_(programme.rows.size()) {
    std::size_t slacks = 0;
    for (const auto& row : programme.rows) slacks += row.relation == Relation::equal ? 0 : 1;
    artificial_ = variables_ + slacks;
    cells_ = Matrix(conditions_ + 1, artificial_ + conditions_ + 1);
    std::size_t slack = variables_;
    for (std::size_t r = 0; r < conditions_; ++r) {
      const auto& row = programme.rows[r];
      OTBOR_CHECK(row.coefficients.size() == variables_);
      for (std::size_t v = 0; v < variables_; ++v) cells_(r, v) = row.coefficients[v];
      if (row.relation == Relation::at_most) cells_(r, slack++) = 1;
      if (row.relation == Relation::at_least) cells_(r, slack++) = -1;
      right(r) = row.bound;
      if (row.bound < 0) {
        for (double& cell : cells_.row(r)) cell = -cell;
      }
      cells_(r, artificial_ + r) = 1;
      basic_.push_back(artificial_ + r);
    }
  }

  LinearSolution solve(const std::vector<double>& costs) {
    set_costs([&](std::size_t v) { return v >= artificial_ ? 1.0 : 0.0; });
    columns_used_ = artificial_ + conditions_;
    LinearSolution solution;
    if (!descend() || -right(conditions_) > forgiven) return solution;
    leave_artificial();
    set_costs([&](std::size_t v) { return v < variables_ ? costs[v] : 0.0; });
    columns_used_ = artificial_;
    if (!descend()) {
      solution.status = LinearSolution::Status::unbounded;
      return solution;
    }
    solution.status = LinearSolution::Status::optimal;
    solution.x.resize(variables_);
    for (std::size_t r = 0; r < conditions_; ++r) {
      if (basic_[r] < variables_) solution.x[basic_[r]] = right(r);
    }
    for (std::size_t v = 0; v < variables_; ++v) solution.cost += costs[v] * solution.x[v];
    return solution;
  }

 private:
  [[nodiscard]] double& right(std::size_t row) { return cells_(row, cells_.columns() - 1); }

  /// The row of reduced costs: what the basic variables cost is taken out.
  template <class Cost>
  void set_costs(Cost cost) {
    const std::size_t columns = cells_.columns();
    for (std::size_t v = 0; v + 1 < columns; ++v) cells_(conditions_, v) = cost(v);
    right(conditions_) = 0;
    for (std::size_t r = 0; r < conditions_; ++r) {
      const double own = cost(basic_[r]);
      if (!(std::abs(own) > 0)) continue;
      for (std::size_t v = 0; v < columns; ++v) cells_(conditions_, v) -= own * cells_(r, v);
    }
  }

  /// Bland's rule: of the columns that lessen the cost the first enters; of the rows that bind, the
  /// one whose basic variable comes first leaves. False when nothing binds.
  [[nodiscard]] bool descend() {
    for (;;) {
      std::size_t entering = 0;
      while (entering < columns_used_ && cells_(conditions_, entering) > -forgiven) ++entering;
      if (entering == columns_used_) return true;
      std::size_t leaving = conditions_;
      double least = 0;
      for (std::size_t r = 0; r < conditions_; ++r) {
        if (cells_(r, entering) <= forgiven) continue;
        const double ratio = right(r) / cells_(r, entering);
        const bool less = ratio < least - forgiven;
        const bool as_little = !less && ratio <= least + forgiven;
        if (leaving == conditions_ || less || (as_little && basic_[r] < basic_[leaving])) {
          least = ratio;
          leaving = r;
        }
      }
      if (leaving == conditions_) return false;
      pivot(leaving, entering);
    }
  }

  /// An artificial variable that stayed basic at zero leaves for any other column; where there is
  /// none the condition says nothing new and its row is empty.
  void leave_artificial() {
    for (std::size_t r = 0; r < conditions_; ++r) {
      if (basic_[r] < artificial_) continue;
      for (std::size_t v = 0; v < artificial_; ++v) {
        if (std::abs(cells_(r, v)) <= forgiven) continue;
        pivot(r, v);
        break;
      }
    }
  }

  void pivot(std::size_t row, std::size_t column) {
    const double by = cells_(row, column);
    for (double& cell : cells_.row(row)) cell /= by;
    for (std::size_t r = 0; r <= conditions_; ++r) {
      const double times = cells_(r, column);
      if (r == row || !(std::abs(times) > 0)) continue;
      const auto from = cells_.row(row);
      const auto to = cells_.row(r);
      for (std::size_t v = 0; v < to.size(); ++v) to[v] -= times * from[v];
    }
    basic_[row] = column;
  }

  std::size_t variables_;
  std::size_t conditions_;
  std::size_t artificial_ = 0;    // the first artificial column
  std::size_t columns_used_ = 0;  // that may enter
  Matrix cells_;
  std::vector<std::size_t> basic_;
};

}  // namespace

LinearSolution minimise(const LinearProgramme& programme) {
  return Tableau(programme).solve(programme.costs);
}

}  // namespace otbor::num
