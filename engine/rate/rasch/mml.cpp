#include "engine/rate/rasch/mml.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/rate/mixed/crossproducts.hpp"
#include "engine/rate/rasch/marginal.hpp"

namespace otbor::rasch {
namespace {

constexpr std::uint32_t steps_max = 300;
constexpr double converged = 1e-8;      // logits, largest step
constexpr double stride_max = 1;        // logits a step may take
constexpr double learning_below = 0.1;  // logits: nearer than this the curvature is corrected
constexpr double grid_reach = 8;        // logits
constexpr double grid_in_sd = 4.5;      // the grid must hold this many standard deviations

/// The starting curvature of R. Berndt, B. Hall, R. Hall & J. Hausman (1974): the sum of squares of
/// the objects' slopes. Every facet but the free one, and each set of thresholds, keeps its sum.
num::Symmetric curvature_of(const Joint& joint, const Marginal& marginal) {
  auto information = marginal.information;
  const auto hold = [&](std::size_t first, std::size_t count) {
    double scale = 1;
    for (std::size_t i = first; i < first + count; ++i) {
      scale = std::max(scale, information(i, i));
    }
    for (std::size_t i = first; i < first + count; ++i) {
      for (std::size_t j = first; j <= i; ++j) information(i, j) += scale;
    }
  };
  for (std::size_t f = 0; f < joint.facets(); ++f) {
    if (f != joint.object_facet() && f != free_facet(joint)) {
      hold(joint.columns()[f], joint.levels(f));
    }
  }
  for (std::size_t set = 0; set < joint.sets(); ++set) {
    hold(set * joint.top(), joint.top());
  }
  return information;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// The curvature corrected by what the slopes did along a step: Broyden, Fletcher, Goldfarb &
/// Shanno (J. Nocedal & S. J. Wright, Numerical Optimization (2006), equation 6.19). A step along
/// which the slope did not fall teaches nothing.
void learn(num::Symmetric& curvature, const std::vector<double>& step,
           const std::vector<double>& fall) {
  const double rise = product(step, fall);
  if (!(rise > 0)) return;
  std::vector<double> image(step.size());
  for (std::size_t i = 0; i < step.size(); ++i) {
    for (std::size_t j = 0; j < step.size(); ++j) image[i] += curvature.at(i, j) * step[j];
  }
  const double old = product(step, image);
  for (std::size_t i = 0; i < step.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      curvature(i, j) += fall[i] * fall[j] / rise - image[i] * image[j] / old;
    }
  }
}

Population moved(const Joint& joint, const Population& from, const std::vector<double>& step,
                 double share) {
  Population to = from;
  for (std::size_t f = 0; f < joint.facets(); ++f) {
    if (f == joint.object_facet()) continue;
    for (std::size_t level = 0; level < joint.levels(f); ++level) {
      to.at.effect[f][level] += share * step[joint.columns()[f] + level];
    }
  }
  std::size_t column = 0;  // thresholds come first
  for (auto& set : to.at.thresholds) {
    for (auto& threshold : set) threshold -= share * step[column++];
  }
  to.log_sigma += share * step.back();
  return to;
}

/// Climbs until no parameter moves any more.
Expected<std::pair<Population, std::uint32_t>> climb(const Joint& joint, Population here,
                                                     double reach, num::Threads threads) {
  auto marginal = marginal_at(joint, here, reach, threads);
  auto curvature = curvature_of(joint, marginal);
  for (std::uint32_t step_number = 1; step_number <= steps_max; ++step_number) {
    const auto factor = num::Cholesky::of(curvature, threads);
    if (!factor) return Unexpected(Undefined::not_connected);
    auto step = factor->solve(marginal.gradient);
    double length = 0;
    for (const double each : step) length = std::max(length, std::abs(each));
    if (length < converged) return std::pair(std::move(here), step_number);
    double share = std::min(1.0, stride_max / length);
    const double enough = marginal.log_likelihood - 1e-12 * (1 + std::abs(marginal.log_likelihood));
    auto next = moved(joint, here, step, share);
    auto there = marginal_at(joint, next, reach, threads);
    while (there.log_likelihood < enough) {
      if (share < 1e-10) return std::pair(std::move(here), step_number);
      share /= 2;
      next = moved(joint, here, step, share);
      there = marginal_at(joint, next, reach, threads);
    }
    if (length > learning_below) {
      curvature = curvature_of(joint, there);
    } else {
      std::vector<double> fall(step.size());
      for (std::size_t i = 0; i < step.size(); ++i) {
        step[i] *= share;
        fall[i] = marginal.gradient[i] - there.gradient[i];
      }
      learn(curvature, step, fall);
    }
    here = std::move(next);
    marginal = std::move(there);
  }
  return Unexpected(Undefined::not_converged);
}

Population start_of(const Joint& joint, const Categories& categories) {
  Population start;
  for (std::size_t f = 0; f < joint.facets(); ++f) start.at.effect.emplace_back(joint.levels(f));
  std::vector<double> thresholds;
  double mean = 0;
  for (std::size_t k = 1; k < categories.counts.size(); ++k) {
    thresholds.push_back(
        num::log(static_cast<double>(categories.counts[k - 1]) / categories.counts[k]));
    mean += thresholds.back() / static_cast<double>(joint.top());
  }
  for (auto& threshold : thresholds) threshold -= mean;
  start.at.thresholds.assign(joint.sets(), thresholds);
  return start;
}

/// Warm's estimate: score + I'/(2 I) = 0, where I' sums third moments. By halving: for short tests
/// the left side need not be convex, but it has one change of sign.
void put_wle(const Joint& joint, const std::vector<Curve>& of_set, const Parameters& at,
             std::size_t object, Mml& result) {
  std::array<double, categories_max> room;
  const auto probability = std::span(room).first(joint.top() + 1);
  double information = 0;
  const auto slope = [&](double theta) {
    double score = 0;
    double third = 0;
    information = 0;
    for (std::size_t i = joint.begin_of(object); i < joint.begin_of(object + 1); ++i) {
      of_set[joint.set_of(i)].probabilities(joint.eta(at, i) + theta, probability);
      const auto [mean, variance] = moments(probability);
      score += static_cast<double>(joint.category(i)) - mean;
      third += third_moment(probability, mean);
      information += variance;
    }
    return score + third / (2 * information);
  };
  double low = -20;
  double high = 20;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    (slope(middle) > 0 ? low : high) = middle;
  }
  result.wle[object] = (low + high) / 2;
  static_cast<void>(slope(result.wle[object]));
  result.wle_error[object] = 1 / std::sqrt(information);
}

void put_objects(const Joint& joint, const Marginal& marginal, Mml& result) {
  const auto of_set = curves(result.at);
  result.eap = marginal.eap;
  result.eap_sd = marginal.eap_sd;
  result.wle.resize(joint.objects());
  result.wle_error.resize(joint.objects());
  double mean = 0;
  double error = 0;
  const auto n = static_cast<double>(joint.objects());
  for (std::size_t o = 0; o < joint.objects(); ++o) {
    mean += result.eap[o] / n;
    error += result.eap_sd[o] * result.eap_sd[o] / n;
    if (joint.begin_of(o) < joint.begin_of(o + 1)) put_wle(joint, of_set, result.at, o, result);
  }
  double spread = 0;
  for (const double eap : result.eap) spread += (eap - mean) * (eap - mean) / n;
  result.eap_reliability = spread / (spread + error);
}

std::uint32_t parameters_of(const Joint& joint) {
  std::size_t count = 1 + joint.sets() * (joint.top() - 1);
  for (std::size_t f = 0; f < joint.facets(); ++f) {
    if (f == joint.object_facet()) continue;
    count += joint.levels(f) - (f == free_facet(joint) ? 0 : 1);
  }
  return static_cast<std::uint32_t>(count);
}

}  // namespace

