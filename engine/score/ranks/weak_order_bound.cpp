#include "engine/score/ranks/weak_order_bound.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/score/ranks/primal_dual.hpp"

namespace otbor::ranks {
namespace {

/// The relations of a pair as (y_ij, y_ji).
constexpr std::array<std::pair<bool, bool>, 3> relations{
    {{true, false}, {false, true}, {true, true}}};

/// Of the mean gain: with it the multipliers and the solution come to rest equally soon.
constexpr double stride_share = 0.2;

bool allows(int sign, bool value) { return sign == 0 || (sign > 0) == value; }

double as_decided(int sign, double y) {
  if (sign != 0) return sign > 0 ? 1 : 0;
  return std::clamp(y, 0.0, 1.0);
}

/// The cheapest relation of the pair that respects what is decided; one always does.
template <class Cost>
std::pair<Cost, std::size_t> cheapest(const Decided& decided, std::size_t i, std::size_t j, Cost ij,
                                      Cost ji) {
  std::pair<Cost, std::size_t> best{std::numeric_limits<Cost>::max(), 0};
  for (std::size_t r = 0; r < relations.size(); ++r) {
    const auto [first, second] = relations[r];
    if (!allows(decided(i, j), first) || !allows(decided(j, i), second)) continue;
    const Cost cost = (first ? ij : Cost{}) + (second ? ji : Cost{});
    if (cost < best.first) best = {cost, r};
  }
  return best;
}

std::int64_t divided_up(std::int64_t value, std::int64_t by) {
  return value / by + (value % by > 0 ? 1 : 0);
}

}  // namespace

bool Decided::decide(std::size_t i, std::size_t j, bool ahead_or_level) {
  std::vector<std::pair<std::size_t, std::size_t>> news;
  const auto set = [&](std::size_t a, std::size_t b, bool value) {
    if (a == b) return value;
    auto& sign = sign_[a * items_ + b];
    if (sign != 0) return (sign > 0) == value;
    sign = value ? 1 : -1;
    news.emplace_back(a, b);
    return true;
  };
  if (!set(i, j, ahead_or_level)) return false;
  while (!news.empty()) {
    const auto [a, b] = news.back();
    news.pop_back();
    const bool yes = (*this)(a, b) > 0;
    if (!yes && !set(b, a, true)) return false;
    for (std::size_t c = 0; c < items_; ++c) {
      if (c == a || c == b) continue;
      bool fits = true;
      if (yes) {
        // y_ab and y_bc give y_ac, y_ca and y_ab give y_cb; the same read from what is not.
        if ((*this)(b, c) > 0) fits = fits && set(a, c, true);
        if ((*this)(c, a) > 0) fits = fits && set(c, b, true);
        if ((*this)(a, c) < 0) fits = fits && set(b, c, false);
        if ((*this)(c, b) < 0) fits = fits && set(c, a, false);
      } else {
        if ((*this)(a, c) > 0) fits = fits && set(c, b, false);
        if ((*this)(c, b) > 0) fits = fits && set(a, c, false);
      }
      if (!fits) return false;
    }
  }
  return true;
}

WeakOrderBound::WeakOrderBound(const TieCosts& costs)
    : items_(costs.tied.items()),
      gain_(items_ * items_),
      solution_(gain_.size(), 0.5),
      exact_reduced_(gain_.size()) {
  OTBOR_CHECK(items_ >= 3);
  Votes divisor = 0;
  Votes all = 0;
  for (std::size_t i = 0; i < items_; ++i) {
    for (std::size_t j = 0; j < items_; ++j) {
      if (i == j) continue;
      for (const Votes cost : {costs.before(i, j), costs.tied(i, j)}) {
        divisor = std::gcd(divisor, cost);
        all += cost < 0 ? -cost : cost;
      }
    }
  }
  unit_ = std::max<Votes>(divisor, 1);
  // Costs stay below 2^60 / fine; at most 2^20 steps in a unit.
  constexpr std::int64_t room = std::int64_t{1} << 58U;
  while (fine_ < (std::int64_t{1} << 20U) && 3 * (all / unit_) < room / (2 * fine_)) fine_ *= 2;
  for (std::size_t i = 0; i < items_; ++i) {
    for (std::size_t j = 0; j < items_; ++j) {
      if (i == j) continue;
      gain_[i * items_ + j] = static_cast<double>((costs.tied(i, j) - costs.before(j, i)) / unit_);
      if (i < j) {
        base_ += static_cast<double>((costs.before(i, j) + costs.before(j, i) - costs.tied(i, j)) /
                                     unit_);
      }
    }
  }
  double sum = 0;
  for (const double gain : gain_) sum += gain < 0 ? -gain : gain;
  if (sum > 0) stride_ = stride_share * sum / static_cast<double>(items_ * (items_ - 1));
}

/// Conditions that the fractional solution breaks come in, those it keeps without being priced go.
/// Both kinds stand in the order of (i, j, k).
void WeakOrderBound::Relaxation::renew(const std::vector<double>& solution,
                                       std::vector<double>& multipliers) {
  constexpr double broken = 1e-3;
  const auto n = static_cast<std::uint32_t>(bound.items_);
  std::vector<Condition> priced;
  std::vector<double> kept;
  std::size_t at = 0;
  const auto keep_before = [&](std::uint32_t ij, std::uint32_t jk) {
    for (; at < multipliers.size(); ++at) {
      const auto& condition = bound.priced_[at];
      if (condition.ij > ij || (condition.ij == ij && condition.jk >= jk)) return;
      if (!(multipliers[at] > 0)) continue;
      priced.push_back(condition);
      kept.push_back(multipliers[at]);
    }
  };
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = 0; j < n; ++j) {
      const std::uint32_t ij = i * n + j;
      const double least = 1 - solution[ij] + broken;  // of y_jk − y_ik
      if (i == j || least > 1) continue;
      for (std::uint32_t k = 0; k < n; ++k) {
        const std::uint32_t jk = j * n + k;
        const std::uint32_t ik = i * n + k;
        if (solution[jk] - solution[ik] <= least || k == i || k == j) continue;
        keep_before(ij, jk);
        const bool is_priced =
            at < multipliers.size() && bound.priced_[at].ij == ij && bound.priced_[at].jk == jk;
        priced.push_back({ij, jk, ik});
        kept.push_back(is_priced ? multipliers[at++] : 0);
      }
    }
  }
  keep_before(n * n, 0);
  bound.work_ += bound.items_ * bound.items_ * bound.items_;
  bound.priced_ = std::move(priced);
  multipliers = std::move(kept);
  measure_steps();
}

