#pragma once
// Probabilities of the categories of one rating as a function of its logit η: P_k ∝ exp(kη − ΣF_j).
// The exponentials of the thresholds are taken once, that of η once a rating at most.

#include <cstddef>
#include <span>
#include <vector>

namespace otbor::rasch {

class Curve {
 public:
  Curve() = default;
  /// `thresholds` F_1 … F_top.
  explicit Curve(std::span<const double> thresholds);

  [[nodiscard]] std::size_t top() const { return weights_.size() - 1; }
  /// P_0 … P_top into `probability`, which has top + 1 places.
  void probabilities(double eta, std::span<double> probability) const;
  /// The same where e^η is known already, and its power of `top` far from what a double holds.
  void probabilities_at_odds(double odds, std::span<double> probability) const;
  [[nodiscard]] double expected(double eta) const;

 private:
  std::vector<double> weights_;  // exp(−ΣF_j), the largest 1
};

/// Of the category as a random number under the model.
struct Moments {
  double mean = 0;
  double variance = 0;
};
[[nodiscard]] Moments moments(std::span<const double> probability);
/// Central moments of third and fourth order.
[[nodiscard]] double third_moment(std::span<const double> probability, double mean);
[[nodiscard]] double fourth_moment(std::span<const double> probability, double mean);

}  // namespace otbor::rasch
