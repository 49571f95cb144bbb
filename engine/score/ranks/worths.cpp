#include "engine/score/ranks/worths.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/score/ranks/components.hpp"
#include "engine/score/ranks/newton.hpp"

namespace otbor::ranks {
namespace {

/// Free parameters: all θ with a ridge; without one the first is pinned at 0.
struct Layout {
  std::size_t items = 0;
  std::size_t pinned = 0;  // 1 or 0

  [[nodiscard]] std::size_t parameters() const { return items - pinned; }
  [[nodiscard]] std::vector<double> theta(const std::vector<double>& parameters) const {
    std::vector<double> all(pinned, 0.0);
    all.insert(all.end(), parameters.begin(), parameters.end());
    return all;
  }
};

/// Adds to derivatives by items what is left of them by free parameters.
class Derivatives {
 public:
  Derivatives(const Layout& layout, double ridge, const std::vector<double>& theta)
      : layout_(layout) {
    result_.gradient.resize(layout.parameters());
    result_.information = num::Symmetric(layout.parameters());
    for (std::size_t i = layout.pinned; i < theta.size(); ++i) {
      result_.value -= ridge * theta[i] * theta[i];
      result_.gradient[i - layout.pinned] -= 2 * ridge * theta[i];
      result_.information(i - layout.pinned, i - layout.pinned) += 2 * ridge;
    }
  }

  void value(double log_likelihood) { result_.value += log_likelihood; }
  void slope(std::size_t i, double slope) {
    if (i >= layout_.pinned) result_.gradient[i - layout_.pinned] += slope;
  }
  /// To (i, j) and (j, i); once for i == j.
  void information(std::size_t i, std::size_t j, double amount) {
    if (i < layout_.pinned || j < layout_.pinned) return;
    const auto [low, high] = std::minmax(i, j);
    result_.information(high - layout_.pinned, low - layout_.pinned) += amount;
  }
  [[nodiscard]] Likelihood take() { return std::move(result_); }

 private:
  Layout layout_;
  Likelihood result_;
};

/// θ and its errors as the reference asks for them. The errors are those of contrasts: of θ_i − θ_1
/// or of θ_i − mean θ, which need no more than the covariance of the free parameters.
Worths referred(const Layout& layout, const Maximum& maximum, const WorthOptions& options) {
  const std::size_t n = layout.items;
  const auto factors = num::Cholesky::of(maximum.likelihood.information);
  OTBOR_CHECK(factors.has_value());  // it was solved with a moment ago
  const auto inverse = factors->inverse(layout.parameters());
  const auto covariance = [&](std::size_t i, std::size_t j) {
    if (i < layout.pinned || j < layout.pinned) return 0.0;
    return inverse.at(i - layout.pinned, j - layout.pinned);
  };
  Worths result{.log_worth = layout.theta(maximum.at)};
  std::vector<double> base(n);  // what is subtracted is Σ base θ
  if (options.reference == Reference::first) {
    base[0] = 1;
  } else {
    std::fill(base.begin(), base.end(), 1 / static_cast<double>(n));
  }
  std::vector<double> with_base(n);
  double of_base = 0;
  double shift = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) with_base[i] += base[j] * covariance(i, j);
    of_base += base[i] * with_base[i];
    shift += base[i] * result.log_worth[i];
  }
  for (std::size_t i = 0; i < n; ++i) {
    result.log_worth[i] -= shift;
    const double variance = covariance(i, i) - 2 * with_base[i] + of_base;
    result.se.push_back(std::sqrt(std::max(variance, 0.0)));
  }
  return result;
}

Layout layout_of(std::size_t items, const WorthOptions& options) {
  return {.items = items, .pinned = options.ridge > 0 ? 0U : 1U};
}

template <class Model>
Expected<Worths> fitted(std::size_t items, const WorthOptions& options, Model model) {
  const Layout layout = layout_of(items, options);
  const auto likelihood = [&](const std::vector<double>& parameters) {
    const auto theta = layout.theta(parameters);
    Derivatives derivatives(layout, options.ridge, theta);
    model(theta, derivatives);
    return derivatives.take();
  };
  const auto maximum = maximise(std::vector<double>(layout.parameters()), likelihood);
  if (!maximum) return Unexpected(Undefined::not_converged);
  Worths result = referred(layout, *maximum, options);
  result.loglik = maximum->likelihood.value;
  if (options.ridge > 0) {
    for (const double theta : maximum->at) result.loglik += options.ridge * theta * theta;
  }
  return result;
}

/// ln(1 + e^x) without overflow.
double softplus(double x) {
  return x > 0 ? x + num::log(1 + num::exp(-x)) : num::log(1 + num::exp(x));
}

}  // namespace

