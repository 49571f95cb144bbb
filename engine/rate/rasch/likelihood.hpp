#pragma once
// The joint likelihood of a many-facet Rasch model: one pass over the ratings gives its value, its
// slopes and the Newton step. Ratings are put in the order of their objects once; an object meets a
// few experts and criteria, so its row of the information is short, and it is eliminated like the
// sparse factor of a mixed model. What remains, experts, criteria and thresholds, is dense.

#include <optional>
#include <span>
#include <vector>

#include "engine/base/num/cholesky.hpp"
#include "engine/rate/rasch/curve.hpp"
#include "engine/rate/rasch/design.hpp"

namespace otbor::rasch {

/// Everything that is estimated, as it adds to the logit: objects with their measure, other facets
/// with minus theirs.
struct Parameters {
  std::vector<std::vector<double>> effect;      // of each facet
  std::vector<std::vector<double>> thresholds;  // one set, or one for each level of the facet
};

/// Ratings that count, object by object.
class Joint {
 public:
  Joint(const Design& design, const Categories& categories, const std::vector<bool>& kept);

  [[nodiscard]] std::size_t ratings() const { return category_.size(); }
  [[nodiscard]] std::size_t objects() const { return begins_.size() - 1; }
  [[nodiscard]] std::size_t begin_of(std::size_t object) const { return begins_[object]; }
  [[nodiscard]] std::uint16_t category(std::size_t at) const { return category_[at]; }
  /// Which rating of the design stands at `at`.
  [[nodiscard]] std::uint32_t rating(std::size_t at) const { return rating_[at]; }
  [[nodiscard]] std::uint32_t level(std::size_t facet, std::size_t at) const {
    return levels_[facet][at];
  }
  [[nodiscard]] std::size_t facets() const { return levels_.size(); }
  [[nodiscard]] std::size_t object_facet() const { return object_; }
  [[nodiscard]] std::size_t sets() const { return sets_; }
  [[nodiscard]] std::size_t set_of(std::size_t at) const {
    return threshold_facet_ ? levels_[*threshold_facet_][at] : 0;
  }
  [[nodiscard]] std::size_t top() const { return top_; }
  [[nodiscard]] std::size_t levels(std::size_t facet) const { return level_counts_[facet]; }
  [[nodiscard]] double eta(const Parameters& at, std::size_t position) const {
    double sum = 0;
    for (std::size_t f = 0; f < levels_.size(); ++f) sum += at.effect[f][levels_[f][position]];
    return sum;
  }
  /// The dense columns begin with the thresholds, so that those of a rating lie side by side in the
  /// row of each of its levels. This is where the effects of each facet but the object's begin, and
  /// the end of all.
  [[nodiscard]] const std::vector<std::size_t>& columns() const { return columns_; }
  /// Objects a chunk of parallel work has. Depends on the data alone: at most 16 chunks, fewer
  /// where the square of dense columns that each fills is large.
  [[nodiscard]] std::size_t chunk_size() const;

 private:
  std::size_t object_;
  std::optional<std::size_t> threshold_facet_;
  std::size_t sets_;
  std::size_t top_;
  std::vector<std::size_t> level_counts_;
  std::vector<std::size_t> columns_;
  std::vector<std::size_t> begins_;
  std::vector<std::uint32_t> rating_;
  std::vector<std::uint16_t> category_;
  std::vector<std::vector<std::uint32_t>> levels_;
};

[[nodiscard]] std::vector<Curve> curves(const Parameters& at);

/// What the model expects of each rating at one place. The exponential of an effect is taken once,
/// and a rating multiplies those of its levels.
class Expectation {
 public:
  Expectation(const Joint& joint, const Parameters& at);
  /// P_0 … P_top into `probability`, which has top + 1 places.
  void probabilities(std::size_t position, std::span<double> probability) const;

 private:
  const Joint& joint_;
  const Parameters& at_;
  std::vector<Curve> curves_;
  std::vector<std::vector<double>> odds_;  // e^effect
  double odds_max_;                        // up to it, and from its inverse, powers are safe
};

/// The likelihood at one place and the step Newton's method takes from there.
struct Step {
  double log_likelihood = 0;
  double residual = 0;  // largest difference of an observed and an expected total or count
  Parameters change;    // sums of facets and of thresholds stay as they are
};

/// nullopt when the ratings do not tie all elements together.
[[nodiscard]] std::optional<Step> newton_step(const Joint& joint, const Parameters& at,
                                              num::Threads threads);

}  // namespace otbor::rasch
