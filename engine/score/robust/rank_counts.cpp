#include "engine/score/robust/rank_counts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "engine/base/check.hpp"

namespace otbor::robust {

RankCounts::Order RankCounts::add(std::span<const double> values, double equal) {
  OTBOR_CHECK(values.size() == alternatives_);
  order_.resize(alternatives_);
  std::iota(order_.begin(), order_.end(), 0U);
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return values[a] > values[b] || (!(values[b] > values[a]) && a < b);
  });
  ++draws_;
  std::uint64_t code = 0xcbf29ce484222325U;  // FNV-1a over the order and its ties
  const std::size_t n = alternatives_;
  std::size_t firsts = 0;
  for (std::size_t first = 0, last = 0; first < n; first = last) {
    last = first + 1;
    while (last < n && values[order_[last - 1]] - values[order_[last]] <= equal * largest) ++last;
    const std::size_t tied = last - first;
    if (first == 0) firsts = tied;
    for (std::size_t at = first; at < last; ++at) {
      const std::size_t alternative = order_[at];
      code = (code ^ (alternative * 2 + (at > first ? 1U : 0U))) * 0x100000001b3U;
      if (tied == 1 || ties_ == Ties::first_place) {
        places_[alternative * n + first] += share;
      } else {
        for (std::size_t p = first; p < last; ++p) places_[alternative * n + p] += share / tied;
      }
      if (ahead_.empty()) continue;
      for (std::size_t behind = last; behind < n; ++behind) {
        ++ahead_[alternative * n + order_[behind]];
      }
    }
  }
  return {std::span(order_).first(firsts), code};
}

void RankCounts::add(const RankCounts& other) {
  OTBOR_CHECK(other.alternatives_ == alternatives_);
  draws_ += other.draws_;
  for (std::size_t i = 0; i < places_.size(); ++i) places_[i] += other.places_[i];
  for (std::size_t i = 0; i < ahead_.size(); ++i) ahead_[i] += other.ahead_[i];
}

num::Matrix RankCounts::probability() const {
  num::Matrix result(alternatives_, alternatives_);
  const double all = static_cast<double>(draws_) * static_cast<double>(share);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    for (std::size_t p = 0; p < alternatives_; ++p) {
      result(a, p) = static_cast<double>(places_[a * alternatives_ + p]) / all;
    }
  }
  return result;
}

std::vector<double> RankCounts::expected_rank() const {
  const auto probabilities = probability();
  std::vector<double> expected(alternatives_);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    for (std::size_t p = 0; p < alternatives_; ++p) {
      expected[a] += static_cast<double>(p + 1) * probabilities(a, p);
    }
  }
  return expected;
}

std::vector<double> RankCounts::top(std::size_t k) const {
  const auto probabilities = probability();
  std::vector<double> sums(alternatives_);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    for (std::size_t p = 0; p < std::min(k, alternatives_); ++p) sums[a] += probabilities(a, p);
  }
  return sums;
}

num::Matrix RankCounts::ahead() const {
  OTBOR_CHECK(ahead_.size() == places_.size());
  num::Matrix result(alternatives_, alternatives_);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    for (std::size_t b = 0; b < alternatives_; ++b) {
      result(a, b) =
          static_cast<double>(ahead_[a * alternatives_ + b]) / static_cast<double>(draws_);
    }
  }
  return result;
}

std::vector<RankCounts::Interval> RankCounts::interval(double level) const {
  constexpr double rounding = 1e-12;
  const auto probabilities = probability();
  const double tail = (1 - level) / 2;
  std::vector<Interval> intervals(alternatives_);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    double sum = 0;
    for (std::size_t p = 0; p < alternatives_; ++p) {
      sum += probabilities(a, p);
      if (intervals[a].low == 0 && sum > tail + rounding) intervals[a].low = p + 1;
      if (intervals[a].high == 0 && sum >= 1 - tail - rounding) intervals[a].high = p + 1;
    }
  }
  return intervals;
}

}  // namespace otbor::robust
