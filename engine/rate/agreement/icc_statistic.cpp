#include "engine/rate/agreement/icc_statistic.hpp"

namespace otbor {

Expected<Coefficient> icc_coefficient(const Ratings& ratings, const StatisticOptions& options,
                                      const Expected<Estimate>& (*form)(const Icc& icc)) {
  const auto squares = two_way(ratings);
  if (!squares) return Unexpected(squares.error());
  const auto icc = intraclass_correlations(*squares, options.level);
  return form(icc).map([&](const Estimate& found) {
    Coefficient result{.value = found.value, .practices = squares->n, .experts = squares->k};
    if (found.interval) {
      result.low = found.interval->low;
      result.high = found.interval->high;
    }
    return result;
  });
}

Words icc_verdict(double value) {
  if (value >= 0.9) return {"надёжность отличная", "reliability is excellent"};
  if (value >= 0.75) return {"надёжность хорошая", "reliability is good"};
  if (value >= 0.5) return {"надёжность умеренная", "reliability is moderate"};
  return {"надёжность низкая", "reliability is poor"};
}

}  // namespace otbor
