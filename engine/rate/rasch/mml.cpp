#include "engine/rate/rasch/mml.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/falling.hpp"
#include "engine/rate/mixed/crossproducts.hpp"
#include "engine/rate/rasch/marginal.hpp"

namespace otbor::rasch {
namespace {

constexpr std::uint32_t steps_max = 300;
constexpr double converged = 1e-8;   // logits, largest step
constexpr double stride_max = 1;     // logits a step may take
constexpr double log_sigma_max = 9;  // e^9 logits and their inverse: no spread of anything rated

/// The facet whose levels are not centred: the last that is not the object.
std::size_t free_facet(const Joint& joint) {
  const std::size_t last = joint.facets() - 1;
  return joint.object_facet() == last ? last - 1 : last;
}

/// Every facet but the free one, and each set of thresholds, keeps its sum.
num::Symmetric held(const Joint& joint, num::Symmetric information) {
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

struct Summit {
  Population at;
  Marginal marginal;
  std::uint32_t steps = 0;
};

class Climb {
 public:
  Climb(const Joint& joint, Population start, num::Threads threads)
      : joint_(joint), threads_(threads), here_{.at = std::move(start), .marginal = {}} {
    here_.marginal = marginal_at(joint_, here_.at, Information::observed, threads_);
  }

  /// Climbs until no parameter moves any more.
  Expected<Summit> summit() {
    for (here_.steps = 1; here_.steps <= steps_max; ++here_.steps) {
      const auto step = next_step();
      if (!step) return Unexpected(step.error());
      double length = 0;
      for (const double each : *step) length = std::max(length, std::abs(each));
      if (length < converged || !take(*step, std::min(1.0, stride_max / length))) {
        if (!is_hill_) return Unexpected(Undefined::not_identified);
        return std::move(here_);
      }
      if (std::abs(here_.at.log_sigma) > log_sigma_max) {
        return Unexpected(Undefined::not_identified);
      }
    }
    return Unexpected(Undefined::not_converged);
  }

 private:
  /// Newton's. Where the likelihood curves upwards, that of K. Lange (Journal of the Royal
  /// Statistical Society B 57 (1995)), by the complete information: it always leads up.
  Expected<std::vector<double>> next_step() {
    auto factor = num::Cholesky::of(held(joint_, here_.marginal.information), threads_);
    is_hill_ = factor.has_value();
    if (!is_hill_) {
      const auto complete = marginal_at(joint_, here_.at, Information::complete, threads_);
      factor = num::Cholesky::of(held(joint_, complete.information), threads_);
      if (!factor) return Unexpected(Undefined::not_connected);
    }
    return factor->solve(here_.marginal.gradient);
  }

  /// A share of the step, halved until the likelihood does not fall.
  bool take(const std::vector<double>& step, double share) {
    const double height = here_.marginal.log_likelihood;
    const double enough = height - 1e-12 * (1 + std::abs(height));
    for (; share > 1e-10; share /= 2) {
      auto next = moved(joint_, here_.at, step, share);
      auto there = marginal_at(joint_, next, Information::observed, threads_);
      if (there.log_likelihood < enough) continue;
      here_.at = std::move(next);
      here_.marginal = std::move(there);
      return true;
    }
    return false;
  }

  const Joint& joint_;
  num::Threads threads_;
  Summit here_;
  bool is_hill_ = false;  // the likelihood curves downwards here in every direction
};

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

/// Warm's estimate: score + I'/(2 I) = 0, where I' sums third moments. For short tests the left
/// side need not be convex, but it has one change of sign.
void put_wle(const Joint& joint, const std::vector<Curve>& of_set, const Parameters& at,
             std::size_t object, Mml& result) {
  constexpr double settled = 1e-12;  // logits
  constexpr int steps = 100;
  std::array<double, categories_max> room;
  const auto probability = std::span(room).first(joint.top() + 1);
  num::Bracket bracket{-20, 20};
  double next = result.eap[object];
  for (int step = 0; step < steps; ++step) {
    const double theta = next;
    double score = 0;
    double third = 0;
    double information = 0;
    for (std::size_t i = joint.begin_of(object); i < joint.begin_of(object + 1); ++i) {
      of_set[joint.set_of(i)].probabilities(joint.eta(at, i) + theta, probability);
      const auto [mean, variance] = moments(probability);
      score += static_cast<double>(joint.category(i)) - mean;
      third += third_moment(probability, mean);
      information += variance;
    }
    result.wle[object] = theta;
    result.wle_error[object] = 1 / std::sqrt(information);
    next = bracket.next(theta, score + third / (2 * information), information);
    if (std::abs(next - theta) < settled) break;
  }
}

void put_objects(const Joint& joint, const Marginal& marginal, num::Threads threads, Mml& result) {
  const auto of_set = curves(result.at);
  result.eap = marginal.eap;
  result.eap_sd = marginal.eap_sd;
  result.wle.resize(joint.objects());
  result.wle_error.resize(joint.objects());
  num::for_chunks(threads, joint.objects(), joint.chunk_size(),
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (std::size_t o = first; o < last; ++o) {
                      if (joint.begin_of(o) == joint.begin_of(o + 1)) continue;
                      put_wle(joint, of_set, result.at, o, result);
                    }
                  });
  double mean = 0;
  double error = 0;
  const auto n = static_cast<double>(joint.objects());
  for (std::size_t o = 0; o < joint.objects(); ++o) {
    mean += result.eap[o] / n;
    error += result.eap_sd[o] * result.eap_sd[o] / n;
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

  auto summit = Climb(joint, start_of(joint, result.categories), threads).summit();
  if (!summit) return Unexpected(summit.error());
  result.at = std::move(summit->at.at);
  result.steps = summit->steps;
  result.variance = num::exp(2 * summit->at.log_sigma);
  result.deviance = -2 * summit->marginal.log_likelihood;
  result.parameters = parameters_of(joint);
  put_objects(joint, summit->marginal, threads, result);
  return result;
}

}  // namespace otbor::rasch
