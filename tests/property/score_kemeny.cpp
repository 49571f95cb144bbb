// Kemeny's rule against every order there is.

#include <limits>
#include <set>

#include <catch2/catch.hpp>

#include "engine/score/ranks/components.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/kemeny_subsets.hpp"
#include "engine/score/ranks/kemeny_ties.hpp"
#include "engine/score/ranks/tie_costs.hpp"
#include "engine/score/ranks/weak_order_search.hpp"
#include "tests/property/draws_of_profiles.hpp"

namespace otbor::ranks {
namespace {

struct Truth {
  Votes distance = std::numeric_limits<Votes>::max();
  std::vector<std::vector<std::size_t>> optima;
};

Truth by_all_orders(const Pairwise& votes) {
  Truth truth;
  each_order(votes.items(), [&](const std::vector<std::size_t>& order) {
    Votes distance = 0;
    for (std::size_t a = 0; a < order.size(); ++a) {
      for (std::size_t b = a + 1; b < order.size(); ++b) distance += votes(order[b], order[a]);
    }
    if (distance < truth.distance) truth = {distance, {}};
    if (distance == truth.distance) truth.optima.push_back(order);
  });
  return truth;
}

ProfileShape random_shape(Draws& draws, std::size_t items_max) {
  return {.items = 1 + draws.below(static_cast<std::uint32_t>(items_max)),
          .ballots = 1 + draws.below(6),
          .ties = draws.one_in(2),
          .gaps = draws.one_in(3)};
}

TEST_CASE("Kemeny: the optimum, its proof and all optima are those of all permutations") {
  for (std::uint32_t number = 0; number < 400; ++number) {
    CAPTURE(number);
    Draws draws(number);
    auto profile = random_profile(draws, random_shape(draws, 7));
    for (auto& ballot : profile.ballots) {
      if (draws.one_in(3)) ballot.weight = Points::millionths(draws.between(0, 3) * 500'000);
    }
    const Pairwise votes = pairwise(profile);
    const auto truth = by_all_orders(votes);
    const auto one = kemeny(votes);
    REQUIRE(one.proven_optimal);
    REQUIRE(one.distance == truth.distance);
    REQUIRE(distance_of(votes, one.order) == truth.distance);
    const auto all = kemeny(votes, {.all_optima = true, .optima_listed = 10'000});
    REQUIRE(all.proven_optimal);
    REQUIRE(all.n_optima == truth.optima.size());
    REQUIRE(std::set(all.optimal_orders.begin(), all.optimal_orders.end()) ==
            std::set(truth.optima.begin(), truth.optima.end()));
  }
}

TEST_CASE("Kemeny: branch and bound proves what the subset programme finds") {
  for (std::uint32_t number = 0; number < 120; ++number) {
    CAPTURE(number);
    Draws draws(1000 + number);
    const auto profile = random_profile(draws, {.items = 3 + draws.below(12),
                                                .ballots = 2 + draws.below(8),
                                                .ties = draws.one_in(2),
                                                .gaps = draws.one_in(3)});
    const Pairwise votes = pairwise(profile);
    const auto distance = distance_of(votes, optima_over_subsets(votes, 1).orders.front());
    const auto search = weak_order_by_search(strict_costs(votes));
    REQUIRE(search.cost == distance);
    REQUIRE(search.lower_bound == distance);
  }
}

TEST_CASE("Kemeny: a forced order of groups takes a hundred items in one answer") {
  // Twenty cycles of five, each wholly before the next for every voter.
  constexpr std::size_t cycle = 5;
  const auto cycles = [](std::size_t items) {
    Profile profile{.items = items, .ballots = {}};
    for (std::size_t voter = 0; voter < cycle; ++voter) {
      Ballot ballot;
      for (std::size_t i = 0; i < items; ++i) {
        ballot.level.push_back(
            static_cast<std::uint32_t>(i / cycle * cycle + (i + voter) % cycle + 1));
      }
      profile.ballots.push_back(ballot);
    }
    return profile;
  };
  const auto truth = by_all_orders(pairwise(cycles(cycle)));
  std::uint64_t optima = 1;
  for (int group = 0; group < 20; ++group) optima *= truth.optima.size();
  const auto result = kemeny(pairwise(cycles(100)), {.all_optima = true});
  CHECK(result.proven_optimal);
  CHECK(result.distance == 20 * truth.distance);
  CHECK(result.n_optima == optima);
  CHECK(result.optimal_orders.size() == 1000);
  for (std::size_t at = 0; at < 100; ++at) CHECK(result.order[at] / cycle == at / cycle);
}

TEST_CASE("Kemeny with ties: the optimum and all optima are those of all weak orders") {
  for (const auto scheme : {TieScheme::tau_x, TieScheme::unifying, TieScheme::induced}) {
    for (std::uint32_t number = 0; number < 150; ++number) {
      CAPTURE(number);
      Draws draws(3000 + number);
      auto shape = random_shape(draws, 5);
      shape.items = std::max<std::size_t>(shape.items, 2);
      const auto profile = random_profile(draws, shape);
      const auto costs = tie_costs(profile, scheme);
      Votes least = std::numeric_limits<Votes>::max();
      std::set<std::vector<std::uint32_t>> optima;
      each_weak_order(profile.items, [&](const std::vector<std::uint32_t>& level) {
        Votes cost = 0;
        for (std::size_t i = 0; i < level.size(); ++i) {
          for (std::size_t j = i + 1; j < level.size(); ++j) {
            cost += level[i] == level[j]  ? costs.tied(i, j)
                    : level[i] < level[j] ? costs.before(i, j)
                                          : costs.before(j, i);
          }
        }
        if (cost < least) optima.clear();
        least = std::min(least, cost);
        if (cost == least) optima.insert(level);
      });
      const auto result = kemeny_ties(profile, scheme, true, 100'000);
      REQUIRE(result.proven_optimal);
      REQUIRE(result.n_optima == optima.size());
      REQUIRE(std::set(result.optimal_levels.begin(), result.optimal_levels.end()) == optima);
    }
  }
}

TEST_CASE("Kemeny with ties: tau x of one voter's own order is one") {
  for (std::uint32_t number = 0; number < 50; ++number) {
    Draws draws(4000 + number);
    const auto profile = random_profile(draws, {.items = 6, .ballots = 1, .ties = true});
    const auto result = kemeny_ties(profile, TieScheme::tau_x, true);
    CHECK(result.n_optima == 1);
    CHECK(result.level == profile.ballots[0].level);
    CHECK(result.tau_x == Approx(1));
  }
}

TEST_CASE("Kemeny with ties: beyond the exact size one optimum is proven, and none are counted") {
  Draws draws(1);
  const auto profile = random_profile(draws, {.items = 30, .ballots = 6, .ties = true});
  const auto result = kemeny_ties(profile, TieScheme::unifying, true);
  CHECK(result.proven_optimal);
  CHECK(result.n_optima == 0);
  CHECK(result.optimal_levels.empty());
  CHECK(result.lower_bound == Approx(result.distance));
}

TEST_CASE("Strong components: arcs between components lead from the earlier to the later") {
  for (std::uint32_t number = 0; number < 100; ++number) {
    CAPTURE(number);
    Draws draws(5000 + number);
    const std::size_t n = 1 + draws.below(8);
    std::vector<bool> arc(n * n);
    for (std::size_t i = 0; i < arc.size(); ++i) arc[i] = draws.one_in(4);
    std::vector<bool> reach = arc;
    for (std::size_t via = 0; via < n; ++via) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          if (reach[i * n + via] && reach[via * n + j]) reach[i * n + j] = true;
        }
      }
    }
    const auto parts =
        strong_components(n, [&](std::size_t i, std::size_t j) { return arc[i * n + j]; });
    std::vector<std::size_t> part_of(n, n);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      for (const auto v : parts[p]) part_of[v] = p;
    }
    for (std::size_t i = 0; i < n; ++i) {
      REQUIRE(part_of[i] < n);
      for (std::size_t j = 0; j < n; ++j) {
        const bool together = i == j || (reach[i * n + j] && reach[j * n + i]);
        REQUIRE((part_of[i] == part_of[j]) == together);
        if (arc[i * n + j]) REQUIRE(part_of[i] <= part_of[j]);
      }
    }
  }
}

}  // namespace
}  // namespace otbor::ranks
