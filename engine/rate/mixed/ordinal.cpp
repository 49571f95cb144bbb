#include "engine/rate/mixed/ordinal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "engine/base/check.hpp"
#include "engine/base/num/cholesky.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/gauss_hermite.hpp"
#include "engine/base/num/minimise.hpp"

namespace otbor::mixed {
namespace {

constexpr double log_two_pi = 1.8378770664093453;
constexpr std::size_t joint_levels_max = 2000;
constexpr double sd_least = 1e-6;  // logits, in place of zero

double logistic(double x) {
  const double power = num::exp(x < 0 ? x : -x);
  return x < 0 ? power / (1 + power) : 1 / (1 + power);
}

/// log P(Y = k) as a function of the logit η, with derivatives: since f(a) − f(b) = (F(a) − F(b))
/// (1 − F(a) − F(b)) for the logistic, they need no division by the probability.
struct Term {
  double value = 0;
  double slope = 0;
  double curvature = 0;  // of −log P, positive
};

/// Parameters in the order t_1, log(t_2 − t_1), …, β, σ. The sign of σ is of no account, so that
/// zero is a smooth place like any other.
struct Model {
  std::vector<double> thresholds;
  std::vector<double> beta;
  std::vector<double> sd;
};

class Likelihood {
 public:
  Likelihood(const OrdinalDesign& design, std::size_t nodes)
      : design_(design), quadrature_(num::gauss_hermite(nodes)) {
    values_ = design.y;
    std::ranges::sort(values_);
    values_.erase(
        std::unique(values_.begin(), values_.end(), [](double a, double b) { return !(a < b); }),
        values_.end());
    for (const double y : design.y) {
      const auto at = std::ranges::lower_bound(values_, y) - values_.begin();
      category_.push_back(static_cast<std::size_t>(at));
    }
    for (const auto& factor : design.random) modes_.emplace_back(factor.levels);
    if (design.random.size() == 1) {
      rows_.resize(design.random[0].levels);
      for (std::uint32_t i = 0; i < design.y.size(); ++i) {
        rows_[design.random[0].level[i]].push_back(i);
      }
    }
  }

  [[nodiscard]] std::size_t categories() const { return values_.size(); }
  [[nodiscard]] const std::vector<std::vector<double>>& modes() const { return modes_; }

  [[nodiscard]] std::vector<double> start() const {
    std::vector<double> counts(categories());
    for (const auto category : category_) counts[category] += 1;
    std::vector<double> parameters;
    double below = 0;
    double last = 0;
    for (std::size_t k = 0; k + 1 < counts.size(); ++k) {
      below += counts[k];
      const double threshold = num::log(below / (static_cast<double>(category_.size()) - below));
      parameters.push_back(k == 0 ? threshold : num::log(threshold - last));
      last = threshold;
    }
    parameters.resize(parameters.size() + design_.covariates.size());
    parameters.resize(parameters.size() + design_.random.size(), 1.0);
    return parameters;
  }

  [[nodiscard]] Model model(const std::vector<double>& parameters) const {
    Model result;
    std::size_t at = 0;
    for (std::size_t k = 0; k + 1 < categories(); ++k, ++at) {
      result.thresholds.push_back(k == 0 ? parameters[at]
                                         : result.thresholds.back() + num::exp(parameters[at]));
    }
    for (std::size_t j = 0; j < design_.covariates.size(); ++j) {
      result.beta.push_back(parameters[at++]);
    }
    for (std::size_t f = 0; f < design_.random.size(); ++f) {
      result.sd.push_back(std::max(std::abs(parameters[at++]), sd_least));
    }
    return result;
  }

  /// Leaves the modes behind: the next search starts from them.
  [[nodiscard]] double log_likelihood(const std::vector<double>& parameters) {
    const auto now = model(parameters);
    fixed_.assign(design_.y.size(), 0.0);
    for (std::size_t j = 0; j < now.beta.size(); ++j) {
      for (std::size_t i = 0; i < fixed_.size(); ++i) {
        fixed_[i] += now.beta[j] * design_.covariates[j][i];
      }
    }
    return design_.random.size() == 1 ? one_factor(now) : several_factors(now);
  }

 private:
  [[nodiscard]] Term term(const Model& model, std::size_t i, double effect) const {
    const std::size_t k = category_[i];
    const double eta = fixed_[i] + effect;
    const double above = k + 1 < categories() ? logistic(model.thresholds[k] - eta) : 1;
    const double below = k > 0 ? logistic(model.thresholds[k - 1] - eta) : 0;
    constexpr double small = 1e-300;
    return {.value = num::log(std::max(above - below, small)),
            .slope = above + below - 1,
            .curvature = above * (1 - above) + below * (1 - below)};
  }

