#pragma once
// Generalizability theory: where the differences between marks come from (practices, criteria,
// experts and what they have with one another), and how many experts would be enough. R. L.
// Brennan, Generalizability Theory (2001); L. J. Cronbach, G. C. Gleser, H. Nanda & N. Rajaratnam,
// The Dependability of Behavioral Measurements (1972).
//
// Designs: the object of measurement crossed with any facets, p × r, p × i × r; a facet may be
// nested in another, p × (r:t). Every facet is random.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/mixed/design.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::gtheory {

/// Factor 0 is the object of measurement, the others are facets in the order of the design.
struct Design {
  std::vector<double> y;
  std::vector<mixed::Factor> factors;
  std::vector<std::optional<std::size_t>> host;  // the facet that each factor is nested in
};

enum class Estimator : std::uint8_t {
  anova,  // expected mean squares, balanced data only; estimates may be negative
  reml    // any pattern of missing ratings; at least zero
};

/// A main effect or an interaction: its factors, ascending; a nested one never without its host.
/// The last effect of all holds every factor and the noise.
using Effect = std::vector<std::size_t>;

struct Study {
  std::vector<Effect> effects;       // by size, then in the order of factors
  std::vector<double> components;    // variance of each
  std::vector<double> mean_squares;  // anova; empty for reml
  std::vector<double> sizes;         // levels of each factor, within its host where it is nested
};

/// incomplete_design when the data are not balanced and the estimator wants it, one_practice or
/// one_expert when a factor has one level, no_variation.
[[nodiscard]] Expected<Study> variance_components(const Design& design, Estimator estimator,
                                                  num::Threads threads);

/// What a measurement with so many levels of each factor is worth.
struct Decision {
  double relative_error = 0;  // variance of comparisons between objects
  double absolute_error = 0;  // variance of the marks themselves
  Expected<double> g = Unexpected(Undefined::no_variation);    // v_p / (v_p + relative error)
  Expected<double> phi = Unexpected(Undefined::no_variation);  // v_p / (v_p + absolute error)
};

/// `sizes[0]` plays no part. Components below zero count as zero.
[[nodiscard]] Decision decide(const Study& study, const std::vector<double>& sizes);

/// The smallest number of levels of `facet` with which Φ reaches `target`, the other facets as in
/// `sizes`; beyond_numbers when no number is enough.
[[nodiscard]] Expected<double> needed_for_phi(const Study& study, std::size_t facet,
                                              std::vector<double> sizes, double target);

}  // namespace otbor::gtheory
