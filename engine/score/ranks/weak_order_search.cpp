#include "engine/score/ranks/weak_order_search.hpp"

#include <algorithm>
#include <utility>

#include "engine/score/ranks/weak_insertions.hpp"
#include "engine/score/ranks/weak_order_bound.hpp"

namespace otbor::ranks {
namespace {

using Levels = std::vector<std::uint32_t>;

/// Conditions and pairs looked at by the nodes together, and a pair's share of what else there is
/// to do at a node: two to four seconds.
constexpr std::size_t work_at_nodes = 1'000'000'000;
constexpr std::size_t work_a_pair = 20;
/// Stretches of primal_dual.hpp, at the root between two looks for a better order.
constexpr std::size_t looks_at_root = 4;
constexpr std::size_t stretches_a_look = 5;
constexpr std::size_t stretches_at_node = 3;

/// Cheapest relation of each pair on its own: what no order can undercut.
Votes cheapest_pairs(const TieCosts& costs) {
  Votes sum = 0;
  for (std::size_t i = 0; i < costs.tied.items(); ++i) {
    for (std::size_t j = i + 1; j < costs.tied.items(); ++j) {
      sum += std::min({costs.before(i, j), costs.before(j, i), costs.tied(i, j)});
    }
  }
  return sum;
}

/// Depth-first branch and bound over "ahead or level", pair by pair.
class Search {
 public:
  explicit Search(const TieCosts& costs)
      : costs_(costs),
        items_(costs.tied.items()),
        best_(weak_order_by_insertions(costs)),
        least_(cost_of(costs, best_)) {}

  WeakOrderFound run() {
    if (items_ > bounded_items_max) {
      return {.level = best_, .cost = least_, .lower_bound = cheapest_pairs(costs_)};
    }
    WeakOrderBound bound(costs_);
    const Decided decided(items_);
    Votes root = cheapest_pairs(costs_);
    for (std::size_t look = 0; look < looks_at_root && root < least_; ++look) {
      root = std::max(root, bound.improve(decided, least_, stretches_a_look));
      look_near(bound);
    }
    root = std::min(root, least_);
    descend(bound, decided, root);
    return {.level = best_, .cost = least_, .lower_bound = work_left_ > 0 ? least_ : root};
  }

 private:
  void descend(const WeakOrderBound& bound, Decided decided, Votes proven) {
    if (proven >= least_) return;
    if (!fix_what_is_forced(bound, decided)) return;
    const auto pair = bound.most_open(decided);
    if (!pair) {
      take_if_cheaper(levels_of(decided));
      return;
    }
    const auto [i, j] = *pair;
    const bool likely = bound.fraction(i, j) >= 0.5;
    for (const bool value : {likely, !likely}) {
      if (work_left_ == 0) return;
      Decided child = decided;
      if (!child.decide(i, j, value)) continue;
      WeakOrderBound own = bound;
      const Votes cost = own.improve(child, least_, stretches_at_node);
      const std::size_t work = own.work() - bound.work() + work_a_pair * items_ * items_;
      work_left_ -= std::min(work, work_left_);
      look_near(own);
      descend(own, std::move(child), cost);
    }
  }

  /// False: no weak order that respects what is decided is cheaper than the best.
  bool fix_what_is_forced(const WeakOrderBound& bound, Decided& decided) const {
    for (std::size_t i = 0; i < items_; ++i) {
      for (std::size_t j = 0; j < items_; ++j) {
        if (i == j || decided(i, j) != 0) continue;
        const int forced = bound.forced(decided, i, j, least_);
        if (forced != 0 && !decided.decide(i, j, forced > 0)) return false;
      }
    }
    return true;
  }

  /// Who is behind nobody, then who is behind as few, … where every y is decided.
  [[nodiscard]] Levels levels_of(const Decided& decided) const {
    Levels behind(items_);
    for (std::size_t i = 0; i < items_; ++i) {
      for (std::size_t j = 0; j < items_; ++j) behind[i] += i != j && decided(i, j) < 0 ? 1 : 0;
    }
    return without_gaps(behind);
  }

  /// The fractional solution as an order, and what insertions make of it.
  void look_near(const WeakOrderBound& bound) {
    std::vector<std::pair<double, std::uint32_t>> ahead;
    for (std::uint32_t i = 0; i < items_; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < items_; ++j) {
        if (j != i) sum += bound.fraction(i, j) - bound.fraction(j, i);
      }
      ahead.emplace_back(-sum, i);
    }
    std::ranges::sort(ahead);
    Levels level(items_);
    for (std::uint32_t at = 0; at < ahead.size(); ++at) level[ahead[at].second] = at + 1;
    take_if_cheaper(improved_by_insertions(costs_, level));
  }

  void take_if_cheaper(Levels level) {
    const Votes cost = cost_of(costs_, level);
    if (cost >= least_) return;
    least_ = cost;
    best_ = std::move(level);
  }

  const TieCosts& costs_;
  std::size_t items_;
  std::size_t work_left_ = work_at_nodes;
  Levels best_;
  Votes least_ = 0;
};

}  // namespace

WeakOrderFound weak_order_by_search(const TieCosts& costs) { return Search(costs).run(); }

}  // namespace otbor::ranks
