#pragma once
// What the two intraclass correlations of the pipeline share.

#include "engine/rate/agreement/icc.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

/// One form of the correlation as a coefficient with its interval.
[[nodiscard]] Expected<Coefficient> icc_coefficient(
    const Ratings& ratings, const StatisticOptions& options,
    const Expected<Estimate>& (*form)(const Icc& icc));

/// T. K. Koo & M. Y. Li, A Guideline of Selecting and Reporting Intraclass Correlation Coefficients
/// for Reliability Research (2016).
[[nodiscard]] Words icc_verdict(double value);

}  // namespace otbor
