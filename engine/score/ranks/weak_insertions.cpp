#include "engine/score/ranks/weak_insertions.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/num/philox.hpp"

namespace otbor::ranks {
namespace {

constexpr std::uint64_t seed = 0;

using Buckets = std::vector<std::vector<std::size_t>>;

/// Everything a bucket may do to a newcomer: be in front of it, hold it, be behind it.
struct Passing {
  Votes in_front = 0;
  Votes tied = 0;
  Votes behind = 0;
};

Passing passing(const TieCosts& costs, const std::vector<std::size_t>& bucket, std::size_t item) {
  Passing sum;
  for (const auto other : bucket) {
    sum.in_front += costs.before(other, item);
    sum.tied += costs.tied(other, item);
    sum.behind += costs.before(item, other);
  }
  return sum;
}

/// The cheapest position: 2b opens a bucket in front of bucket b, 2b + 1 joins it.
std::size_t cheapest(const TieCosts& costs, const Buckets& buckets, std::size_t item) {
  std::vector<Passing> each;
  Votes cost = 0;  // of being in front of everybody
  for (const auto& bucket : buckets) {
    each.push_back(passing(costs, bucket, item));
    cost += each.back().behind;
  }
  std::size_t best = 0;
  Votes least = cost;
  for (std::size_t b = 0; b < buckets.size(); ++b) {
    const Votes inside = cost - each[b].behind + each[b].tied;
    const Votes after = cost - each[b].behind + each[b].in_front;
    if (inside < least) {
      least = inside;
      best = 2 * b + 1;
    }
    if (after < least) {
      least = after;
      best = 2 * b + 2;
    }
    cost = after;
  }
  return best;
}

void insert(Buckets& buckets, std::size_t position, std::size_t item) {
  const std::size_t b = position / 2;
  if (position % 2 == 1) {
    buckets[b].push_back(item);
  } else {
    buckets.insert(buckets.begin() + static_cast<std::ptrdiff_t>(b), {item});
  }
}

void take_out(Buckets& buckets, std::size_t item) {
  for (auto& bucket : buckets) std::erase(bucket, item);
  std::erase_if(buckets, [](const auto& bucket) { return bucket.empty(); });
}

std::vector<std::uint32_t> levels_of(const Buckets& buckets, std::size_t items) {
  std::vector<std::uint32_t> level(items);
  for (std::size_t b = 0; b < buckets.size(); ++b) {
    for (const auto item : buckets[b]) level[item] = static_cast<std::uint32_t>(b + 1);
  }
  return level;
}

}  // namespace

Votes cost_of(const TieCosts& costs, const std::vector<std::uint32_t>& level) {
  Votes sum = 0;
  for (std::size_t i = 0; i < level.size(); ++i) {
    for (std::size_t j = i + 1; j < level.size(); ++j) {
      if (level[i] == level[j]) {
        sum += costs.tied(i, j);
      } else {
        sum += level[i] < level[j] ? costs.before(i, j) : costs.before(j, i);
      }
    }
  }
  return sum;
}

std::vector<std::uint32_t> without_gaps(const std::vector<std::uint32_t>& level) {
  auto kinds = level;
  std::ranges::sort(kinds);
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  auto dense = level;
  for (auto& one : dense) {
    one = static_cast<std::uint32_t>(std::ranges::lower_bound(kinds, one) - kinds.begin() + 1);
  }
  return dense;
}

std::vector<std::uint32_t> improved_by_insertions(const TieCosts& costs,
                                                  const std::vector<std::uint32_t>& level) {
  const std::size_t n = costs.tied.items();
  auto best = without_gaps(level);
  Buckets buckets(*std::ranges::max_element(best));
  for (std::size_t item = 0; item < n; ++item) buckets[best[item] - 1].push_back(item);
  Votes least = cost_of(costs, best);
  for (bool better = true; better;) {
    for (std::size_t item = 0; item < n; ++item) {
      take_out(buckets, item);
      insert(buckets, cheapest(costs, buckets, item), item);
    }
    auto next = levels_of(buckets, n);
    const Votes cost = cost_of(costs, next);
    better = cost < least;
    if (better) {
      least = cost;
      best = std::move(next);
    }
  }
  return best;
}

std::vector<std::uint32_t> weak_order_by_insertions(const TieCosts& costs) {
  constexpr std::size_t pairs_kicked = 2'400'000;
  constexpr std::uint32_t items_a_kick = 4;
  const std::size_t n = costs.tied.items();
  const std::size_t kicks = std::clamp<std::size_t>(pairs_kicked / (n * n), 4, 60);
  Buckets buckets;
  for (std::size_t item = 0; item < n; ++item) {
    insert(buckets, cheapest(costs, buckets, item), item);
  }
  auto best = improved_by_insertions(costs, levels_of(buckets, n));
  Votes least = cost_of(costs, best);
  const auto bound = static_cast<std::uint32_t>(n);
  for (std::uint32_t kick = 0; kick < kicks; ++kick) {
    auto level = best;
    for (std::uint32_t i = 0; i < items_a_kick; ++i) {
      const auto a = num::below(bound, seed, num::Stage::generator, kick, 2 * i);
      const auto b = num::below(bound, seed, num::Stage::generator, kick, 2 * i + 1);
      std::swap(level[a], level[b]);
    }
    level = improved_by_insertions(costs, level);
    const Votes cost = cost_of(costs, level);
    if (cost > least) continue;  // as cheap: walk on from there
    least = cost;
    best = std::move(level);
  }
  return best;
}

}  // namespace otbor::ranks
