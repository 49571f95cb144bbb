#include "engine/rate/rasch/jml.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/rate/mixed/crossproducts.hpp"

namespace otbor::rasch {
namespace {

constexpr double residual_max = 1e-9;       // what is aimed at
constexpr double residual_promised = 1e-6;  // and what must be reached
constexpr std::uint32_t steps_max = 100;
constexpr double stride_max = 3;       // logits a step may take at most
constexpr double step_settled = 1e-3;  // logits, at the top of the likelihood

/// An element taken out because all its ratings stood at one end, with the categories of its round.
struct Extreme {
  std::size_t facet = 0;
  std::uint32_t level = 0;
  bool is_high = false;
};

/// Elements whose kept ratings are all lowest or all highest.
std::vector<Extreme> extremes_among(const Design& design, const Categories& categories,
                                    const std::vector<bool>& kept) {
  std::vector<Extreme> found;
  const std::size_t top = categories.top();
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    const auto& facet = design.facets[f];
    std::vector<std::uint8_t> seen(facet.levels);  // bit 0: not lowest, bit 1: not highest, bit 2
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (!kept[i]) continue;
      auto& state = seen[facet.level[i]];
      state |= 4U;
      if (categories.of_rating[i] > 0) state |= 1U;
      if (categories.of_rating[i] < top) state |= 2U;
    }
    for (std::uint32_t level = 0; level < facet.levels; ++level) {
      const bool rated = (seen[level] & 4U) != 0;
      const bool inner = (seen[level] & 3U) == 3U;
      if (rated && !inner) found.push_back({f, level, (seen[level] & 2U) == 0});
    }
  }
  return found;
}

/// Leaves extreme elements out until there are none: taking one out can make another extreme.
std::vector<Extreme> drop_extremes(const Design& design, Jml& result) {
  std::vector<Extreme> all;
  for (;;) {
    result.categories = categories_of(design.score, result.kept);
    if (result.categories.values.size() < 2) return all;
    const auto found = extremes_among(design, result.categories, result.kept);
    if (found.empty()) return all;
    for (const auto& extreme : found) {
      result.is_extreme[extreme.facet][extreme.level] = true;
      all.push_back(extreme);
    }
    for (std::size_t i = 0; i < result.kept.size(); ++i) {
      for (std::size_t f = 0; f < design.facets.size(); ++f) {
        if (result.is_extreme[f][design.facets[f].level[i]]) result.kept[i] = false;
      }
    }
  }
}

/// Log odds of an element's mean within the scale; for other facets than the object's less their
/// mean, so that they sum to zero and steps leave it so. Thresholds from the counts of categories.
Parameters start_of(const Design& design, const Jml& fitted) {
  Parameters start;
  for (const auto& facet : design.facets) start.effect.emplace_back(facet.levels);
  const double top = static_cast<double>(fitted.categories.top());
  const auto log_odds = [&](double sum, double count) {
    return num::log((sum + 0.5) / (top * count - sum + 0.5));
  };
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    const auto& facet = design.facets[f];
    std::vector<double> sum(facet.levels);
    std::vector<double> count(facet.levels);
    for (std::size_t i = 0; i < fitted.kept.size(); ++i) {
      if (!fitted.kept[i]) continue;
      sum[facet.level[i]] += fitted.categories.of_rating[i];
      count[facet.level[i]] += 1;
    }
    double mean = 0;
    double known = 0;
    for (std::size_t o = 0; o < sum.size(); ++o) {
      if (count[o] < 1) continue;
      start.effect[f][o] = log_odds(sum[o], count[o]);
      mean += start.effect[f][o];
      known += 1;
    }
    if (f == design.object) continue;
    for (std::size_t o = 0; o < sum.size(); ++o) {
      if (count[o] >= 1) start.effect[f][o] -= mean / known;
    }
  }
  const std::size_t sets =
      design.threshold_facet ? design.facets[*design.threshold_facet].levels : 1;
  const auto& counts = fitted.categories.counts;
  std::vector<double> thresholds;
  double mean = 0;
  for (std::size_t k = 1; k < counts.size(); ++k) {
    thresholds.push_back(num::log(static_cast<double>(counts[k - 1]) / counts[k]));
    mean += thresholds.back() / top;
  }
  for (auto& threshold : thresholds) threshold -= mean;
  start.thresholds.assign(sets, thresholds);
  return start;
}

Parameters moved(const Parameters& from, const Parameters& change, double share) {
  Parameters to = from;
  for (std::size_t f = 0; f < to.effect.size(); ++f) {
    for (std::size_t i = 0; i < to.effect[f].size(); ++i) {
      to.effect[f][i] += share * change.effect[f][i];
    }
  }
  for (std::size_t s = 0; s < to.thresholds.size(); ++s) {
    for (std::size_t k = 0; k < to.thresholds[s].size(); ++k) {
      to.thresholds[s][k] += share * change.thresholds[s][k];
    }
  }
  return to;
}

double largest(const Parameters& change) {
  double result = 0;
  for (const auto& values : change.effect) {
    for (const double value : values) result = std::max(result, std::abs(value));
  }
  for (const auto& values : change.thresholds) {
    for (const double value : values) result = std::max(result, std::abs(value));
  }
  return result;
}

/// Why there are no equations to solve: the design, or measures that have run away until nothing is
/// left to be learnt about them.
Undefined singular(const Parameters& at) {
  constexpr double logits_away = 15;
  return largest(at) > logits_away ? Undefined::separated : Undefined::not_connected;
}

