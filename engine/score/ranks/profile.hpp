#pragma once
// What rank aggregation starts from: who put which item before which, with ties and gaps, and the
// pairwise counts of it. Votes are exact: voters may weigh a decimal, so that everything below is
// counted in millionths of a vote and no rule ever asks whether two doubles are equal.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/check.hpp"
#include "engine/base/points.hpp"

namespace otbor::ranks {

/// Millionths of a vote.
using Votes = std::int64_t;

struct Ballot {
  /// Of each item: 1 for the best; equal levels are a tie; 0 is not ranked. Levels may leave gaps.
  std::vector<std::uint32_t> level;
  Points weight = Points::whole(1);  // not negative
};

struct Profile {
  std::size_t items = 0;
  std::vector<Ballot> ballots;  // each with `items` levels
};

/// A weak order of all items: places from 1, equal places are ties; the place after a tie of two
/// skips one ("1, 2, 2, 4").
using Places = std::vector<std::size_t>;

/// One Votes for each ordered pair of items.
class Pairwise {
 public:
  explicit Pairwise(std::size_t items) : items_(items), cells_(items * items) {}
  [[nodiscard]] std::size_t items() const { return items_; }
  [[nodiscard]] Votes& operator()(std::size_t i, std::size_t j) { return cells_[i * items_ + j]; }
  [[nodiscard]] Votes operator()(std::size_t i, std::size_t j) const {
    return cells_[i * items_ + j];
  }

 private:
  std::size_t items_;
  std::vector<Votes> cells_;
};

/// N(i, j): votes of those who rank both and put i before j. All weights together stay below
/// 10⁶ votes, so that no sum over pairs of up to 1000 items overflows.
[[nodiscard]] Pairwise pairwise(const Profile& profile);

/// The same of some of the items, numbered anew.
[[nodiscard]] Pairwise among(const Pairwise& votes, const std::vector<std::size_t>& items);

/// Larger is better; equal keys share a place.
[[nodiscard]] Places places_by(std::span<const std::int64_t> keys);
[[nodiscard]] std::vector<std::size_t> first_of(const Places& places);

/// Places of a strict order, best first.
[[nodiscard]] Places places_of(std::span<const std::size_t> order);

}  // namespace otbor::ranks