/// A y that stands in many conditions steps less; both of a pair step alike.
void WeakOrderBound::Relaxation::measure_steps() {
  const std::size_t n = bound.items_;
  step.assign(step.size(), 0);
  for (const auto& [ij, jk, ik] : bound.priced_) {
    for (const auto place : {ij, jk, ik}) step[place] += 1;
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double conditions = std::max({step[i * n + j], step[j * n + i], 1.0});
      step[i * n + j] = 1 / (conditions * bound.stride_);
    }
  }
}

/// The gains with what the multipliers add to them; returns the sum of the multipliers.
double WeakOrderBound::Relaxation::reduce(const std::vector<double>& multipliers) {
  reduced = bound.gain_;
  double sum = 0;
  for (std::size_t t = 0; t < multipliers.size(); ++t) {
    const auto& [ij, jk, ik] = bound.priced_[t];
    reduced[ij] += multipliers[t];
    reduced[jk] += multipliers[t];
    reduced[ik] -= multipliers[t];
    sum += multipliers[t];
  }
  bound.work_ += reduced.size() + multipliers.size();
  return sum;
}

/// The step may leave what a pair can be, any mean of its relations: then to the nearest of those.
void WeakOrderBound::Relaxation::descend(const std::vector<double>& solution,
                                         const std::vector<double>& multipliers,
                                         std::vector<double>& next) {
  const std::size_t n = bound.items_;
  reduce(multipliers);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const std::size_t ij = i * n + j;
      const std::size_t ji = j * n + i;
      double first = solution[ij] - step[ij] * reduced[ij];
      double second = solution[ji] - step[ij] * reduced[ji];
      const double lacking = 1 - first - second;
      if (lacking > 0 && decided(i, j) == 0 && decided(j, i) == 0) {
        first += lacking / 2;
        second += lacking / 2;
      }
      next[ij] = as_decided(decided(i, j), first);
      next[ji] = as_decided(decided(j, i), second);
    }
  }
}

