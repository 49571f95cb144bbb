#pragma once
// What the ratings of one object tell of its θ when θ ~ N(0, σ²): the posterior at equidistant
// nodes about its mode. Sums over such nodes converge exponentially for functions that are analytic
// about the real line (L. N. Trefethen & J. A. C. Weideman, SIAM Review 56 (2014), theorem 5.1),
// and tell by themselves whether the nodes are near enough. The nodes go with the object (J. C.
// Naylor & A. F. M. Smith, Applied Statistics 31 (1982)): three ratings and three hundred need as
// many.

#include <cstdint>
#include <vector>

#include "engine/rate/rasch/likelihood.hpp"

namespace otbor::rasch {

struct Population {
  Parameters at;  // the objects' effects are zero
  double log_sigma = 0;
};

class Posterior {
 public:
  Posterior(const Joint& joint, const Population& population);

  /// For an object that has ratings; everything below is of the last object found.
  void find(std::size_t object);

  /// Log of the integral of the prior times the likelihood.
  [[nodiscard]] double log_likelihood() const { return log_likelihood_; }
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double sd() const { return sd_; }
  /// How many nodes there are: an even number.
  [[nodiscard]] std::size_t nodes() const { return offset_.size(); }
  [[nodiscard]] double theta(std::size_t node) const { return mode_ + offset_[node]; }
  /// Of the nodes; the sum is 1.
  [[nodiscard]] const std::vector<double>& weights() const { return weight_; }

  /// P(category >= k) of the rating at `position` at every node, row k − 1 for k = 1 … top.
  [[nodiscard]] const std::vector<double>& tails(std::size_t position);

 private:
  void find_mode();
  void place_nodes();
  void weigh();
  void put_logarithms();
  void spread(std::size_t below, std::size_t above);
  void multiply(std::size_t rating);
  void add_far(std::size_t rating);
  void put_far_tails(std::size_t rating);
  void summarise();
  [[nodiscard]] const Curve& curve_of(std::size_t rating) const;
  [[nodiscard]] const double* at_mode(std::size_t rating) const {
    return at_mode_.data() + rating * (joint_.top() + 1);
  }

  const Joint& joint_;
  const Population& population_;
  std::vector<Curve> of_set_;
  double precision_;  // 1 / σ²

  std::size_t first_ = 0;        // ratings [first, first + rest_.size()) are the object's
  double total_ = 0;             // of their categories
  std::vector<double> rest_;     // logits of the ratings at θ = 0
  std::vector<double> at_mode_;  // P_0 … P_top of each rating at the mode
  double mode_ = 0;
  double distance_ = 0;          // of two nodes
  std::vector<double> offset_;   // of the nodes from the mode
  std::vector<double> odds_;     // e^offset
  bool is_far_ = false;          // powers of the odds are beyond numbers
  std::vector<double> product_;  // Π Σ_k P_k odds^k over ratings that wait for their logarithm
  std::vector<double> weight_;
  double highest_ = 0;  // logarithm of the highest weight, beside the mode
  std::vector<double> tails_;
  double log_likelihood_ = 0;
  double mean_ = 0;
  double sd_ = 0;
};

}  // namespace otbor::rasch
