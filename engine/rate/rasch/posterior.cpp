#include "engine/rate/rasch/posterior.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/num/arrays.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/falling.hpp"
#include "engine/base/num/two.hpp"

namespace otbor::rasch {
namespace {

constexpr double apart = 0.5;            // nodes at first, standard deviations at the mode
constexpr std::size_t nodes_about = 18;  // at first, on either side
constexpr double negligible = 1e-14;     // a weight beside the highest
constexpr double even_enough = 1e-6;     // of the sum
constexpr double power_max = 300;        // e^300 is 2e130: two of them multiply safely
constexpr double small = 1e-300;         // a probability that underflowed
constexpr double log_of_two_pi = 1.8378770664093453;

}  // namespace

Posterior::Posterior(const Joint& joint, const Population& population)
    : joint_(joint),
      population_(population),
      of_set_(curves(population.at)),
      precision_(num::exp(-2 * population.log_sigma)) {}

void Posterior::find(std::size_t object) {
  first_ = joint_.begin_of(object);
  const std::size_t count = joint_.begin_of(object + 1) - first_;
  rest_.resize(count);
  at_mode_.resize(count * (joint_.top() + 1));
  total_ = 0;
  for (std::size_t i = 0; i < count; ++i) {
    rest_[i] = joint_.eta(population_.at, first_ + i);
    total_ += static_cast<double>(joint_.category(first_ + i));
  }
  find_mode();
  place_nodes();
  summarise();
}

const Curve& Posterior::curve_of(std::size_t rating) const {
  return of_set_[joint_.set_of(first_ + rating)];
}

/// Near enough: where the nodes stand does not matter as long as they hold the posterior.
void Posterior::find_mode() {
  constexpr double near = 0.25;  // standard deviations
  constexpr int steps_max = 200;
  const std::size_t categories = joint_.top() + 1;
  const double reach = static_cast<double>(rest_.size() * joint_.top()) / precision_;
  num::Bracket bracket{-reach, reach};
  mode_ = 0;
  for (int step = 0; step < steps_max; ++step) {
    double slope = total_ - mode_ * precision_;
    double fall = precision_;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const auto probability = std::span(at_mode_).subspan(i * categories, categories);
      curve_of(i).probabilities(rest_[i] + mode_, probability);
      const auto [mean, variance] = moments(probability);
      slope -= mean;
      fall += variance;
    }
    distance_ = apart / std::sqrt(fall);
    if (std::abs(slope) <= near * std::sqrt(fall)) return;
    mode_ = bracket.next(mode_, slope, fall);
  }
}

/// The logarithm of the posterior is concave: beyond a negligible end all is negligible. Sums over
/// every other node have errors of half the exponent: where the even and the odd ones agree to six
/// digits, that over all is right to twelve.
void Posterior::place_nodes() {
  std::size_t below = nodes_about;
  std::size_t above = nodes_about;
  for (;;) {
    spread(below, above);
    weigh();
    const bool is_short_below = weight_.front() > negligible;
    const bool is_short_above = weight_.back() > negligible;
    if (is_short_below) below += below / 4 * 2;
    if (is_short_above) above += above / 4 * 2;
    if (is_short_below || is_short_above) continue;
    double sum = 0;
    double difference = 0;
    for (std::size_t q = 0; q < nodes(); q += 2) {
      sum += weight_[q] + weight_[q + 1];
      difference += weight_[q] - weight_[q + 1];
    }
    if (!(std::abs(difference) > even_enough * sum)) return;
    distance_ /= 2;
    below *= 2;
    above *= 2;
  }
}

void Posterior::spread(std::size_t below, std::size_t above) {
  offset_.resize(below + above);
  odds_.resize(offset_.size());
  for (std::size_t q = 0; q < offset_.size(); ++q) {
    offset_[q] = distance_ * (static_cast<double>(q) - static_cast<double>(below));
    odds_[q] = num::exp(offset_[q]);
  }
  const double furthest = distance_ * static_cast<double>(std::max(below, above));
  is_far_ = furthest * static_cast<double>(joint_.top()) > power_max;
}

/// Weights beside the highest.
void Posterior::weigh() {
  put_logarithms();
  highest_ = *std::ranges::max_element(weight_);
  for (auto& weight : weight_) weight = num::exp(weight - highest_);
}

