#include "engine/rate/mixed/reml.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/rate/mixed/ordering.hpp"

namespace otbor::mixed {
namespace {

/// A variance ratio this small is the boundary: the slope there tells whether it is really zero.
constexpr double phi_tiny = 1e-9;

bool is_at_boundary(double phi) { return phi < 2 * phi_tiny; }
constexpr double converged = 1e-9;  // largest relative step of a ratio
constexpr std::uint32_t steps_max = 200;
constexpr double stride_max = 10;  // no ratio changes by more in one step

/// Newton's equations for the factors that are not `held`; those do not move. A flat direction (two
/// factors that are nearly one, effects that are all zero) gets a ridge.
void solve_free(const Equations::Slopes& slopes, const std::vector<double>& phi,
                const std::vector<bool>& held, std::vector<double>& step) {
  const std::size_t factors = phi.size();
  const auto curvature_at = [&](std::size_t k, std::size_t l) {
    return slopes.curvature[k * factors + l];
  };
  std::vector<std::size_t> free;
  for (std::size_t k = 0; k < factors; ++k) {
    if (!held[k]) free.push_back(k);
  }
  if (free.empty()) return;
  for (double ridge = 1e-10; ridge < 2; ridge *= 10) {
    num::Symmetric curvature(free.size());
    std::vector<double> right;
    for (std::size_t a = 0; a < free.size(); ++a) {
      const std::size_t k = free[a];
      for (std::size_t b = 0; b <= a; ++b) curvature(a, b) = curvature_at(k, free[b]);
      curvature(a, a) += ridge * (curvature(a, a) + std::abs(slopes.gradient[k]) / phi[k]);
      right.push_back(-slopes.gradient[k]);
    }
    const auto factor = num::Cholesky::of(std::move(curvature));
    if (!factor) continue;
    const auto solution = factor->solve(right);
    for (std::size_t a = 0; a < free.size(); ++a) step[free[a]] = solution[a];
    return;
  }
}

/// How far each ratio may go in one step: no further than to a tenth or ten times of what it is.
struct Stride {
  double low = 0;
  double high = 0;

