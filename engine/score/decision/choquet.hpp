#pragma once
// The Choquet integral: criteria have weights not alone but in coalitions, so that two of them may
// overlap or support each other. M. Grabisch, The application of fuzzy integrals in multicriteria
// decision making, EJOR 89 (1996); k-order additive discrete fuzzy measures, Fuzzy Sets and
// Systems 92 (1997); orness: J.-L. Marichal, Behavioral analysis of aggregation in multicriteria
// decision aid (2000).

#include <span>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::decision {

/// A capacity μ of q criteria: 2^q values, bit j of the index says that criterion j belongs to the
/// coalition; μ(nobody) = 0, μ(all) = 1, a larger coalition never weighs less. 1 <= q <= 20.
class Capacity {
 public:
  /// Undefined: `not_a_capacity`.
  [[nodiscard]] static Expected<Capacity> of(std::vector<double> values);

  [[nodiscard]] std::size_t criteria() const { return criteria_; }
  [[nodiscard]] double operator[](std::size_t coalition) const { return values_[coalition]; }

 private:
  std::size_t criteria_ = 0;
  std::vector<double> values_;
};

/// Σ (x_(i) − x_(i−1)) μ{(i) … (q)}, x in ascending order. One value a criterion, on one scale.
[[nodiscard]] double choquet(std::span<const double> values, const Capacity& capacity);

/// Shapley value of each criterion: its mean contribution over all coalitions; sum 1.
[[nodiscard]] std::vector<double> shapley(const Capacity& capacity);

/// Interaction of each pair of criteria, symmetric, −1 … 1: negative overlap, positive support.
[[nodiscard]] num::Matrix interaction(const Capacity& capacity);

/// 1 for the maximum, 0 for the minimum; 1/2 for one criterion.
[[nodiscard]] double orness(const Capacity& capacity);

}  // namespace otbor::decision
