#include "engine/score/ranks/kemeny_ties.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "engine/score/ranks/components.hpp"
#include "engine/score/ranks/tie_costs.hpp"
#include "engine/score/ranks/weak_insertions.hpp"
#include "engine/score/ranks/weak_order_search.hpp"

namespace otbor::ranks {
namespace {

using Set = std::uint32_t;
using Levels = std::vector<std::uint32_t>;
using Part = std::vector<std::size_t>;

constexpr std::size_t items_max = 200;
constexpr std::uint64_t count_max = std::uint64_t{1} << 63U;

/// cost[front] of the best way to put a set in front of the rest, bucket by bucket. The order of
/// buckets is a path from nothing to everything; each weak order is exactly one path.
class WeakOrders {
 public:
  explicit WeakOrders(const TieCosts& costs)
      : costs_(costs),
        items_(costs.tied.items()),
        within_(std::size_t{1} << items_),
        best_(within_.size(), std::numeric_limits<Votes>::max()),
        paths_(within_.size()) {
    OTBOR_CHECK(items_ <= tied_items_max);
    for (Set bucket = 1; bucket < within_.size(); ++bucket) {
      const auto first = static_cast<std::size_t>(std::countr_zero(bucket));
      const Set others = bucket & (bucket - 1);
      within_[bucket] = within_[others];
      for (Set left = others; left != 0; left &= left - 1) {
        within_[bucket] += costs_.tied(first, static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
    best_[0] = 0;
    paths_[0] = 1;
    for (Set front = 0; front < all(); ++front) {
      each_bucket(front, [&](Set bucket, Votes cost) {
        const Set next = front | bucket;
        if (best_[front] + cost > best_[next]) return;
        if (best_[front] + cost < best_[next]) paths_[next] = 0;
        best_[next] = best_[front] + cost;
        paths_[next] += std::min(paths_[front], count_max - paths_[next]);
      });
    }
  }

  [[nodiscard]] Votes best() const { return best_.back(); }
  [[nodiscard]] std::uint64_t count() const { return paths_.back(); }

  /// The optima, at most `listed_max`, by their levels.
  [[nodiscard]] std::vector<Levels> list(std::size_t listed_max) const {
    std::vector<Levels> found;
    std::vector<Set> behind;
    walk_back(all(), behind, listed_max, found);
    return found;
  }

 private:
  [[nodiscard]] Set all() const { return static_cast<Set>(within_.size() - 1); }

  /// visit(bucket, cost) for each bucket that may follow `front`: its ties, and everybody in front
  /// of each of its members. Costs of subsets grow from the subset without the lowest member.
  template <class Visit>
  void each_bucket(Set front, Visit visit) const {
    const Set rest = all() & ~front;
    std::vector<std::pair<Set, Votes>> subsets{{0, 0}};
    subsets.reserve(std::size_t{1} << std::popcount(rest));
    for (Set left = rest; left != 0; left &= left - 1) {
      const auto item = static_cast<std::size_t>(std::countr_zero(left));
      Votes behind_front = 0;
      for (Set a = front; a != 0; a &= a - 1) {
        behind_front += costs_.before(static_cast<std::size_t>(std::countr_zero(a)), item);
      }
      const std::size_t known = subsets.size();
      for (std::size_t s = 0; s < known; ++s) {
        const auto [set, cost] = subsets[s];
        subsets.emplace_back(set | (Set{1} << item), cost + behind_front);
        visit(subsets.back().first, subsets.back().second + within_[subsets.back().first]);
      }
    }
  }

  void walk_back(Set front, std::vector<Set>& behind, std::size_t listed_max,
                 std::vector<Levels>& found) const {
    if (found.size() == listed_max) return;
    if (front == 0) {
      Levels level(items_);
      for (std::size_t b = 0; b < behind.size(); ++b) {
        for (Set left = behind[behind.size() - 1 - b]; left != 0; left &= left - 1) {
          level[static_cast<std::size_t>(std::countr_zero(left))] =
              static_cast<std::uint32_t>(b + 1);
        }
      }
      found.push_back(std::move(level));
      return;
    }
    for (Set bucket = front; bucket != 0; bucket = (bucket - 1) & front) {
      const Set earlier = front & ~bucket;
      Votes cost = within_[bucket];
      for (Set a = earlier; a != 0; a &= a - 1) {
        for (Set b = bucket; b != 0; b &= b - 1) {
          cost += costs_.before(static_cast<std::size_t>(std::countr_zero(a)),
                                static_cast<std::size_t>(std::countr_zero(b)));
        }
      }
      if (best_[earlier] + cost != best_[front]) continue;
      behind.push_back(bucket);
      walk_back(earlier, behind, listed_max, found);
      behind.pop_back();
    }
  }

  const TieCosts& costs_;
  std::size_t items_;
  std::vector<Votes> within_;
  std::vector<Votes> best_;
  std::vector<std::uint64_t> paths_;
};

/// Groups of items: of two items in different groups, the earlier before the later is cheaper than
/// the other order and than a tie, so that every optimum keeps the order of groups.
std::vector<Part> forced_parts(const TieCosts& costs) {
  return strong_components(costs.tied.items(), [&](std::size_t i, std::size_t j) {
    const Votes other = std::min(costs.before(i, j), costs.tied(i, j));
    return !(costs.before(j, i) < other);
  });
}

struct Solved {
  std::vector<Levels> optima;  // one when not all are asked for
  Votes cost = 0;
  Votes lower_bound = 0;
  std::uint64_t count = 0;
};

Solved solve(const TieCosts& costs, std::size_t listed_max) {
  if (costs.tied.items() <= tied_items_max) {
    const WeakOrders orders(costs);
    return {orders.list(listed_max), orders.best(), orders.best(), orders.count()};
  }
  auto [level, cost, lower_bound] = weak_order_by_search(costs);
  return {.optima = {std::move(level)}, .cost = cost, .lower_bound = lower_bound};
}

/// Every way to go on from the heads, with levels behind theirs.
std::vector<Levels> joined(const std::vector<Levels>& heads, const Part& part,
                           const std::vector<Levels>& tails, std::size_t listed_max) {
  std::vector<Levels> longer;
  for (const auto& head : heads) {
    const auto last = *std::ranges::max_element(head);
    for (const auto& tail : tails) {
      if (longer.size() == listed_max) return longer;
      longer.push_back(head);
      for (std::size_t i = 0; i < part.size(); ++i) longer.back()[part[i]] = last + tail[i];
    }
  }
  return longer;
}

}  // namespace

KemenyTies kemeny_ties(const Profile& profile, TieScheme scheme, bool all_optima,
                       std::size_t listed_max) {
  OTBOR_CHECK(profile.items >= 2);
  OTBOR_CHECK(profile.items <= items_max);
  const TieCosts costs = tie_costs(profile, scheme);
  const auto parts = forced_parts(costs);
  const std::size_t listed = all_optima ? listed_max : 1;
  std::vector<Levels> optima{Levels(profile.items)};
  std::uint64_t count = 1;
  Votes undecided = 0;  // how far the cost may be above the bound
  for (const auto& part : parts) {
    const auto solved = solve(among(costs, part), listed);
    optima = joined(optima, part, solved.optima, listed);
    undecided += solved.cost - solved.lower_bound;
    const bool fits = solved.count == 0 || count <= count_max / solved.count;
    count = fits ? count * solved.count : count_max;
  }
  KemenyTies result{.level = optima.front()};
  const Votes cost = cost_of(costs, result.level);
  result.proven_optimal = undecided == 0;
  result.n_optima = count;
  if (all_optima && count > 0) result.optimal_levels = std::move(optima);

  constexpr double doubled_vote = 2.0 * Points::unit;
  Points weight;
  for (const auto& ballot : profile.ballots) weight += ballot.weight;
  const auto n = static_cast<double>(profile.items);
  if (scheme == TieScheme::tau_x && weight > Points()) {
    const double pairs = n * (n - 1) * static_cast<double>(weight.millionths());
    result.tau_x = -static_cast<double>(cost) / 2 / pairs;
    result.tau_x_bound = -static_cast<double>(cost - undecided) / 2 / pairs;
    return result;
  }
  result.distance = static_cast<double>(cost) / doubled_vote;
  result.lower_bound = static_cast<double>(cost - undecided) / doubled_vote;
  return result;
}

}  // namespace otbor::ranks