Expected<Mml> fit_mml(const Design& design, num::Threads threads) {
  if (design.score.empty()) return Unexpected(Undefined::no_ratings);
  Mml result{.categories = categories_of(design.score)};
  const std::size_t categories = result.categories.values.size();
  if (categories < 2) return Unexpected(Undefined::no_variation);
  if (categories > categories_max) return Unexpected(Undefined::too_large);
  const Joint joint(design, result.categories, {});
  if (joint.columns().back() > mixed::dense_columns_max) return Unexpected(Undefined::too_large);
  if (joint.facets() < 2) return Unexpected(Undefined::not_identified);

  double reach = grid_reach;
  auto found = climb(joint, start_of(joint, result.categories), reach, threads);
  if (found && grid_in_sd * num::exp(found->first.log_sigma) > reach) {
    reach = 2 * grid_in_sd * num::exp(found->first.log_sigma);
    found = climb(joint, found->first, reach, threads);
  }
  if (!found) return Unexpected(found.error());
  const Population& best = found->first;
  const auto marginal = marginal_at(joint, best, reach, threads);
  result.at = best.at;
  result.steps = found->second;
  const double sigma = num::exp(best.log_sigma);
  result.variance = sigma * sigma;
  result.deviance = -2 * marginal.log_likelihood;
  result.parameters = parameters_of(joint);
  put_objects(joint, marginal, result);
  return result;
}

}  // namespace otbor::rasch
