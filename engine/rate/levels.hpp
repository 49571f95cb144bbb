#pragma once
// Ratings as whole numbers: the different values that occur, ascending, and for each rating the
// number of its value. What ordinal statistics need, found in one pass over the ratings.

#include <cstdint>
#include <vector>

#include "engine/rate/statistic.hpp"

namespace otbor {

struct Levels {
  std::uint32_t count = 0;
  std::vector<double> values;            // of the levels, ascending
  std::vector<std::uint32_t> of_rating;  // in the order of Ratings::all()
};

[[nodiscard]] Levels levels(const Ratings& ratings);

}  // namespace otbor
