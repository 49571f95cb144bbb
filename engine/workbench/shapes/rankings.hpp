#pragma once
// Ballots: `rankings` (voters × items, ranks, null for what is not ranked; `weights` of the voters)
// or `orders` (lists of items, best first, a nested list is a tie; `counts`, and `n` where not
// every item occurs). Both become ranks.

#include <string>
#include <vector>

#include "engine/workbench/bench.hpp"

namespace otbor::workbench {

struct Rankings {
  std::size_t items = 0;
  Matrix ranks;                 // voters × items, 1 is best, NaN where not ranked
  std::vector<double> weights;  // of the voters, 1 where the case gives none
  std::vector<std::string> ids;
};

/// A message when there are none. Where `ids` names fewer items than the orders hold, the others
/// are left out. An order becomes competition ranks: 1, 2, 2, 4.
[[nodiscard]] Rankings read_rankings(Bench& bench);

}  // namespace otbor::workbench
