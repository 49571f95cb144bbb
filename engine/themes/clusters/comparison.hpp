#pragma once
// How far two partitions of the same things agree. L. Hubert, P. Arabie, Comparing partitions,
// Journal of Classification 2 (1985); N. X. Vinh, J. Epps, J. Bailey, Information theoretic
// measures for clusterings comparison, JMLR 11 (2010); A. Rosenberg, J. Hirschberg, V-measure
// (2007); E. B. Fowlkes, C. L. Mallows (1983).

#include "engine/themes/clusters/graph.hpp"

namespace otbor::clusters {

struct Agreement {
  double rand = 1;
  double ari = 1;  // 0 is what chance gives; 1 also where no two partitions could differ
  // Mutual information over a mean of the two entropies; 1 when both are zero.
  double nmi_arithmetic = 1;
  double nmi_geometric = 1;
  double nmi_max = 1;
  double nmi_min = 1;
  double ami_arithmetic = 1;  // corrected for chance
  double homogeneity = 1;     // a group of `b` holds members of one group of `a`
  double completeness = 1;    // a group of `a` lies in one group of `b`
  double fowlkes_mallows = 1;
};

/// Both of one size, at least 1. With `a` the groups that are given and `b` those found.
[[nodiscard]] Agreement agreement(const Partition& a, const Partition& b);

/// The adjusted Rand index alone.
[[nodiscard]] double adjusted_rand(const Partition& a, const Partition& b);

}  // namespace otbor::clusters
