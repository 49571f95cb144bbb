#include <algorithm>
#include <optional>
#include <utility>

#include "engine/score/ranks/branching.hpp"
#include "engine/score/ranks/cycle_bound.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/kemeny_parts.hpp"

namespace otbor::ranks {
namespace {

constexpr std::size_t rounds_at_root = 3000;
constexpr std::size_t rounds_at_node = 150;

/// Depth-first branch and bound over pairs. The order found by insertions is nearly always optimal
/// already; the work is the proof, and most of it is done at the root.
class Search {
 public:
  Search(const Pairwise& votes, std::size_t nodes_max)
      : votes_(votes), nodes_left_(nodes_max), best_(order_by_insertions(votes)) {
    shortest_ = distance_of(votes_, best_);
  }

  PartSolution run() {
    CycleBound bound(votes_);
    Decided decided(votes_.items());
    const Votes root = std::min(bound.improve(decided, shortest_, rounds_at_root), shortest_);
    descend(bound, decided, root);
    return {
        .order = best_, .distance = shortest_, .lower_bound = nodes_left_ > 0 ? shortest_ : root};
  }

 private:
  void descend(const CycleBound& bound, Decided decided, Votes proven) {
    if (proven >= shortest_) return;
    if (!fix_what_is_forced(bound, decided)) return;
    const auto pair = most_open(bound, decided);
    if (!pair) {
      take_if_shorter(decided);
      return;
    }
    const auto [i, j] = *pair;
    const bool likely = bound.fraction(i, j) >= 0.5;
    for (const bool before : {likely, !likely}) {
      if (nodes_left_ == 0) return;
      --nodes_left_;
      Decided child = decided;
      if (!(before ? child.put_before(i, j) : child.put_before(j, i))) continue;
      CycleBound own = bound;
      const Votes length = own.improve(child, shortest_, rounds_at_node);
      descend(own, std::move(child), length);
    }
  }

  /// False: no order that respects what is decided is shorter than the best.
  bool fix_what_is_forced(const CycleBound& bound, Decided& decided) const {
    for (std::size_t i = 0; i < votes_.items(); ++i) {
      for (std::size_t j = i + 1; j < votes_.items(); ++j) {
        if (decided(i, j) != 0) continue;
        const int forced = bound.forced(i, j, shortest_);
        if (forced > 0 && !decided.put_before(i, j)) return false;
        if (forced < 0 && !decided.put_before(j, i)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> most_open(
      const CycleBound& bound, const Decided& decided) const {
    return least_sure(
        votes_.items(), [&](std::size_t i, std::size_t j) { return i < j && decided(i, j) == 0; },
        [&](std::size_t i, std::size_t j) { return bound.fraction(i, j); });
  }

  void take_if_shorter(const Decided& decided) {
    std::vector<std::size_t> order(votes_.items());
    for (std::size_t i = 0; i < order.size(); ++i) {
      std::size_t before = 0;
      for (std::size_t j = 0; j < order.size(); ++j) before += decided(j, i) > 0 ? 1 : 0;
      order[before] = i;
    }
    const Votes length = distance_of(votes_, order);
    if (length >= shortest_) return;
    shortest_ = length;
    best_ = std::move(order);
  }

  const Pairwise& votes_;
  std::size_t nodes_left_;
  std::vector<std::size_t> best_;
  Votes shortest_ = 0;
};

}  // namespace

PartSolution solve_by_search(const Pairwise& votes, std::size_t nodes_max) {
  return Search(votes, nodes_max).run();
}

}  // namespace otbor::ranks
