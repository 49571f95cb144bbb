#include "engine/score/ranks/kemeny.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/score/ranks/components.hpp"
#include "engine/score/ranks/kemeny_subsets.hpp"
#include "engine/score/ranks/tie_costs.hpp"
#include "engine/score/ranks/weak_order_search.hpp"

namespace otbor::ranks {
namespace {

constexpr std::size_t items_max = 1000;
/// Up to here the subset programme takes less than a millisecond and nothing needs a bound.
constexpr std::size_t dp_items_quick = 12;
constexpr std::uint64_t count_max = std::uint64_t{1} << 63U;

using Part = std::vector<std::size_t>;

/// What is decided whatever the order: each pair of different parts goes with its majority.
Votes distance_between(const Pairwise& votes, const std::vector<Part>& parts) {
  Votes distance = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t q = p + 1; q < parts.size(); ++q) {
      for (const auto above : parts[p]) {
        for (const auto below : parts[q]) distance += votes(below, above);
      }
    }
  }
  return distance;
}

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > count_max / b ? count_max : a * b;
}

struct Solved {
  Part order;
  Votes lower_bound = 0;
};

Solved solve(const Pairwise& votes) {
  if (votes.items() <= dp_items_quick) {
    Part order = optima_over_subsets(votes, 1).orders.front();
    const Votes distance = distance_of(votes, order);
    return {.order = std::move(order), .lower_bound = distance};
  }
  const auto found = weak_order_by_search(strict_costs(votes));
  Part order(votes.items());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return found.level[i]; });
  return {.order = std::move(order), .lower_bound = found.lower_bound};
}

/// Every optimum is one optimum of each part in the forced order of parts. Here a tie binds two
/// items into one part, since an optimum may put either first.
void list_optima(const Pairwise& votes, const KemenyOptions& options, Kemeny& result) {
  const auto parts = strong_components(
      votes.items(), [&](std::size_t i, std::size_t j) { return votes(i, j) >= votes(j, i); });
  const auto fits = [](const Part& part) { return part.size() <= dp_items_max; };
  if (!std::ranges::all_of(parts, fits)) return;
  std::uint64_t count = 1;
  std::vector<std::vector<std::size_t>> orders{{}};
  for (const auto& part : parts) {
    const auto own = optima_over_subsets(among(votes, part), options.optima_listed);
    count = times(count, own.count);
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& head : orders) {
      for (const auto& tail : own.orders) {
        if (longer.size() == options.optima_listed) break;
        longer.push_back(head);
        for (const auto item : tail) longer.back().push_back(part[item]);
      }
    }
    orders = std::move(longer);
  }
  result.n_optima = count;
  result.optimal_orders = std::move(orders);
}

}  // namespace

Votes distance_of(const Pairwise& votes, const std::vector<std::size_t>& order) {
  Votes distance = 0;
  for (std::size_t a = 0; a < order.size(); ++a) {
    for (std::size_t b = a + 1; b < order.size(); ++b) distance += votes(order[b], order[a]);
  }
  return distance;
}

Kemeny kemeny(const Pairwise& votes, const KemenyOptions& options) {
  OTBOR_CHECK(votes.items() <= items_max);
  const auto parts = strong_components(
      votes.items(), [&](std::size_t i, std::size_t j) { return votes(i, j) > votes(j, i); });
  Kemeny result;
  result.lower_bound = distance_between(votes, parts);
  for (const auto& part : parts) {
    const auto solution = solve(among(votes, part));
    result.lower_bound += solution.lower_bound;
    for (const auto item : solution.order) result.order.push_back(part[item]);
  }
  if (options.all_optima) {
    list_optima(votes, options, result);
    if (!result.optimal_orders.empty()) {
      result.order = result.optimal_orders.front();
      result.lower_bound = distance_of(votes, result.order);
    }
  }
  result.distance = distance_of(votes, result.order);
  for (std::size_t a = 0; a < result.order.size(); ++a) {
    for (std::size_t b = a + 1; b < result.order.size(); ++b) {
      result.score += votes(result.order[a], result.order[b]);
    }
  }
  result.proven_optimal = result.lower_bound == result.distance;
  return result;
}

}  // namespace otbor::ranks
