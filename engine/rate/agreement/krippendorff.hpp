#pragma once
// Krippendorff's alpha for four kinds of scale and any pattern of missing ratings: K. Krippendorff,
// Computing Krippendorff's Alpha-Reliability (2011). Practices with fewer than two ratings are not
// pairable and play no part.

#include <cstdint>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

/// How far two values differ: whether, by how many ranks lie between them, by their difference, by
/// their difference in shares of their sum.
enum class Metric : std::uint8_t { nominal, ordinal, interval, ratio };

struct Alpha {
  double value = 0;
  std::uint32_t practices = 0;  // pairable
  std::uint32_t experts = 0;
};

/// How many ratings stand in a practice with another one: n of the paper.
[[nodiscard]] std::uint64_t pairable_values(const Ratings& ratings);

/// α = 1 − D_o/D_e; one_practice when only one has two ratings; wrong_scale when a ratio scale has
/// negative values.
[[nodiscard]] Expected<Alpha> krippendorff_alpha(const Ratings& ratings, Metric metric);

struct BootstrapOptions {
  std::uint32_t draws = 1000;
  std::uint64_t seed = 1;
  double level = 0.95;
};
struct Bootstrap {
  double low = 0;  // quantiles of the draws
  double high = 0;
  double sd = 0;
};

/// The spread of alpha when other practices of the same kind had been rated: pairable practices are
/// drawn with replacement, the i-th of draw d by philox (seed, bootstrap, d, i). Draws without
/// variation have no alpha and are left out.
[[nodiscard]] Expected<Bootstrap> bootstrap_alpha(const Ratings& ratings, Metric metric,
                                                  const BootstrapOptions& options,
                                                  num::Threads threads);

/// The same question for large tables, in ten passes and without chance: alpha without each tenth
/// of the pairable practices (the i-th is in tenth i mod 10), its error from their spread, the
/// interval by Student's t with nine degrees of freedom. J. Shao & D. Tu, The Jackknife and
/// Bootstrap (1995), section 2.3. too_few_data below ten practices.
struct Jackknife {
  Interval interval;  // never above 1
  double standard_error = 0;
};
[[nodiscard]] Expected<Jackknife> jackknife_alpha(const Ratings& ratings, Metric metric,
                                                  double level);

}  // namespace otbor
