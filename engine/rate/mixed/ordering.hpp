#pragma once
// Levels numbered anew so that what is linked stands together. Marks of panels that share nothing
// leave the dense part of the equations block-diagonal, which the Cholesky factor then keeps.

#include <vector>

#include "engine/rate/mixed/design.hpp"

namespace otbor::mixed {

struct Ordering {
  Design design;  // the same observations under new level numbers
  std::vector<std::vector<std::uint32_t>> new_of_old;  // of each random factor
};

[[nodiscard]] Ordering ordered_by_panel(const Design& design);

}  // namespace otbor::mixed