void WeakOrderBound::Relaxation::ascend(const std::vector<double>& solution,
                                        const std::vector<double>& multipliers,
                                        std::vector<double>& next) const {
  for (std::size_t t = 0; t < multipliers.size(); ++t) {
    const auto& [ij, jk, ik] = bound.priced_[t];
    const double excess = solution[ij] + solution[jk] - solution[ik] - 1;
    next[t] = std::max(multipliers[t] + bound.stride_ / 3 * excess, 0.0);
  }
}

/// min over relations of base + Σ gain y + Σ μ (y_ij + y_jk − y_ik − 1), pair by
/// pair.
double WeakOrderBound::Relaxation::price(const std::vector<double>& multipliers) {
  const std::size_t n = bound.items_;
  double value = bound.base_ - reduce(multipliers);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      value += cheapest(decided, i, j, reduced[i * n + j], reduced[j * n + i]).first;
    }
  }
  return value;
}

Votes WeakOrderBound::improve(const Decided& decided, Votes goal, std::size_t stretches) {
  Relaxation relaxation{*this, decided, std::vector<double>(gain_.size()), gain_};
  // Costs are whole units: more than goal − 1 means at least the goal.
  approach(relaxation, static_cast<double>(goal / unit_ - 1), stretches, solution_, multiplier_);
  return proven(decided);
}

/// The bound of the multipliers rounded to whole numbers of unit / fine, rounded up to a cost.
Votes WeakOrderBound::proven(const Decided& decided) {
  const std::size_t n = items_;
  const auto fine = static_cast<double>(fine_);
  for (std::size_t pair = 0; pair < gain_.size(); ++pair) {
    exact_reduced_[pair] = static_cast<std::int64_t>(gain_[pair]) * fine_;
  }
  exact_value_ = static_cast<std::int64_t>(base_) * fine_;
  for (std::size_t t = 0; t < priced_.size(); ++t) {
    const auto& [ij, jk, ik] = priced_[t];
    const auto multiplier = static_cast<std::int64_t>(std::floor(multiplier_[t] * fine));
    exact_reduced_[ij] += multiplier;
    exact_reduced_[jk] += multiplier;
    exact_reduced_[ik] -= multiplier;
    exact_value_ -= multiplier;
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      exact_value_ +=
          cheapest(decided, i, j, exact_reduced_[i * n + j], exact_reduced_[j * n + i]).first;
    }
  }
  return divided_up(exact_value_, fine_) * unit_;
}

std::optional<std::pair<std::size_t, std::size_t>> WeakOrderBound::most_open(
    const Decided& decided) const {
  std::vector<double> weight(gain_.size(), stride_);
  for (std::size_t t = 0; t < priced_.size(); ++t) {
    const auto& [ij, jk, ik] = priced_[t];
    for (const auto place : {ij, jk, ik}) weight[place] += multiplier_[t];
  }
  std::optional<std::pair<std::size_t, std::size_t>> found;
  double most = -1;
  for (std::size_t i = 0; i < items_; ++i) {
    for (std::size_t j = 0; j < items_; ++j) {
      if (i == j || decided(i, j) != 0) continue;
      const double y = solution_[i * items_ + j];
      const double open = std::min(y, 1 - y) * weight[i * items_ + j];
      if (open <= most) continue;
      most = open;
      found = {i, j};
    }
  }
  return found;
}

int WeakOrderBound::forced(const Decided& decided, std::size_t i, std::size_t j, Votes goal) const {
  const auto ij = exact_reduced_[i * items_ + j];
  const auto ji = exact_reduced_[j * items_ + i];
  const auto least = cheapest(decided, i, j, ij, ji).first;
  const std::int64_t room = (goal / unit_ - 1) * fine_ - exact_value_;
  const auto possible = [&](bool value) {
    for (const auto& [first, second] : relations) {
      if (first != value || !allows(decided(i, j), first) || !allows(decided(j, i), second))
        continue;
      if ((first ? ij : 0) + (second ? ji : 0) - least <= room) return true;
    }
    return false;
  };
  if (!possible(true)) return -1;
  if (!possible(false)) return 1;
  return 0;
}

}  // namespace otbor::ranks
