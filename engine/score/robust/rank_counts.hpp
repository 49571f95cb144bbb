#pragma once
// How often each alternative took each place over many draws, and what follows from it. Counts are
// whole numbers of `shares`, so that ties may share places and the order of adding cannot matter.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/score/robust/draws.hpp"

namespace otbor::robust {

/// What equal values get: the first of their places each (SMAA-2), or an equal share of all of
/// them.
enum class Ties : std::uint8_t { first_place, shared };

class RankCounts {
 public:
  /// Fewer than 65 536 alternatives.
  RankCounts(std::size_t alternatives, Ties ties, bool pairs);

  /// Values of one draw, larger is better. Values no further apart than `equal` times the largest
  /// are equal.
  struct Order {
    std::span<const std::uint32_t> firsts;  // who has the largest value; until the next `add`
    std::uint64_t code = 0;                 // tells orders apart
  };
  Order add(std::span<const double> values, double equal);
  /// The same for the first `draws` of a block, whose values stand alternative by alternative with
  /// the draws side by side: take(lane, order) for each in turn.
  template <class Take>
  void add_block(std::span<const double> values, std::size_t draws, double equal, Take take) {
    compare(values);
    for (std::size_t lane = 0; lane < draws; ++lane) {
      put_in_order(values, lane);
      take(lane, count(equal));
    }
  }
  void add(const RankCounts& other);

  [[nodiscard]] std::size_t alternatives() const { return alternatives_; }
  [[nodiscard]] std::uint64_t draws() const { return draws_; }

  /// Share of draws, alternatives × places.
  [[nodiscard]] num::Matrix probability() const;
  [[nodiscard]] std::vector<double> expected_rank() const;
  /// P(place <= k) of each alternative.
  [[nodiscard]] std::vector<double> top(std::size_t k) const;
  /// Share of draws in which the row is strictly ahead of the column; only when pairs are counted.
  [[nodiscard]] num::Matrix ahead() const;
  struct Interval {
    std::size_t low = 0;
    std::size_t high = 0;
  };
  /// Places between the (1 − level)/2 and the (1 + level)/2 quantile.
  [[nodiscard]] std::vector<Interval> interval(double level) const;

 private:
  /// Divisible by 1 … 16: the shares of ties of up to 16 are whole.
  static constexpr std::uint64_t share = 720'720;
  /// Pairs are compared so many at a time.
  static constexpr std::size_t lanes = 8;

  struct Entry {
    double value;
    std::uint32_t alternative;
  };
  void put_in_order(std::span<const double> values);
  void put_in_order(std::span<const double> block, std::size_t lane);
  void compare(std::span<const double> block);
  Order count(double equal);
  void count_pairs();
  void flush_pairs();

  std::size_t alternatives_;
  Ties ties_;
  std::size_t stride_;  // alternatives rounded up to lanes; 0 when pairs are not counted
  std::uint64_t draws_ = 0;
  std::vector<std::uint64_t> places_;  // in shares
  std::vector<std::uint32_t> ahead_;   // rows of `stride`
  std::vector<std::uint16_t> recent_;  // the same since the last flush
  std::uint32_t recent_draws_ = 0;
  // Of the last draw; kept so that nothing is allocated.
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint16_t> place_;
  std::vector<double> column_;
  std::vector<std::uint64_t> ahead_of_;  // of a block: how many stand before the alternative
};

/// Draws are cut into at most 16 chunks, 4 where there are many alternatives: each chunk has counts
/// of its own, the square of the alternatives, added up in their order.
[[nodiscard]] constexpr std::size_t draws_a_chunk(std::size_t draws, std::size_t alternatives) {
  constexpr std::size_t many = 500;
  const std::size_t chunks = alternatives > many ? 4 : 16;
  return draws < chunks ? 1 : (draws + chunks - 1) / chunks;
}

}  // namespace otbor::robust
