#include "engine/score/ranks/cycle_bound.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/score/ranks/volume.hpp"

namespace otbor::ranks {
namespace {

/// visit(t, i, j, k) for each triple i < j < k, numbered in this order.
template <class Visit>
void each_triple(std::size_t items, Visit visit) {
  std::size_t t = 0;
  for (std::size_t i = 0; i + 2 < items; ++i) {
    for (std::size_t j = i + 1; j + 1 < items; ++j) {
      for (std::size_t k = j + 1; k < items; ++k) visit(t++, i, j, k);
    }
  }
}

}  // namespace

bool Decided::put_before(std::size_t i, std::size_t j) {
  if ((*this)(i, j) != 0) return (*this)(i, j) > 0;
  for (std::size_t a = 0; a < items_; ++a) {
    if (a != i && (*this)(a, i) <= 0) continue;
    for (std::size_t b = 0; b < items_; ++b) {
      if (b != j && (*this)(j, b) <= 0) continue;
      if (a == b || (*this)(b, a) > 0) return false;
      sign_[a * items_ + b] = 1;
      sign_[b * items_ + a] = -1;
    }
  }
  return true;
}

CycleBound::CycleBound(const Pairwise& votes)
    : items_(votes.items()),
      gain_(items_ * items_),
      multiplier_(items_ * (items_ - 1) * (items_ - 2) / 6),
      mean_(gain_.size()),
      exact_reduced_(gain_.size()) {
  OTBOR_CHECK(items_ >= 3);
  Votes divisor = 0;
  Votes all = 0;
  for (std::size_t i = 0; i < items_; ++i) {
    for (std::size_t j = 0; j < items_; ++j) {
      divisor = std::gcd(divisor, votes(i, j));
      all += votes(i, j);
    }
  }
  unit_ = std::max<Votes>(divisor, 1);
  // Costs stay below 2^60 / fine; at most 2^20 steps in a unit.
  constexpr std::int64_t room = std::int64_t{1} << 58U;
  while (fine_ < (std::int64_t{1} << 20U) && all / unit_ < room / (2 * fine_)) fine_ *= 2;
  for (std::size_t i = 0; i < items_; ++i) {
    for (std::size_t j = i + 1; j < items_; ++j) {
      gain_[i * items_ + j] = static_cast<double>((votes(j, i) - votes(i, j)) / unit_);
      base_ += static_cast<double>(votes(i, j) / unit_);
    }
  }
}

/// min over x of base + Σ gain x + Σ μ⁺(s − 1) + Σ μ⁻ s, s = x_ij + x_jk − x_ik: one comparison a
/// pair, μ⁺ and μ⁻ the positive and the negative multipliers.
double CycleBound::Priced::price(const std::vector<double>& multipliers) {
  const std::size_t items = bound.items_;
  reduced = bound.gain_;
  double value = bound.base_;
  std::size_t t = 0;
  for (std::size_t i = 0; i + 2 < items; ++i) {
    double* const row_i = reduced.data() + i * items;
    for (std::size_t j = i + 1; j + 1 < items; ++j) {
      double* const row_j = reduced.data() + j * items;
      double sum = 0;
      for (std::size_t k = j + 1; k < items; ++k, ++t) {
        const double multiplier = multipliers[t];
        sum += multiplier;
        row_j[k] += multiplier;
        row_i[k] -= multiplier;
        value -= std::max(multiplier, 0.0);
      }
      row_i[j] += sum;
    }
  }
  for (std::size_t i = 0; i < items; ++i) {
    for (std::size_t j = i + 1; j < items; ++j) {
      const std::size_t pair = i * items + j;
      const int sign = decided(i, j);
      const bool before = sign != 0 ? sign > 0 : reduced[pair] < 0;
      chosen_[pair] = before ? 1 : 0;
      if (before) value += reduced[pair];
    }
  }
  return value;
}

double CycleBound::Priced::slopes(const std::vector<double>& mean,
                                  const std::vector<double>& multipliers,
                                  std::vector<double>& direction) const {
  const std::size_t items = bound.items_;
  double squares = 0;
  std::size_t t = 0;
  for (std::size_t i = 0; i + 2 < items; ++i) {
    const double* const row_i = mean.data() + i * items;
    for (std::size_t j = i + 1; j + 1 < items; ++j) {
      const double* const row_j = mean.data() + j * items;
      for (std::size_t k = j + 1; k < items; ++k, ++t) {
        const double s = row_i[j] + row_j[k] - row_i[k];
        const double multiplier = multipliers[t];
        double slope = 0;
        if (multiplier > 0 || s > 1) slope = s - 1;
        if (multiplier < 0 || s < 0) slope = s;
        direction[t] = slope;
        squares += slope * slope;
      }
    }
  }
  return squares;
}

Votes CycleBound::improve(const Decided& decided, Votes goal, std::size_t rounds) {
  Priced priced{*this, decided, std::vector<double>(gain_.size()),
                std::vector<double>(gain_.size())};
  approach(priced, static_cast<double>(goal / unit_), rounds, multiplier_, mean_);
  return proven(decided);
}

/// The bound of the multipliers rounded to whole numbers of unit / fine, rounded up to a distance.
Votes CycleBound::proven(const Decided& decided) {
  const auto fine = static_cast<double>(fine_);
  for (std::size_t pair = 0; pair < gain_.size(); ++pair) {
    exact_reduced_[pair] = static_cast<std::int64_t>(gain_[pair]) * fine_;
  }
  exact_value_ = static_cast<std::int64_t>(base_) * fine_;
  each_triple(items_, [&](std::size_t t, std::size_t i, std::size_t j, std::size_t k) {
    const auto multiplier = static_cast<std::int64_t>(std::floor(multiplier_[t] * fine));
    exact_reduced_[i * items_ + j] += multiplier;
    exact_reduced_[j * items_ + k] += multiplier;
    exact_reduced_[i * items_ + k] -= multiplier;
    exact_value_ -= std::max<std::int64_t>(multiplier, 0);
  });
  for (std::size_t i = 0; i < items_; ++i) {
    for (std::size_t j = i + 1; j < items_; ++j) {
      const auto reduced = exact_reduced_[i * items_ + j];
      const int sign = decided(i, j);
      if (sign != 0 ? sign > 0 : reduced < 0) exact_value_ += reduced;
    }
  }
  const std::int64_t units = exact_value_ > 0 ? (exact_value_ + fine_ - 1) / fine_ : 0;
  return units * unit_;
}

int CycleBound::forced(std::size_t i, std::size_t j, Votes goal) const {
  const auto reduced = exact_reduced_[i * items_ + j];
  // Distances are whole units: more than goal − 1 means at least the goal.
  const std::int64_t room = (goal / unit_ - 1) * fine_ - exact_value_;
  if (reduced > room) return -1;
  if (-reduced > room) return 1;
  return 0;
}

}  // namespace otbor::ranks
