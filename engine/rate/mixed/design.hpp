#pragma once
// What a linear mixed model is given: observations and the groups they belong to. Every factor is a
// column of level numbers, so that marks by practice, expert and criterion, totals by practice and
// expert, or a textbook's plates and samples are all the same thing.

#include <cstdint>
#include <vector>

namespace otbor::mixed {

/// A grouping of the observations into `levels` levels 0, 1, …
struct Factor {
  std::uint32_t levels = 0;
  std::vector<std::uint32_t> level;  // of each observation
};

/// y = intercept + fixed factors + random factors + noise. A missing observation is simply not
/// there. Fixed factors are coded by treatment contrasts against their level 0.
struct Design {
  std::vector<double> y;
  std::vector<Factor> random;
  std::vector<Factor> fixed;
};

/// The combinations of two factors that occur, numbered by first level, then second: the
/// interaction a:b.
struct Interaction {
  Factor factor;
  /// The two levels each combination is made of.
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> second;
};
[[nodiscard]] Interaction interaction(const Factor& a, const Factor& b);

}  // namespace otbor::mixed
