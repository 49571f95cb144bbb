#include <algorithm>
#include <array>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/weak_insertions.hpp"
#include "engine/score/ranks/weak_order_bound.hpp"
#include "engine/score/ranks/weak_order_search.hpp"
#include "tests/property/draws.hpp"

namespace otbor::ranks {
namespace {

constexpr std::array schemes{TieScheme::tau_x, TieScheme::unifying, TieScheme::induced};

/// The costs of every scheme, and those of orders without ties.
std::vector<TieCosts> every_costs(const Profile& profile) {
  std::vector<TieCosts> tables{strict_costs(pairwise(profile))};
  for (const auto scheme : schemes) tables.push_back(tie_costs(profile, scheme));
  return tables;
}

/// Levels at random, so many tenths of the items not ranked.
Profile random_profile(Draws& draws, std::size_t items, std::size_t voters, std::uint32_t levels,
                       std::uint32_t gaps = 2) {
  Profile profile{.items = items, .ballots = {}};
  for (std::size_t v = 0; v < voters; ++v) {
    Ballot ballot;
    for (std::size_t i = 0; i < items; ++i) {
      const bool ranked = draws.below(10) >= gaps;
      ballot.level.push_back(ranked ? 1 + draws.below(levels) : 0);
    }
    profile.ballots.push_back(std::move(ballot));
  }
  return profile;
}

/// Visits every weak order of the items: each item's level is 1 … items.
template <class Visit>
void each_weak_order(std::vector<std::uint32_t>& level, std::size_t at, Visit visit) {
  if (at == level.size()) return visit(level);
  for (std::uint32_t one = 1; one <= level.size(); ++one) {
    level[at] = one;
    each_weak_order(level, at + 1, visit);
  }
}

TEST_CASE("Weak orders by search: no weak order of six items costs less, in any scheme") {
  for (std::uint32_t number = 0; number < 60; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto profile =
        random_profile(draws, 6, 2 + draws.below(14), 1 + draws.below(6), draws.below(6));
    for (const auto& costs : every_costs(profile)) {
      std::vector<std::uint32_t> level(6);
      Votes least = cost_of(costs, std::vector<std::uint32_t>(6, 1));
      each_weak_order(level, 0,
                      [&](const auto& one) { least = std::min(least, cost_of(costs, one)); });
      const auto found = weak_order_by_search(costs);
      CHECK(found.cost == least);
      CHECK(cost_of(costs, found.level) == least);
      CHECK(found.lower_bound == least);
    }
  }
}

TEST_CASE("Weak orders by search: twelve items get the cost that all their subsets give") {
  for (std::uint32_t number = 0; number < 24; ++number) {
    CAPTURE(number);
    Draws draws(1000 + number);
    const auto profile =
        random_profile(draws, 12, 3 + draws.below(13), 3 + draws.below(10), draws.below(6));
    for (const auto scheme : schemes) {
      const auto costs = tie_costs(profile, scheme);
      const auto over_subsets = kemeny_ties(profile, scheme, false);
      REQUIRE(over_subsets.proven_optimal);
      const auto found = weak_order_by_search(costs);
      CHECK(found.cost == cost_of(costs, over_subsets.level));
      CHECK(found.lower_bound == found.cost);
    }
  }
}

/// Items in a common order, each up to five levels off; a tenth not ranked.
Profile alike(Draws& draws, std::uint32_t items, std::size_t voters) {
  Profile profile{.items = items, .ballots = {}};
  for (std::size_t v = 0; v < voters; ++v) {
    Ballot ballot;
    for (std::uint32_t i = 0; i < items; ++i) {
      ballot.level.push_back(draws.one_in(10) ? 0 : 1 + i / 2 + draws.below(11));
    }
    profile.ballots.push_back(std::move(ballot));
  }
  return profile;
}

TEST_CASE("Weak orders by search: forty items of fifteen ballots are proven, ties and gaps among") {
  Draws draws(7);
  const auto profile = alike(draws, 40, 15);
  for (const auto scheme : schemes) {
    const auto found = kemeny_ties(profile, scheme, false);
    CHECK(found.proven_optimal);
    if (scheme != TieScheme::tau_x) CHECK(found.lower_bound == Approx(found.distance));
  }
}

TEST_CASE("Weak orders by search: a group too large for the bound says how far it may be off") {
  Draws draws(8);
  const auto profile = random_profile(draws, bounded_items_max + 5, 3, 40);
  const auto costs = tie_costs(profile, TieScheme::tau_x);
  const auto found = weak_order_by_search(costs);
  CHECK(found.lower_bound < found.cost);
  CHECK(cost_of(costs, found.level) == found.cost);

  const auto told = kemeny(pairwise(profile));
  CHECK_FALSE(told.proven_optimal);
  CHECK(told.lower_bound < told.distance);
}

TEST_CASE("Weak orders by search: a search that stops before its end says that nothing is proven") {
  Draws draws(8);
  const auto profile = random_profile(draws, 120, 15, 30);
  const auto found = kemeny_ties(profile, TieScheme::tau_x, false);
  CHECK_FALSE(found.proven_optimal);
  CHECK(found.tau_x_bound > found.tau_x);
  CHECK(found.n_optima == 0);
}

TEST_CASE("The bound of weak orders: never above an order that respects what is decided") {
  for (std::uint32_t number = 0; number < 200; ++number) {
    CAPTURE(number);
    Draws draws(2000 + number);
    const auto profile = random_profile(draws, 6, 3, 4);
    const auto costs = every_costs(profile)[draws.below(4)];
    std::vector<std::uint32_t> level;
    for (std::size_t i = 0; i < 6; ++i) level.push_back(1 + draws.below(4));
    Decided decided(6);
    for (int times = 0; times < 3; ++times) {
      const auto i = draws.below(6);
      const auto j = (i + 1 + draws.below(5)) % 6;
      REQUIRE(decided.decide(i, j, level[i] <= level[j]));
    }
    WeakOrderBound bound(costs);
    CHECK(bound.improve(decided, cost_of(costs, level) + 1, draws.below(8)) <=
          cost_of(costs, level));
  }
}

TEST_CASE("Decisions on weak orders: what follows is decided, and a contradiction is refused") {
  Decided decided(4);
  REQUIRE(decided.decide(0, 1, true));
  REQUIRE(decided.decide(1, 2, true));
  CHECK(decided(0, 2) == 1);
  REQUIRE(decided.decide(0, 1, true));
  REQUIRE(decided.decide(2, 1, false));  // 1 strictly before 2, so 0 is too
  CHECK(decided(2, 0) == -1);
  CHECK_FALSE(Decided(decided).decide(2, 0, true));
  REQUIRE(decided.decide(3, 0, false));
  CHECK(decided(0, 3) == 1);
}

}  // namespace
}  // namespace otbor::ranks
