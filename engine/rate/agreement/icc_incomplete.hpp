#pragma once
// Intraclass correlations where not every expert rated every practice: from the variance components
// of the mixed model instead of mean squares, by restricted maximum likelihood. K. O. McGraw & S.
// P. Wong (1996), table 4, with H. D. Patterson & R. Thompson (1971) for the components. With
// complete ratings and no component at zero they are those of icc.hpp.

#include "engine/rate/agreement/icc.hpp"

namespace otbor {

/// ICC(1) = p/(p + w) of practices within which marks vary; ICC(A) = p/(p + r + e), ICC(C) = p/(p +
/// e) of practices crossed with experts; the means' with the harmonic mean number of experts a
/// practice. Components are not negative. Without intervals and F (incomplete_design). Reasons
/// besides those of mixed::fit: no_overlap where no practice has two ratings, not_connected where
/// panels share no practice, one_practice, one_expert.
[[nodiscard]] Icc incomplete_intraclass_correlations(const Ratings& ratings,
                                                     num::Threads threads = {});

}  // namespace otbor