/// Whoever can be beaten by everybody through chains has a finite worth, and so has everybody.
std::optional<Undefined> without_finite_worths(const num::Matrix& wins) {
  const std::size_t n = wins.rows();
  const auto won = [&](std::size_t i, std::size_t j) { return i != j && wins(i, j) > 0; };
  if (strong_components(n, won).size() <= 1) return std::nullopt;
  const auto met = [&](std::size_t i, std::size_t j) { return won(i, j) || won(j, i); };
  return strong_components(n, met).size() > 1 ? Undefined::not_compared : Undefined::separated;
}

Expected<Worths> bradley_terry(const num::Matrix& wins, const WorthOptions& options) {
  const std::size_t n = wins.rows();
  OTBOR_CHECK(n == wins.columns());
  if (n < 2) return Unexpected(Undefined::one_practice);
  if (!(options.ridge > 0)) {
    if (const auto why = without_finite_worths(wins)) return Unexpected(*why);
  }
  return fitted(n, options, [&](const std::vector<double>& theta, Derivatives& derivatives) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        const double met = wins(i, j) + wins(j, i);
        if (!(met > 0)) continue;
        const double p = 1 / (1 + num::exp(theta[j] - theta[i]));
        derivatives.value(-wins(i, j) * softplus(theta[j] - theta[i]) -
                          wins(j, i) * softplus(theta[i] - theta[j]));
        derivatives.slope(i, wins(i, j) - met * p);
        derivatives.slope(j, met * p - wins(i, j));
        const double information = met * p * (1 - p);
        derivatives.information(i, i, information);
        derivatives.information(j, j, information);
        derivatives.information(i, j, -information);
      }
    }
  });
}

Expected<double> binomial_loglik(const num::Matrix& wins, const Worths& worths) {
  double most = 0;
  for (std::size_t i = 0; i < wins.rows(); ++i) {
    for (std::size_t j = 0; j < wins.rows(); ++j) {
      if (i == j) continue;
      if (std::floor(wins(i, j)) < wins(i, j)) return Unexpected(Undefined::wrong_scale);
      most = std::max(most, wins(i, j) + wins(j, i));
    }
  }
  constexpr double most_allowed = 1e7;
  if (most > most_allowed) return Unexpected(Undefined::too_large);
  std::vector<double> log_factorial(static_cast<std::size_t>(most) + 1);
  for (std::size_t k = 2; k < log_factorial.size(); ++k) {
    log_factorial[k] = log_factorial[k - 1] + num::log(static_cast<double>(k));
  }
  double sum = worths.loglik;
  for (std::size_t i = 0; i < wins.rows(); ++i) {
    for (std::size_t j = i + 1; j < wins.rows(); ++j) {
      const auto won = static_cast<std::size_t>(wins(i, j));
      const auto lost = static_cast<std::size_t>(wins(j, i));
      sum += log_factorial[won + lost] - log_factorial[won] - log_factorial[lost];
    }
  }
  return sum;
}

Expected<Worths> plackett_luce(std::size_t items,
                               const std::vector<std::vector<std::size_t>>& orders,
                               const std::vector<double>& times, const WorthOptions& options) {
  OTBOR_CHECK(times.size() == orders.size());
  if (items < 2) return Unexpected(Undefined::one_practice);
  num::Matrix wins(items, items);  // somebody was ever put before somebody else
  for (std::size_t k = 0; k < orders.size(); ++k) {
    for (std::size_t a = 0; a + 1 < orders[k].size(); ++a) {
      if (times[k] > 0) wins(orders[k][a], orders[k][a + 1]) = 1;
    }
  }
  if (!(options.ridge > 0)) {
    if (const auto why = without_finite_worths(wins)) return Unexpected(*why);
  }
  return fitted(items, options, [&](const std::vector<double>& theta, Derivatives& derivatives) {
    std::vector<double> worth(items);
    for (std::size_t i = 0; i < items; ++i) worth[i] = num::exp(theta[i]);
    for (std::size_t k = 0; k < orders.size(); ++k) {
      const auto& order = orders[k];
      double left = 0;  // worth of those not yet placed, from the last up
      std::vector<double> all(order.size());
      for (std::size_t at = order.size(); at > 0; --at) all[at - 1] = left += worth[order[at - 1]];
      double once = 0;  // Σ over the stages so far of 1/all and of 1/all²
      double twice = 0;
      for (std::size_t at = 0; at < order.size(); ++at) {
        const std::size_t i = order[at];
        if (at + 1 < order.size()) {
          once += 1 / all[at];
          twice += 1 / (all[at] * all[at]);
          derivatives.value(times[k] * (theta[i] - num::log(all[at])));
          derivatives.slope(i, times[k]);
        }
        derivatives.slope(i, -times[k] * worth[i] * once);
        derivatives.information(i, i, times[k] * worth[i] * (once - worth[i] * twice));
        for (std::size_t later = at + 1; later < order.size(); ++later) {
          const std::size_t j = order[later];
          derivatives.information(i, j, -times[k] * worth[i] * worth[j] * twice);
        }
      }
    }
  });
}

}  // namespace otbor::ranks