  /// The integral over each level's effect, nodes laid around its mode as wide as the curvature
  /// there says (Q. Liu & D. A. Pierce, A note on Gauss-Hermite quadrature, Biometrika 81 (1994)).
  double one_factor(const Model& now) {
    const double precision = 1 / (now.sd[0] * now.sd[0]);
    double sum = 0;
    for (std::size_t level = 0; level < rows_.size(); ++level) {
      double& mode = modes_[0][level];
      double curvature = precision;
      for (int step = 0; step < 100; ++step) {
        double slope = -mode * precision;
        curvature = precision;
        for (const auto i : rows_[level]) {
          const auto here = term(now, i, mode);
          slope += here.slope;
          curvature += here.curvature;
        }
        const double change = std::clamp(slope / curvature, -3.0, 3.0);
        mode += change;
        if (std::abs(change) < 1e-12 * (1 + std::abs(mode))) break;
      }
      sum += log_integral(now, level, mode, std::sqrt(2 / curvature), precision);
    }
    return sum;
  }

  [[nodiscard]] double log_integral(const Model& now, std::size_t level, double mode, double width,
                                    double precision) const {
    std::vector<double> logs;
    for (const double node : quadrature_.nodes) {
      const double effect = mode + width * node;
      double value = node * node - effect * effect * precision / 2;
      for (const auto i : rows_[level]) value += term(now, i, effect).value;
      logs.push_back(value);
    }
    const double highest = *std::ranges::max_element(logs);
    double integral = 0;
    for (std::size_t q = 0; q < logs.size(); ++q) {
      integral += quadrature_.weights[q] * num::exp(logs[q] - highest);
    }
    return highest + num::log(integral * width) - (log_two_pi - num::log(precision)) / 2;
  }

  /// Laplace: log density at the joint mode and half the log determinant of its curvature.
  double several_factors(const Model& now) {
    std::vector<std::size_t> first{0};
    for (const auto& factor : design_.random) first.push_back(first.back() + factor.levels);
    double value = 0;
    double log_determinant = 0;
    for (int step = 0; step < 100; ++step) {
      num::Symmetric curvature(first.back());
      std::vector<double> slope(first.back());
      value = 0;
      for (std::size_t f = 0; f < now.sd.size(); ++f) {
        const double precision = 1 / (now.sd[f] * now.sd[f]);
        for (std::size_t level = 0; level < modes_[f].size(); ++level) {
          const double mode = modes_[f][level];
          curvature(first[f] + level, first[f] + level) = precision;
          slope[first[f] + level] = -mode * precision;
          value += (num::log(precision) - mode * mode * precision) / 2;
        }
      }
      add_ratings(now, first, curvature, slope, value);
      const auto factor = num::Cholesky::of(std::move(curvature));
      if (!factor) return -std::numeric_limits<double>::max();
      log_determinant = factor->log_determinant(0, first.back());
      const auto change = factor->solve(slope);
      double largest = 0;
      for (const double part : change) largest = std::max(largest, std::abs(part));
      const double share = largest > 3 ? 3 / largest : 1;
      for (std::size_t f = 0; f < modes_.size(); ++f) {
        for (std::size_t level = 0; level < modes_[f].size(); ++level) {
          modes_[f][level] += share * change[first[f] + level];
        }
      }
      if (largest < 1e-10) break;
    }
    return value - log_determinant / 2;
  }

  void add_ratings(const Model& now, const std::vector<std::size_t>& first,
                   num::Symmetric& curvature, std::vector<double>& slope, double& value) const {
    std::vector<std::size_t> columns(design_.random.size());
    for (std::size_t i = 0; i < design_.y.size(); ++i) {
      double effect = 0;
      for (std::size_t f = 0; f < columns.size(); ++f) {
        const auto level = design_.random[f].level[i];
        columns[f] = first[f] + level;
        effect += modes_[f][level];
      }
      const auto here = term(now, i, effect);
      value += here.value;
      for (std::size_t a = 0; a < columns.size(); ++a) {
        slope[columns[a]] += here.slope;
        for (std::size_t b = 0; b <= a; ++b) curvature(columns[a], columns[b]) += here.curvature;
      }
    }
  }

