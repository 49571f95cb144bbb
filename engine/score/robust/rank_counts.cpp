#include "engine/score/robust/rank_counts.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "engine/base/check.hpp"
#include "engine/base/num/two.hpp"

namespace otbor::robust {
namespace {

/// Up to so many alternatives, comparing all pairs of a block is faster than sorting each draw.
constexpr std::size_t compared_max = 64;

constexpr std::size_t halves = draw_lanes / 2;

/// How many of the alternatives stand before alternative `a` in each draw of a block: those of
/// larger value, and of equal value if they come first.
void number_before(std::span<const double> block, std::size_t a, std::uint64_t* numbers) {
  const auto value = [&](std::size_t b, std::size_t half) {
    return num::load(&block[b * draw_lanes + 2 * half]);
  };
  num::Two own[halves];
  num::TwoBits sum[halves] = {};
#pragma GCC unroll 4
  for (std::size_t half = 0; half < halves; ++half) own[half] = value(a, half);
  for (std::size_t b = 0; b < a; ++b) {
#pragma GCC unroll 4
    for (std::size_t half = 0; half < halves; ++half) {
      sum[half] -= static_cast<num::TwoBits>(value(b, half) >= own[half]);
    }
  }
  for (std::size_t b = a + 1; b < block.size() / draw_lanes; ++b) {
#pragma GCC unroll 4
    for (std::size_t half = 0; half < halves; ++half) {
      sum[half] -= static_cast<num::TwoBits>(value(b, half) > own[half]);
    }
  }
  std::memcpy(numbers, sum, sizeof sum);
}

}  // namespace

RankCounts::RankCounts(std::size_t alternatives, Ties ties, bool pairs)
    : alternatives_(alternatives),
      ties_(ties),
      stride_(pairs ? (alternatives + lanes - 1) / lanes * lanes : 0),
      places_(alternatives * alternatives),
      ahead_(alternatives * stride_),
      recent_(ahead_.size()),
      entries_(alternatives),
      begins_(alternatives + 1),
      order_(alternatives),
      place_(stride_),
      column_(alternatives),
      ahead_of_(alternatives <= compared_max ? alternatives * draw_lanes : 0) {
  OTBOR_CHECK(alternatives <= std::numeric_limits<std::uint16_t>::max());
}

/// Largest value first, then the lower number. Values fall into as many buckets as there are of
/// them, by linear interpolation, and each bucket is sorted: about n steps for values of any usual
/// distribution, and never more than a sort.
void RankCounts::put_in_order(std::span<const double> values) {
  const auto [low, high] = std::ranges::minmax_element(values);
  const auto last = static_cast<double>(alternatives_ - 1);
  const double range = *high - *low;
  const double scale = range > 0 ? last / range : 0;
  const auto bucket_of = [&](double value) {
    return static_cast<std::size_t>((*high - value) * scale);
  };
  std::ranges::fill(begins_, 0U);
  for (const double value : values) ++begins_[bucket_of(value) + 1];
  for (std::size_t b = 0; b < alternatives_; ++b) begins_[b + 1] += begins_[b];
  for (std::uint32_t a = 0; a < alternatives_; ++a) {
    entries_[begins_[bucket_of(values[a])]++] = {values[a], a};
  }
  const auto before = [](const Entry& a, const Entry& b) {
    return a.value > b.value || (!(b.value > a.value) && a.alternative < b.alternative);
  };
  std::size_t first = 0;
  for (std::size_t b = 0; b < alternatives_; ++b) {  // a bucket now ends where it began
    const std::size_t end = begins_[b];
    if (end - first > 1) {
      std::sort(entries_.begin() + static_cast<std::ptrdiff_t>(first),
                entries_.begin() + static_cast<std::ptrdiff_t>(end), before);
    }
    first = end;
  }
}

void RankCounts::compare(std::span<const double> block) {
  OTBOR_CHECK(block.size() == alternatives_ * draw_lanes);
  if (ahead_of_.empty()) return;
  for (std::size_t a = 0; a < alternatives_; ++a) {
    number_before(block, a, &ahead_of_[a * draw_lanes]);
  }
}

void RankCounts::put_in_order(std::span<const double> block, std::size_t lane) {
  if (ahead_of_.empty()) {
    for (std::size_t a = 0; a < alternatives_; ++a) column_[a] = block[a * draw_lanes + lane];
    put_in_order(column_);
    return;
  }
  for (std::uint32_t a = 0; a < alternatives_; ++a) {
    const std::size_t at = a * draw_lanes + lane;
    entries_[ahead_of_[at]] = {block[at], a};
  }
}

RankCounts::Order RankCounts::add(std::span<const double> values, double equal) {
  OTBOR_CHECK(values.size() == alternatives_);
  OTBOR_CHECK(alternatives_ > 0);
  put_in_order(values);
  return count(equal);
}

/// The order of one draw.
RankCounts::Order RankCounts::count(double equal) {
  const std::size_t n = alternatives_;
  const double largest =
      std::max(std::abs(entries_.front().value), std::abs(entries_.back().value));
  ++draws_;
  std::uint64_t code = 0xcbf29ce484222325U;  // FNV-1a over the order and its ties
  std::size_t firsts = 0;
  for (std::size_t first = 0, last = 0; first < n; first = last) {
    last = first + 1;
    while (last < n && entries_[last - 1].value - entries_[last].value <= equal * largest) ++last;
    const std::size_t tied = last - first;
    if (first == 0) firsts = tied;
    for (std::size_t at = first; at < last; ++at) {
      const std::size_t alternative = entries_[at].alternative;
      order_[at] = entries_[at].alternative;
      code = (code ^ (alternative * 2 + (at > first ? 1U : 0U))) * 0x100000001b3U;
      if (tied == 1 || ties_ == Ties::first_place) {
        places_[alternative * n + first] += share;
      } else {
        for (std::size_t p = first; p < last; ++p) places_[alternative * n + p] += share / tied;
      }
      if (stride_ > 0) place_[alternative] = static_cast<std::uint16_t>(first);
    }
  }
  if (stride_ > 0) count_pairs();
  return {std::span(order_).first(firsts), code};
}

/// Who has the smaller place is ahead. Eight pairs a step: a comparison gives −1 where it holds.
void RankCounts::count_pairs() {
  using Places [[gnu::vector_size(lanes * sizeof(std::uint16_t))]] = std::uint16_t;
  if (recent_draws_ == std::numeric_limits<std::uint16_t>::max()) flush_pairs();
  ++recent_draws_;
  for (std::size_t a = 0; a < alternatives_; ++a) {
    std::uint16_t* const row = recent_.data() + a * stride_;
    const Places own = Places{} + place_[a];
    for (std::size_t b = 0; b < stride_; b += lanes) {
      Places places;
      Places sum;
      std::memcpy(&places, place_.data() + b, sizeof places);
      std::memcpy(&sum, row + b, sizeof sum);
      sum -= static_cast<Places>(own < places);
      std::memcpy(row + b, &sum, sizeof sum);
    }
  }
}

void RankCounts::flush_pairs() {
  for (std::size_t i = 0; i < ahead_.size(); ++i) ahead_[i] += recent_[i];
  std::ranges::fill(recent_, std::uint16_t{0});
  recent_draws_ = 0;
}

void RankCounts::add(const RankCounts& other) {
  OTBOR_CHECK(other.alternatives_ == alternatives_);
  OTBOR_CHECK(other.stride_ == stride_);
  draws_ += other.draws_;
  for (std::size_t i = 0; i < places_.size(); ++i) places_[i] += other.places_[i];
  for (std::size_t i = 0; i < ahead_.size(); ++i) ahead_[i] += other.ahead_[i] + other.recent_[i];
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
  OTBOR_CHECK(stride_ > 0);
  num::Matrix result(alternatives_, alternatives_);
  for (std::size_t a = 0; a < alternatives_; ++a) {
    for (std::size_t b = 0; b < alternatives_; ++b) {
      const std::size_t pair = a * stride_ + b;
      result(a, b) =
          static_cast<double>(ahead_[pair] + recent_[pair]) / static_cast<double>(draws_);
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
