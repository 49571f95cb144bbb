#pragma once
// Intraclass correlations: the six forms of P. E. Shrout & J. L. Fleiss, Intraclass Correlations,
// Psychological Bulletin 86 (1979), with the intervals of K. O. McGraw & S. P. Wong, Forming
// Inferences About Some Intraclass Correlation Coefficients, Psychological Methods 1 (1996),
// table 7.

#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/agreement/two_way.hpp"

namespace otbor {

/// Of one expert's rating (`single`) and of the mean of all k (`mean`).
struct IccPair {
  Expected<Estimate> single = Unexpected(Undefined::no_ratings);
  Expected<Estimate> mean = Unexpected(Undefined::no_ratings);
};

struct Icc {
  IccPair one_way;      // ICC(1, ·): each practice has experts of its own
  IccPair agreement;    // ICC(2, ·) = ICC(A, ·): the same marks
  IccPair consistency;  // ICC(3, ·) = ICC(C, ·): the same differences
  Expected<double> f_one_way = Unexpected(Undefined::no_ratings);  // between / within
  Expected<double> f_two_way = Unexpected(Undefined::no_ratings);  // between / error
};

/// `level` of the intervals, 0.95.
[[nodiscard]] Icc intraclass_correlations(const TwoWay& squares, double level);

}  // namespace otbor
