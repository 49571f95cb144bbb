#pragma once
// The analysis of variance of a complete table of practices and experts: where the differences
// between ratings come from. Intraclass correlations, Finn's r and Cronbach's alpha read it.

#include <cstdint>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

/// Mean squares. With n practices and k experts: `practices` has n − 1 degrees of freedom, `within`
/// n (k − 1), `experts` k − 1, `error` (n − 1)(k − 1).
struct TwoWay {
  std::uint32_t n = 0;
  std::uint32_t k = 0;
  double practices = 0;
  double within = 0;
  double experts = 0;
  double error = 0;
  bool varies = false;  // not all ratings are equal
};

/// incomplete_design unless every expert who rated anything rated every rated practice. Practices
/// nobody rated and experts who rated nothing are not in the table.
[[nodiscard]] Expected<TwoWay> two_way(const Ratings& ratings, num::Threads threads = {});

}  // namespace otbor
