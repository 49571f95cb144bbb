#pragma once
// An estimate with its interval, as statistics of agreement give them.

#include <optional>

#include "engine/rate/undefined.hpp"

namespace otbor {

struct Interval {
  double low = 0;
  double high = 0;
};

struct Estimate {
  double value = 0;
  Expected<Interval> interval = Unexpected(Undefined::no_freedom);
};

}  // namespace otbor
