#pragma once
// Method of Equal Shares: the budget is divided equally among the experts, and a practice is taken
// when those who rated it can pay for it together. G. Pierczyński, P. Skowron & D. Peters,
// Proportional participatory budgeting with additive utilities, NeurIPS 2021.

#include <cstdint>
#include <vector>

#include "engine/base/points.hpp"

namespace otbor {

struct SharedBudget {
  struct Support {
    std::uint32_t voter = 0;
    Points weight;  // above 0: what the voter gives it, 1 for a plain approval
  };
  std::size_t voters = 0;
  Points budget;
  Points step;                                 // by which shares grow while the list stays payable
  std::vector<Points> cost;                    // of each project, above 0
  std::vector<std::vector<Support>> supports;  // of each project
};

/// Projects taken, in the order in which they were bought. A voter is satisfied by weight × cost,
/// so that the price of a unit of satisfaction is the payment for a unit of weight over the cost;
/// the project with the lowest price is bought next, of equal prices the one that stands first.
/// Shares begin at budget / voters and grow by `step` as long as the projects bought cost no more
/// than the budget: "add one". Money is counted in millionths and payments are rounded up, so that
/// what is bought is paid for.
[[nodiscard]] std::vector<std::uint32_t> equal_shares(const SharedBudget& shared);

}  // namespace otbor