/// Of the posterior beside its value at the mode, into `weight_`: with odds u = e^offset the chance
/// of category k is P_k u^k / Σ P_j u^j, so that of the ratings only their total and the product of
/// the sums are needed.
void Posterior::put_logarithms() {
  weight_.resize(nodes());
  product_.assign(nodes(), 1);
  const double slope = is_far_ ? 0 : total_;
  for (std::size_t q = 0; q < nodes(); ++q) {
    weight_[q] = offset_[q] * (slope - precision_ * (mode_ + offset_[q] / 2));
  }
  if (is_far_) {
    for (std::size_t i = 0; i < rest_.size(); ++i) add_far(i);
    return;
  }
  const double furthest = std::max(-offset_.front(), offset_.back());
  const auto together =
      static_cast<std::size_t>(power_max / (furthest * static_cast<double>(joint_.top())));
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    multiply(i);
    if ((i + 1) % std::max<std::size_t>(together, 1) != 0 && i + 1 < rest_.size()) continue;
    num::log(product_, product_);
    for (std::size_t q = 0; q < nodes(); ++q) weight_[q] -= product_[q];
    product_.assign(nodes(), 1);
  }
}

void Posterior::multiply(std::size_t rating) {
  const double* probability = at_mode(rating);
  const std::size_t top = joint_.top();
  for (std::size_t q = 0; q < nodes(); q += 2) {
    const num::Two odds = num::load(&odds_[q]);
    num::Two sum = num::Two{} + probability[top];
    for (std::size_t k = top; k > 0; --k) sum = sum * odds + probability[k - 1];
    num::store(&product_[q], num::load(&product_[q]) * sum);
  }
}

void Posterior::add_far(std::size_t rating) {
  std::vector<double> probability(joint_.top() + 1);
  const auto category = joint_.category(first_ + rating);
  const double at_mode_log = num::log(std::max(at_mode(rating)[category], small));
  for (std::size_t q = 0; q < nodes(); ++q) {
    curve_of(rating).probabilities(rest_[rating] + theta(q), probability);
    weight_[q] += num::log(std::max(probability[category], small)) - at_mode_log;
  }
}

void Posterior::summarise() {
  double sum = 0;
  for (const double weight : weight_) sum += weight;
  double from_mode = 0;
  for (std::size_t q = 0; q < nodes(); ++q) {
    weight_[q] /= sum;
    from_mode += weight_[q] * offset_[q];
  }
  double square = 0;
  for (std::size_t q = 0; q < nodes(); ++q) {
    square += weight_[q] * (offset_[q] - from_mode) * (offset_[q] - from_mode);
  }
  mean_ = mode_ + from_mode;
  sd_ = std::sqrt(square);

  double ratings = 0;
  double chance = 1;
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    chance *= std::max(at_mode(i)[joint_.category(first_ + i)], small);
    if (chance > 1e-150 && i + 1 < rest_.size()) continue;
    ratings += num::log(std::max(chance, small));
    chance = 1;
  }
  log_likelihood_ = ratings - (mode_ * mode_ * precision_ + log_of_two_pi) / 2 -
                    population_.log_sigma + highest_ + num::log(distance_ * sum);
}

const std::vector<double>& Posterior::tails(std::size_t position) {
  const std::size_t rating = position - first_;
  const std::size_t top = joint_.top();
  tails_.resize(top * nodes());
  if (is_far_) {
    put_far_tails(rating);
    return tails_;
  }
  const double* probability = at_mode(rating);
  for (std::size_t q = 0; q < nodes(); q += 2) {
    const num::Two odds = num::load(&odds_[q]);
    num::Two sum = num::Two{} + probability[top];
    for (std::size_t k = top; k > 0; --k) {  // Σ_{j >= k} P_j u^(j − k)
      num::store(&tails_[(k - 1) * nodes() + q], sum);
      sum = sum * odds + probability[k - 1];
    }
    num::Two scale = 1 / sum;
    for (std::size_t k = 0; k < top; ++k) {
      double* tail = &tails_[k * nodes() + q];
      scale *= odds;
      num::store(tail, num::load(tail) * scale);
    }
  }
  return tails_;
}

void Posterior::put_far_tails(std::size_t rating) {
  const std::size_t top = joint_.top();
  std::vector<double> probability(top + 1);
  for (std::size_t q = 0; q < nodes(); ++q) {
    curve_of(rating).probabilities(rest_[rating] + theta(q), probability);
    double tail = 0;
    for (std::size_t k = top; k > 0; --k) {
      tail += probability[k];
      tails_[(k - 1) * nodes() + q] = tail;
    }
  }
}

}  // namespace otbor::rasch
