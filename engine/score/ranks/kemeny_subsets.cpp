#include "engine/score/ranks/kemeny_subsets.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace otbor::ranks {
namespace {

using Set = std::uint32_t;

/// cost(i, behind): votes against putting i before all of a set, read from two tables of half sets.
class CostBefore {
 public:
  explicit CostBefore(const Pairwise& votes) : items_(votes.items()) {
    for (std::size_t half = 0; half < 2; ++half) {
      table_[half].resize(items_ << half_bits);
      for (std::size_t i = 0; i < items_; ++i) {
        for (Set set = 1; set < Set{1} << half_bits; ++set) {
          const auto low = static_cast<std::size_t>(std::countr_zero(set));
          const std::size_t item = low + half * half_bits;
          const Votes against = item < items_ ? votes(item, i) : 0;
          at(half, i, set) = at(half, i, set & (set - 1)) + against;
        }
      }
    }
  }

  [[nodiscard]] Votes operator()(std::size_t i, Set behind) const {
    constexpr Set half_mask = (Set{1} << half_bits) - 1;
    return table_[0][(i << half_bits) + (behind & half_mask)] +
           table_[1][(i << half_bits) + (behind >> half_bits)];
  }

 private:
  static constexpr std::size_t half_bits = dp_items_max / 2;
  Votes& at(std::size_t half, std::size_t i, Set set) {
    return table_[half][(i << half_bits) + set];
  }

  std::size_t items_;
  std::array<std::vector<Votes>, 2> table_;
};

/// best[set]: the smallest distance within the set when its items come last. R. Bellman's
/// recursion; for linear orders M. Held & R. M. Karp, J. SIAM 10 (1962).
class Subsets {
 public:
  explicit Subsets(const Pairwise& votes)
      : items_(votes.items()), cost_(votes), best_(std::size_t{1} << items_) {
    OTBOR_CHECK(items_ <= dp_items_max);
    for (Set set = 1; set < best_.size(); ++set) {
      Votes best = std::numeric_limits<Votes>::max();
      each_first(set, [&](std::size_t, Votes distance) { best = std::min(best, distance); });
      best_[set] = best;
    }
  }

  [[nodiscard]] Set all() const { return static_cast<Set>(best_.size() - 1); }
  [[nodiscard]] Votes best(Set set) const { return best_[set]; }
  [[nodiscard]] std::size_t items() const { return items_; }

  /// visit(item, distance) for each item of the set that may come first, in order of items.
  template <class Visit>
  void each_first(Set set, Visit visit) const {
    for (Set left = set; left != 0; left &= left - 1) {
      const auto item = static_cast<std::size_t>(std::countr_zero(left));
      const Set behind = set & ~(Set{1} << item);
      visit(item, cost_(item, behind) + best_[behind]);
    }
  }

 private:
  std::size_t items_;
  CostBefore cost_;
  std::vector<Votes> best_;
};

void list(const Subsets& subsets, Set set, std::vector<std::size_t>& head, std::size_t listed_max,
          std::vector<std::vector<std::size_t>>& orders) {
  if (orders.size() == listed_max) return;
  if (set == 0) {
    orders.push_back(head);
    return;
  }
  subsets.each_first(set, [&](std::size_t item, Votes distance) {
    if (distance != subsets.best(set)) return;
    head.push_back(item);
    list(subsets, set & ~(Set{1} << item), head, listed_max, orders);
    head.pop_back();
  });
}

}  // namespace

OptimalOrders optima_over_subsets(const Pairwise& votes, std::size_t listed_max) {
  const Subsets subsets(votes);
  std::vector<std::uint64_t> count(std::size_t{1} << votes.items(), 0);
  count[0] = 1;
  for (Set set = 1; set < count.size(); ++set) {
    subsets.each_first(set, [&](std::size_t item, Votes distance) {
      if (distance != subsets.best(set)) return;
      count[set] += count[set & ~(Set{1} << item)];  // at most 20!, below 2⁶³
    });
  }
  OptimalOrders optima{.count = count[subsets.all()], .orders = {}};
  std::vector<std::size_t> head;
  list(subsets, subsets.all(), head, listed_max, optima.orders);
  return optima;
}

}  // namespace otbor::ranks