  [[nodiscard]] bool holds(double step) const { return step >= low && step <= high; }
};

std::vector<Stride> strides(const std::vector<double>& phi) {
  std::vector<Stride> result;
  for (const double ratio : phi) {
    result.push_back({std::max(ratio / stride_max, phi_tiny) - ratio, ratio * (stride_max - 1)});
  }
  return result;
}

/// The step within its strides that makes the quadratic model of the deviance smallest, ratio by
/// ratio in turns from no step at all: each turn lowers the model, so that the step leads down.
/// Cutting Newton's step to the strides may lead up when several ratios are cut.
std::vector<double> step_within(const Equations::Slopes& slopes, const std::vector<double>& phi,
                                const std::vector<Stride>& stride) {
  constexpr int turns = 200;
  const std::size_t factors = phi.size();
  std::vector<double> step(factors);
  for (int turn = 0; turn < turns; ++turn) {
    for (std::size_t k = 0; k < factors; ++k) {
      double slope = slopes.gradient[k];
      for (std::size_t l = 0; l < factors; ++l) {
        slope += slopes.curvature[k * factors + l] * step[l];
      }
      // Effects that are all zero leave no curvature: the slope alone says where to go.
      const double curvature = std::max(slopes.curvature[k * factors + k],
                                        1e-10 * std::abs(slopes.gradient[k]) / phi[k]);
      if (curvature <= 0) continue;
      step[k] = std::clamp(step[k] - slope / curvature, stride[k].low, stride[k].high);
    }
  }
  return step;
}

/// φ after a Newton step; a ratio on the boundary stays there while the deviance rises from it.
std::vector<double> newton_step(const Equations::Slopes& slopes, const std::vector<double>& phi) {
  const std::size_t factors = phi.size();
  std::vector<double> step(factors);
  std::vector<bool> held(factors);
  for (std::size_t k = 0; k < factors; ++k) {
    held[k] = is_at_boundary(phi[k]) && slopes.gradient[k] >= 0;
  }
  solve_free(slopes, phi, held, step);
  const auto stride = strides(phi);
  bool fits = true;
  for (std::size_t k = 0; k < factors; ++k) fits = fits && (held[k] || stride[k].holds(step[k]));
  if (!fits) step = step_within(slopes, phi, stride);
  auto next = phi;
  for (std::size_t k = 0; k < factors; ++k) next[k] += step[k];
  return next;
}

std::vector<double> midway(const std::vector<double>& from, const std::vector<double>& to) {
  auto middle = from;
  for (std::size_t k = 0; k < from.size(); ++k) middle[k] = (from[k] + to[k]) / 2;
  return middle;
}

double largest_change(const std::vector<double>& from, const std::vector<double>& to) {
  double change = 0;
  for (std::size_t k = 0; k < from.size(); ++k) {
    // Ratios far below one part of the noise need no eight digits of their own.
    change = std::max(change, std::abs(to[k] - from[k]) / (from[k] + 1e-6));
  }
  return change;
}

struct Found {
  Equations equations;
  std::vector<double> phi;
  std::uint32_t steps = 0;
};

/// Newton's method with the average information, halved until the deviance does not rise.
Expected<Found> minimise(const CrossProducts& products, const FitOptions& options,
                         std::vector<double> phi) {
  auto here = Equations::at(products, phi, options.criterion, options.threads);
  if (!here) return Unexpected(Undefined::not_identified);
  double deviance = here->deviance();
  for (std::uint32_t step_number = 1; step_number <= steps_max; ++step_number) {
    const auto slopes = here->slopes(options.threads);
    // The deviance is known to this many digits; what is below them is no rise.
    const double dust = 1e-13 * (1 + std::abs(deviance));
    auto next = newton_step(slopes, phi);
    if (largest_change(phi, next) < converged) return Found{*std::move(here), phi, step_number};
    auto there = Equations::at(products, next, options.criterion, options.threads);
    for (int halving = 0; there && there->deviance() > deviance + dust; ++halving) {
      if (halving == 20) return Found{*std::move(here), phi, step_number};
      next = midway(phi, next);
      there = Equations::at(products, next, options.criterion, options.threads);
    }
    if (!there) return Unexpected(Undefined::not_identified);
    phi = next;
    here = std::move(there);
    deviance = here->deviance();
  }
  return Unexpected(Undefined::not_converged);
}

/// The deepest minimum found. The deviance of a small unbalanced table may have one where a factor
/// counts and another where it does not, or where nearly nothing is noise: it is asked from there,
/// too.
Expected<Found> minimise_from_all(const CrossProducts& products, const FitOptions& options,
                                  std::size_t factors) {
  constexpr std::size_t observations_few = 2000;
  constexpr double phi_absent = 1e-6;
  constexpr double phi_large = 30;
  auto best = minimise(products, options, std::vector<double>(factors, 1.0));
  if (!best || factors < 2 || products.observations > observations_few) return best;
  std::vector<std::vector<double>> starts{std::vector<double>(factors, phi_large)};
  for (std::size_t k = 0; k < factors; ++k) {
    starts.emplace_back(factors, 1.0)[k] = phi_absent;
  }
  for (auto& start : starts) {
    auto other = minimise(products, options, std::move(start));
    const double deviance = best->equations.deviance();
    const double below = deviance - 1e-9 * (1 + std::abs(deviance));
    if (other && other->equations.deviance() < below) best = std::move(other);
  }
  return best;
}

/// Values of levels under their old numbers.
Effects restored(const Effects& effects, const Ordering& ordering) {
  Effects result = effects;
  for (std::size_t k = 0; k < effects.size(); ++k) {
    for (std::size_t level = 0; level < effects[k].size(); ++level) {
      result[k][level] = effects[k][ordering.new_of_old[k][level]];
    }
  }
  return result;
}

}  // namespace

Expected<Fit> fit(const Design& design, const FitOptions& options) {
  const auto ordering = ordered_by_panel(design);
  const auto products = cross_products(ordering.design);
  if (!products) return Unexpected(products.error());
  if (products->observations <= products->fixed_columns) {
    return Unexpected(Undefined::not_identified);
  }
  const std::size_t y = products->y_column();
  if (products->sums(y, y) <= 0) return Unexpected(Undefined::no_variation);
  auto found = minimise_from_all(*products, options, design.random.size());
  if (!found) return Unexpected(found.error());

  Fit result;
  result.steps = found->steps;
  for (auto& phi : found->phi) {
    const bool is_zero = is_at_boundary(phi);
    result.at_boundary.push_back(is_zero);
    if (is_zero) phi = 0;
  }
  const auto best = Equations::at(*products, found->phi, options.criterion, options.threads);
  if (!best) return Unexpected(Undefined::not_identified);
  result.fixed = best->fixed();
  result.fixed_errors = best->fixed_errors();
  result.intercept = result.fixed.front();
  result.intercept_error = result.fixed_errors.front();
  result.fixed.erase(result.fixed.begin());
  result.fixed_errors.erase(result.fixed_errors.begin());
  result.sd_residual = std::sqrt(best->residual_variance());
  for (const double phi : found->phi) result.sd.push_back(result.sd_residual * std::sqrt(phi));
  result.criterion = best->deviance();
  result.blup = restored(best->effects(), ordering);
  if (options.with_condsd) {
    result.condsd = restored(best->conditional_deviations(options.threads), ordering);
  }
  return result;
}

}  // namespace otbor::mixed
