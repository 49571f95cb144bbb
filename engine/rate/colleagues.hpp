#pragma once
// Experts beside one another: each pair on the practices both rated, and the whole without each
// one. For programmes whose experts a chair knows by name; with thousands of them nobody reads
// pairs.

#include <cstdint>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

struct ColleaguePair {
  Index<Expert> first;
  Index<Expert> second;
  std::uint32_t practices = 0;  // rated by both, at least one
  /// Rank correlation of their totals; too_few_pairs below five practices in common.
  Expected<double> spearman = Unexpected(Undefined::too_few_pairs);
};

struct Colleagues {
  std::vector<ColleaguePair> pairs;  // in the order of experts
  /// Krippendorff's ordinal alpha of all totals but this expert's; no_ratings for experts who rated
  /// nothing.
  Per<Expert, Expected<double>> alpha_without;
};

/// Nothing above 200 experts or where pairs times practices would cost more than the rest together.
[[nodiscard]] Colleagues find_colleagues(const Ratings& totals, num::Threads threads);

}  // namespace otbor
