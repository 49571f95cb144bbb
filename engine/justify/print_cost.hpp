#pragma once
// How money is printed: «1 500 000», "1,500,000".

#include "engine/base/points.hpp"
#include "engine/base/words.hpp"

namespace otbor {

[[nodiscard]] Text print_cost(Points value);

}  // namespace otbor