  const OrdinalDesign& design_;
  num::Quadrature quadrature_;
  std::vector<double> values_;
  std::vector<std::size_t> category_;
  std::vector<double> fixed_;
  std::vector<std::vector<double>> modes_;
  std::vector<std::vector<std::uint32_t>> rows_;  // of each level, with one factor
};

/// True when a covariate is constant or a sum of others: what it does, the thresholds or the others
/// do as well. Columns are taken apart one after the other (Gram and Schmidt).
bool covariates_depend(const std::vector<std::vector<double>>& covariates) {
  constexpr double rounding = 1e-18;  // of a sum of squares
  std::vector<std::vector<double>> apart;
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
  };
  for (auto column : covariates) {
    const double whole = dot(column, column);
    double mean = 0;
    for (const double x : column) mean += x / static_cast<double>(column.size());
    for (auto& x : column) x -= mean;
    for (const auto& other : apart) {
      const double share = dot(column, other) / dot(other, other);
      for (std::size_t i = 0; i < column.size(); ++i) column[i] -= share * other[i];
    }
    if (dot(column, column) <= rounding * whole) return true;
    apart.push_back(std::move(column));
  }
  return false;
}

/// Parameters with those estimates doubled that are far out (all of them where `all`).
std::vector<double> doubled(const Model& here, const std::vector<double>& at, bool all) {
  constexpr double logits_far = 10;
  auto twice = at;
  const std::size_t gaps = here.thresholds.size();
  const bool far_thresholds = std::ranges::any_of(
      here.thresholds, [](double threshold) { return std::abs(threshold) > logits_far; });
  for (std::size_t i = 0; i < at.size(); ++i) {
    const bool is_log = i > 0 && i < gaps;  // of a distance between thresholds
    const bool is_far = i < gaps ? far_thresholds : std::abs(at[i]) > logits_far;
    if (all || is_far) twice[i] = is_log ? at[i] + num::log(2.0) : 2 * at[i];
  }
  return twice;
}

/// True when the likelihood does not fall on the way to infinity: some estimates are far out, and
/// twice as far, alone or together with all others, it is as high.
bool runs_away(Likelihood& likelihood, const std::vector<double>& at) {
  constexpr double fall_least = 1e-3;
  const auto here = likelihood.model(at);
  const auto far = doubled(here, at, false);
  if (far == at) return false;
  const double least = likelihood.log_likelihood(at) - fall_least;
  return likelihood.log_likelihood(far) > least ||
         likelihood.log_likelihood(doubled(here, at, true)) > least;
}

/// Factors whose σ makes no difference from zero are at zero.
std::vector<bool> put_at_zero(Likelihood& likelihood, std::size_t factors,
                              std::vector<double>& at) {
  constexpr double sd_small = 0.05;
  std::vector<bool> zero(factors);
  const std::size_t first = at.size() - factors;
  for (std::size_t f = 0; f < factors; ++f) {
    if (std::abs(at[first + f]) > sd_small) continue;
    const double here = likelihood.log_likelihood(at);
    auto without = at;
    without[first + f] = 0;
    if (likelihood.log_likelihood(without) < here - 1e-9 * (1 + std::abs(here))) continue;
    at = std::move(without);
    zero[f] = true;
  }
  return zero;
}

}  // namespace

Expected<OrdinalFit> fit_ordinal(const OrdinalDesign& design, const OrdinalOptions& options) {
  if (design.y.empty()) return Unexpected(Undefined::no_ratings);
  OTBOR_CHECK(!design.random.empty());
  std::size_t levels = 0;
  for (const auto& factor : design.random) levels += factor.levels;
  if (design.random.size() > 1 && levels > joint_levels_max) {
    return Unexpected(Undefined::too_large);
  }
  Likelihood likelihood(design, options.nodes);
  if (likelihood.categories() < 2) return Unexpected(Undefined::no_variation);
  if (covariates_depend(design.covariates)) return Unexpected(Undefined::not_identified);
  auto found =
      num::minimise([&](const std::vector<double>& at) { return -likelihood.log_likelihood(at); },
                    likelihood.start());
  if (!found) return Unexpected(Undefined::not_converged);
  if (runs_away(likelihood, found->at)) return Unexpected(Undefined::separated);
  const auto zero = put_at_zero(likelihood, design.random.size(), found->at);
  OrdinalFit result;
  result.log_likelihood = likelihood.log_likelihood(found->at);
  const auto model = likelihood.model(found->at);
  result.thresholds = model.thresholds;
  result.beta = model.beta;
  result.sd = model.sd;
  result.modes = likelihood.modes();
  for (std::size_t f = 0; f < zero.size(); ++f) {
    if (!zero[f]) continue;
    result.sd[f] = 0;
    std::ranges::fill(result.modes[f], 0.0);
  }
  return result;
}

}  // namespace otbor::mixed
