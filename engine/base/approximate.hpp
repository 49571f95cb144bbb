#pragma once
// From official decimals to doubles, for statistics that decide nothing. The way back does not
// exist.

#include "engine/base/points.hpp"

namespace otbor {

[[nodiscard]] inline double approximate(Points points) {
  return static_cast<double>(points.millionths()) / Points::unit;
}

}  // namespace otbor