/// Sets of thresholds that no kept rating belongs to become the mean of the others.
void even_out_thresholds(const Design& design, Jml& result) {
  auto& sets = result.at.thresholds;
  result.has_thresholds.assign(sets.size(), true);
  if (!design.threshold_facet) return;
  result.has_thresholds = result.is_measured[*design.threshold_facet];
  std::vector<double> mean(result.categories.top());
  double known = 0;
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (!result.has_thresholds[s]) continue;
    known += 1;
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += sets[s][k];
  }
  for (auto& threshold : mean) threshold /= known;
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (!result.has_thresholds[s]) sets[s] = mean;
  }
}

/// Newton's method; a step that lowers the likelihood is halved. Where the likelihood rises for
/// ever, residuals vanish while each step is still about a logit long.
Expected<bool> climb(const Joint& joint, Jml& result, num::Threads threads) {
  auto step = newton_step(joint, result.at, threads);
  for (result.steps = 1; result.steps <= steps_max; ++result.steps) {
    if (!step) return Unexpected(singular(result.at));
    result.log_likelihood = step->log_likelihood;
    result.residual = step->residual;
    const double length = largest(step->change);
    if (step->residual < residual_max && length > step_settled) {
      return Unexpected(Undefined::separated);
    }
    if (step->residual < residual_max || length < 1e-13) break;
    // Near the top the likelihood no longer shows the difference, and Newton's step is right.
    const double enough = step->log_likelihood - 1e-11 * (1 + std::abs(step->log_likelihood));
    double share = length > stride_max ? stride_max / length : 1;
    auto next = moved(result.at, step->change, share);
    auto there = newton_step(joint, next, threads);
    while (there && length > 1e-3 && share > 1e-6 && there->log_likelihood < enough) {
      share /= 2;
      next = moved(result.at, step->change, share);
      there = newton_step(joint, next, threads);
    }
    result.at = std::move(next);
    step = std::move(there);
  }
  return result.residual < residual_promised;
}

/// The effect at which the element's expected total is its total moved `adjustment` inwards: the
/// root of an increasing function, by halving. nullopt when it met nobody who has a measure.
std::optional<double> adjusted_effect(const Design& design, const Jml& fitted,
                                      const Extreme& extreme, double adjustment) {
  const auto of_set = curves(fitted.at);
  std::vector<std::pair<double, std::size_t>> others;  // rest of the logit, set of thresholds
  const auto& facet = design.facets[extreme.facet];
  for (std::size_t i = 0; i < facet.level.size(); ++i) {
    if (facet.level[i] != extreme.level) continue;
    double rest = 0;
    bool all_measured = true;
    for (std::size_t f = 0; f < design.facets.size(); ++f) {
      const auto level = design.facets[f].level[i];
      if (f == extreme.facet) continue;
      all_measured = all_measured && fitted.is_measured[f][level];
      rest += fitted.at.effect[f][level];
    }
    const std::size_t set =
        design.threshold_facet ? design.facets[*design.threshold_facet].level[i] : 0;
    if (all_measured) others.emplace_back(rest, set);
  }
  if (others.empty()) return std::nullopt;
  const double top = static_cast<double>(fitted.categories.top());
  const double total = top * static_cast<double>(others.size());
  const double target = extreme.is_high ? total - adjustment : adjustment;
  double low = -60;
  double high = 60;
  for (int halving = 0; halving < 100; ++halving) {
    const double middle = (low + high) / 2;
    double sum = 0;
    for (const auto& [rest, set] : others) sum += of_set[set].expected(rest + middle);
    (sum < target ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

Expected<Jml> fit_jml(const Design& design, const JmlOptions& options) {
  OTBOR_CHECK(options.extreme_adjustment > 0 && options.extreme_adjustment <= 0.5);
  if (design.score.empty()) return Unexpected(Undefined::no_ratings);
  Jml result;
  result.kept.assign(design.score.size(), true);
  for (const auto& facet : design.facets) {
    result.is_extreme.emplace_back(facet.levels);
    result.is_measured.emplace_back(facet.levels);
  }
  const auto extremes = drop_extremes(design, result);
  const std::size_t categories = result.categories.values.size();
  if (categories < 2) return Unexpected(Undefined::no_variation);
  if (categories > categories_max) return Unexpected(Undefined::too_large);
  const Joint joint(design, result.categories, result.kept);
  if (joint.columns().back() > mixed::dense_columns_max) return Unexpected(Undefined::too_large);
  for (std::size_t i = 0; i < result.kept.size(); ++i) {
    if (!result.kept[i]) continue;
    for (std::size_t f = 0; f < design.facets.size(); ++f) {
      result.is_measured[f][design.facets[f].level[i]] = true;
    }
  }
  result.at = start_of(design, result);
  const auto settled = climb(joint, result, options.threads);
  if (!settled) return Unexpected(settled.error());
  if (!*settled) return Unexpected(Undefined::not_converged);
  even_out_thresholds(design, result);
  // Whoever was taken out last leans only on elements that are measured already.
  for (auto extreme = extremes.rbegin(); extreme != extremes.rend(); ++extreme) {
    const auto effect = adjusted_effect(design, result, *extreme, options.extreme_adjustment);
    if (!effect) continue;
    result.at.effect[extreme->facet][extreme->level] = *effect;
    result.is_measured[extreme->facet][extreme->level] = true;
  }
  return result;
}

}  // namespace otbor::rasch
