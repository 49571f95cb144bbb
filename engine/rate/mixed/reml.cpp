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

/// Newton's equations for the factors that are not `held`, given the steps of those that are.
/// A flat direction (two factors that are nearly one, effects that are all zero) gets a ridge.
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
      for (std::size_t l = 0; l < factors; ++l) {
        if (held[l]) right[a] -= curvature_at(k, l) * step[l];
      }
    }
    const auto factor = num::Cholesky::of(std::move(curvature));
    if (!factor) continue;
    const auto solution = factor->solve(right);
    for (std::size_t a = 0; a < free.size(); ++a) step[free[a]] = solution[a];
    return;
  }
}

/// φ after a Newton step. No ratio goes further than a tenth or ten times of what it was; one that
/// would is held there, and the others answer to what it really does.
std::vector<double> newton_step(const Equations::Slopes& slopes, const std::vector<double>& phi) {
  const std::size_t factors = phi.size();
  std::vector<double> step(factors);
  std::vector<bool> held(factors);
  for (std::size_t k = 0; k < factors; ++k) {
    held[k] = is_at_boundary(phi[k]) && slopes.gradient[k] >= 0;
  }
  for (std::size_t round = 0; round < factors; ++round) {
    solve_free(slopes, phi, held, step);
    bool is_cut = false;
    for (std::size_t k = 0; k < factors; ++k) {
      const double low = std::max(phi[k] / stride_max, phi_tiny) - phi[k];
      const double high = phi[k] * (stride_max - 1);
      if (step[k] >= low && step[k] <= high) continue;
      step[k] = std::clamp(step[k], low, high);
      held[k] = true;
      is_cut = true;
    }
    if (!is_cut) break;
  }
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
                         std::size_t factors) {
  std::vector<double> phi(factors, 1.0);
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
  auto found = minimise(*products, options, design.random.size());
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
