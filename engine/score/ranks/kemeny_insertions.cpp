#include <algorithm>
#include <numeric>

#include "engine/base/num/philox.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/kemeny_parts.hpp"

namespace otbor::ranks {
namespace {

using Order = std::vector<std::size_t>;

constexpr std::uint64_t seed = 0;

/// Moves items to where they cost least, one after the other, until no move helps. O(n²) a round.
void insert_until_stable(const Pairwise& votes, Order& order) {
  const std::size_t n = order.size();
  bool moved = true;
  while (moved) {
    moved = false;
    for (std::size_t item = 0; item < n; ++item) {
      const auto from = static_cast<std::size_t>(std::ranges::find(order, item) - order.begin());
      std::size_t to = from;
      Votes best = 0;
      Votes change = 0;
      for (std::size_t at = from; at > 0; --at) {
        const std::size_t passed = order[at - 1];
        change += votes(passed, item) - votes(item, passed);
        if (change < best) {
          best = change;
          to = at - 1;
        }
      }
      change = 0;
      for (std::size_t at = from; at + 1 < n; ++at) {
        const std::size_t passed = order[at + 1];
        change += votes(item, passed) - votes(passed, item);
        if (change < best) {
          best = change;
          to = at + 1;
        }
      }
      if (to == from) continue;
      moved = true;
      const auto begin = order.begin();
      const auto at = [&](std::size_t place) { return begin + static_cast<std::ptrdiff_t>(place); };
      if (to < from) {
        std::rotate(at(to), at(from), at(from) + 1);
      } else {
        std::rotate(at(from), at(from) + 1, at(to) + 1);
      }
    }
  }
}

/// The order of Borda's points.
Order start(const Pairwise& votes) {
  const std::size_t n = votes.items();
  std::vector<Votes> points(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) points[i] += votes(i, j) - votes(j, i);
  }
  Order order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return points[i]; });
  return order;
}

}  // namespace

std::vector<std::size_t> order_by_insertions(const Pairwise& votes) {
  constexpr std::size_t work = 800'000;
  constexpr std::size_t kicks_max = 400;
  constexpr std::size_t items_a_kick = 4;
  const std::size_t n = votes.items();
  if (n < 2) return start(votes);
  Order best = start(votes);
  insert_until_stable(votes, best);
  Votes shortest = distance_of(votes, best);
  const std::size_t kicks = std::clamp<std::size_t>(work / (n * n), 4, kicks_max);
  const auto bound = static_cast<std::uint32_t>(n);
  for (std::uint32_t kick = 0; kick < kicks; ++kick) {
    Order order = best;
    for (std::uint32_t i = 0; i < items_a_kick; ++i) {
      const auto a = num::below(bound, seed, num::Stage::generator, kick, 2 * i);
      const auto b = num::below(bound, seed, num::Stage::generator, kick, 2 * i + 1);
      std::swap(order[a], order[b]);
    }
    insert_until_stable(votes, order);
    const Votes length = distance_of(votes, order);
    if (length > shortest) continue;  // as short: walk on from there
    shortest = length;
    best = std::move(order);
  }
  return best;
}

}  // namespace otbor::ranks
