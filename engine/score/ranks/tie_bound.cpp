#include "engine/score/ranks/tie_bound.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/score/ranks/volume.hpp"

namespace otbor::ranks {
namespace {

/// The relations of a pair as (y_ij, y_ji).
constexpr std::array<std::pair<bool, bool>, 3> relations{
    {{true, false}, {false, true}, {true, true}}};

bool allows(int sign, bool value) { return sign == 0 || (sign > 0) == value; }

/// The cheapest relation of the pair that respects what is decided; one always does.
template <class Cost>
std::pair<Cost, std::size_t> cheapest(const DecidedTies& decided, std::size_t i, std::size_t j,
                                      Cost ij, Cost ji) {
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

bool DecidedTies::decide(std::size_t i, std::size_t j, bool ahead_or_level) {
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

TieBound::TieBound(const TieCosts& costs)
    : items_(costs.tied.items()),
      gain_(items_ * items_),
      multiplier_(items_ * items_ * items_),
      mean_(gain_.size()),
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
}

/// min over relations of base + Σ gain y + Σ μ (y_ij + y_jk − y_ik − 1): one comparison a pair.
double TieBound::Priced::price(const std::vector<double>& multipliers) {
  const std::size_t n = bound.items_;
  reduced = bound.gain_;
  double value = bound.base_;
  const double* triple = multipliers.data();
  for (std::size_t i = 0; i < n; ++i) {
    double* const row_i = reduced.data() + i * n;
    for (std::size_t j = 0; j < n; ++j, triple += n) {
      if (i == j) continue;
      double* const row_j = reduced.data() + j * n;
      double sum = 0;
      for (std::size_t k = 0; k < n; ++k) {
        sum += triple[k];
        row_j[k] += triple[k];
        row_i[k] -= triple[k];
      }
      row_i[j] += sum;
      value -= sum;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const auto [cost, relation] = cheapest(decided, i, j, reduced[i * n + j], reduced[j * n + i]);
      chosen_[i * n + j] = relations[relation].first ? 1 : 0;
      chosen_[j * n + i] = relations[relation].second ? 1 : 0;
      value += cost;
    }
  }
  return value;
}

double TieBound::Priced::slopes(const std::vector<double>& mean,
                                const std::vector<double>& multipliers,
                                std::vector<double>& direction) const {
  const std::size_t n = bound.items_;
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double* const row_i = mean.data() + i * n;
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) continue;
      const double* const row_j = mean.data() + j * n;
      const std::size_t first = (i * n + j) * n;
      const double ahead = row_i[j] - 1;
      for (std::size_t k = 0; k < n; ++k) {
        const double slope = ahead + row_j[k] - row_i[k];
        const bool counts = (slope > 0 || multipliers[first + k] > 0) && k != i && k != j;
        direction[first + k] = counts ? slope : 0;
        squares += direction[first + k] * direction[first + k];
      }
    }
  }
  return squares;
}

Votes TieBound::improve(const DecidedTies& decided, Votes goal, std::size_t rounds) {
  Priced priced{*this, decided, std::vector<double>(gain_.size()),
                std::vector<double>(gain_.size())};
  approach(priced, static_cast<double>(goal / unit_), rounds, multiplier_, mean_);
  return proven(decided);
}

/// The bound of the multipliers rounded to whole numbers of unit / fine, rounded up to a cost.
Votes TieBound::proven(const DecidedTies& decided) {
  const std::size_t n = items_;
  const auto fine = static_cast<double>(fine_);
  for (std::size_t pair = 0; pair < gain_.size(); ++pair) {
    exact_reduced_[pair] = static_cast<std::int64_t>(gain_[pair]) * fine_;
  }
  exact_value_ = static_cast<std::int64_t>(base_) * fine_;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) {
        const auto multiplier =
            static_cast<std::int64_t>(std::floor(multiplier_[(i * n + j) * n + k] * fine));
        exact_reduced_[i * n + j] += multiplier;
        exact_reduced_[j * n + k] += multiplier;
        exact_reduced_[i * n + k] -= multiplier;
        exact_value_ -= multiplier;
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      exact_value_ +=
          cheapest(decided, i, j, exact_reduced_[i * n + j], exact_reduced_[j * n + i]).first;
    }
  }
  return divided_up(exact_value_, fine_) * unit_;
}

int TieBound::forced(const DecidedTies& decided, std::size_t i, std::size_t j, Votes goal) const {
  const auto ij = exact_reduced_[i * items_ + j];
  const auto ji = exact_reduced_[j * items_ + i];
  const auto least = cheapest(decided, i, j, ij, ji).first;
  // Costs are whole units: more than goal − 1 means at least the goal.
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
