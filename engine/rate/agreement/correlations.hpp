#pragma once
// How alike each two experts order and mark the practices that both rated.

#include <cstdint>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

struct PairCorrelation {
  Index<Expert> first;
  Index<Expert> second;
  std::uint32_t practices = 0;                                       // rated by both
  Expected<double> spearman = Unexpected(Undefined::too_few_pairs);  // midranks within the pair
  Expected<double> pearson = Unexpected(Undefined::too_few_pairs);
};

/// Every pair of experts who rated anything, in order. C. Spearman (1904); K. Pearson (1896). Pairs
/// with fewer than `practices_min` practices in common are too_few_pairs.
[[nodiscard]] std::vector<PairCorrelation> pair_correlations(const Ratings& ratings,
                                                             std::uint32_t practices_min,
                                                             num::Threads threads);

struct MeanCorrelations {
  Expected<double> spearman = Unexpected(Undefined::too_few_pairs);
  Expected<double> pearson = Unexpected(Undefined::too_few_pairs);
  /// The mean of Fisher's z turned back; beyond_numbers where a pair agrees without any difference.
  Expected<double> pearson_fisher = Unexpected(Undefined::too_few_pairs);
  std::uint32_t experts = 0;  // with at least one pair
};

/// Plain means over the pairs whose correlation exists.
[[nodiscard]] MeanCorrelations mean_correlations(const std::vector<PairCorrelation>& pairs);

}  // namespace otbor
