#pragma once
// A list while it is made without looking ahead: what it has taken of each limit and budget, and
// who still fits.

#include <utility>
#include <vector>

#include "engine/select/list_problem.hpp"

namespace otbor {

class ListBegun {
 public:
  explicit ListBegun(const ListProblem& list);

  /// Not taken, and within every "at most" and budget.
  [[nodiscard]] bool fits(std::size_t item) const;
  void take(std::size_t item);
  /// In the order of places, whoever reached the pass mark and fits.
  void fill(const Selection& selection);
  [[nodiscard]] const std::vector<bool>& taken() const { return taken_; }

 private:
  const ListProblem& list_;
  std::vector<bool> taken_;
  std::vector<std::vector<std::size_t>> limits_of_;
  std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> budgets_of_;  // with the cost
  std::vector<std::uint32_t> counts_;
  std::vector<std::int64_t> left_;
};

}  // namespace otbor
