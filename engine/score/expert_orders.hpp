#pragma once
// How far each expert is from the final list: the practices that an expert rated in the order of
// the expert's totals, beside the same practices in the order of their places. M. G. Kendall, Rank
// Correlation Methods (1948). The places rest on the expert's own sheets too.

#include <cstdint>

#include "engine/base/num/parallel.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

struct ExpertOrder {
  std::uint32_t practices = 0;  // rated by the expert and with a place, two at least
  std::uint32_t pairs = 0;      // of these practices
  std::uint32_t reversed = 0;   // pairs that the expert and the list put in opposite order
  Expected<double> tau_b = Unexpected(Undefined::no_variation);
};

/// Counted sheets only, a sheet with "not applicable" by its total on the full scale.
/// too_few_pairs: the expert rated fewer than two practices that have places; too_large for all
/// where there are more than some millions of pairs, which nobody reads.
[[nodiscard]] Per<Expert, Expected<ExpertOrder>> expert_orders(const Study& study,
                                                               const Consistency& consistency,
                                                               const Ranking& ranking,
                                                               num::Threads threads);

}  // namespace otbor
