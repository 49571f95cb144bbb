#include "engine/rate/rasch/curve.hpp"

#include <algorithm>
#include <array>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/rate/rasch/design.hpp"

namespace otbor::rasch {

Curve::Curve(std::span<const double> thresholds) {
  std::vector<double> sums{0};
  for (const double threshold : thresholds) sums.push_back(sums.back() - threshold);
  const double largest = *std::ranges::max_element(sums);
  for (const double sum : sums) weights_.push_back(num::exp(sum - largest));
}

void Curve::probabilities(double eta, std::span<double> probability) const {
  // Powers of a number below one, counted from the end that is likely: nothing overflows.
  const double base = num::exp(eta < 0 ? eta : -eta);
  double power = 1;
  double sum = 0;
  const std::size_t last = top();
  for (std::size_t step = 0; step <= last; ++step) {
    const std::size_t k = eta < 0 ? step : last - step;
    probability[k] = weights_[k] * power;
    sum += probability[k];
    power *= base;
  }
  const double scale = 1 / sum;
  for (std::size_t k = 0; k <= last; ++k) probability[k] *= scale;
}

void Curve::probabilities_at_odds(double odds, std::span<double> probability) const {
  double power = 1;
  double sum = 0;
  const std::size_t last = top();
  for (std::size_t k = 0; k <= last; ++k) {
    probability[k] = weights_[k] * power;
    sum += probability[k];
    power *= odds;
  }
  const double scale = 1 / sum;
  for (std::size_t k = 0; k <= last; ++k) probability[k] *= scale;
}

double Curve::expected(double eta) const {
  std::array<double, categories_max> probability;
  OTBOR_CHECK(top() < probability.size());
  const auto used = std::span(probability).first(top() + 1);
  probabilities(eta, used);
  return moments(used).mean;
}

Moments moments(std::span<const double> probability) {
  Moments result;
  for (std::size_t k = 1; k < probability.size(); ++k) {
    result.mean += static_cast<double>(k) * probability[k];
  }
  for (std::size_t k = 0; k < probability.size(); ++k) {
    const double distance = static_cast<double>(k) - result.mean;
    result.variance += distance * distance * probability[k];
  }
  return result;
}

double third_moment(std::span<const double> probability, double mean) {
  double sum = 0;
  for (std::size_t k = 0; k < probability.size(); ++k) {
    const double distance = static_cast<double>(k) - mean;
    sum += distance * distance * distance * probability[k];
  }
  return sum;
}

double fourth_moment(std::span<const double> probability, double mean) {
  double sum = 0;
  for (std::size_t k = 0; k < probability.size(); ++k) {
    const double square = (static_cast<double>(k) - mean) * (static_cast<double>(k) - mean);
    sum += square * square * probability[k];
  }
  return sum;
}

}  // namespace otbor::rasch
