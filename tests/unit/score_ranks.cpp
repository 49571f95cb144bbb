#include <algorithm>
#include <functional>

#include <catch2/catch.hpp>

#include "engine/score/ranks/distance.hpp"
#include "engine/score/ranks/kemeny.hpp"
#include "engine/score/ranks/rules.hpp"
#include "engine/score/ranks/worths.hpp"
#include "tests/property/draws_of_profiles.hpp"

namespace otbor::ranks {
namespace {

/// The strongest of all paths without repetition, by walking every one of them.
Votes strongest_path(const Pairwise& strength, std::size_t from, std::size_t to) {
  Votes best = 0;
  std::vector<bool> visited(strength.items());
  const std::function<void(std::size_t, Votes)> walk = [&](std::size_t at, Votes weakest) {
    if (at == to) {
      best = std::max(best, weakest);
      return;
    }
    visited[at] = true;
    for (std::size_t next = 0; next < strength.items(); ++next) {
      if (!visited[next] && strength(at, next) > 0) {
        walk(next, std::min(weakest, strength(at, next)));
      }
    }
    visited[at] = false;
  };
  walk(from, Points::whole(1'000'000).millionths());
  return best;
}

TEST_CASE("Schulze: path strengths are those of every path there is") {
  for (const auto strength : {Strength::winning_votes, Strength::margins}) {
    for (std::uint32_t number = 0; number < 150; ++number) {
      CAPTURE(number);
      Draws draws(number);
      const Pairwise votes = pairwise(random_profile(
          draws, {.items = 2 + draws.below(5), .ballots = 1 + draws.below(7), .ties = true}));
      const Pairwise arcs = strengths(votes, strength);
      const auto result = schulze(votes, strength);
      for (std::size_t i = 0; i < votes.items(); ++i) {
        for (std::size_t j = 0; j < votes.items(); ++j) {
          if (i != j) REQUIRE(result.path(i, j) == strongest_path(arcs, i, j));
        }
      }
    }
  }
}

TEST_CASE("Borda: a ballot with ties or gaps hands out as many points as one without") {
  const auto points = [](std::vector<std::uint32_t> level) {
    const auto result = borda({.items = 4, .ballots = {{std::move(level)}}});
    Votes sum = 0;
    for (const auto doubled : result.doubled) sum += doubled;
    return sum;
  };
  CHECK(points({1, 2, 3, 4}) == 12 * Points::unit);
  CHECK(points({1, 1, 2, 2}) == 12 * Points::unit);
  CHECK(points({1, 0, 2, 0}) == 12 * Points::unit);
  CHECK(points({0, 0, 0, 0}) == 12 * Points::unit);
}

TEST_CASE("Borda: what is not ranked shares the places behind everything that is") {
  const auto result = borda({.items = 4, .ballots = {{{2, 1, 0, 0}}}});
  CHECK(result.doubled == std::vector<Votes>{4'000'000, 6'000'000, 1'000'000, 1'000'000});
}

TEST_CASE("Ranked pairs: equally strong majorities are tried in every order") {
  for (std::uint32_t number = 0; number < 120; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const Pairwise votes =
        pairwise(random_profile(draws, {.items = 3 + draws.below(2), .ballots = 3}));
    // Every order of the majorities that goes from strong to weak, locked one by one.
    struct Arc {
      Votes strength;
      std::size_t over, under;
    };
    std::vector<Arc> arcs;
    const Pairwise strong = strengths(votes, Strength::winning_votes);
    for (std::size_t i = 0; i < votes.items(); ++i) {
      for (std::size_t j = 0; j < votes.items(); ++j) {
        if (strong(i, j) > 0) arcs.push_back({strong(i, j), i, j});
      }
    }
    std::vector<std::size_t> winners;
    each_order(arcs.size(), [&](const std::vector<std::size_t>& order) {
      for (std::size_t at = 1; at < order.size(); ++at) {
        if (arcs[order[at - 1]].strength < arcs[order[at]].strength) return;
      }
      std::vector<bool> above(votes.items() * votes.items());
      const auto is = [&](std::size_t i, std::size_t j) { return above[i * votes.items() + j]; };
      for (const auto at : order) {
        const auto& [strength, over, under] = arcs[at];
        if (is(under, over)) continue;
        for (std::size_t i = 0; i < votes.items(); ++i) {
          for (std::size_t j = 0; j < votes.items(); ++j) {
            if ((i == over || is(i, over)) && (j == under || is(under, j))) {
              above[i * votes.items() + j] = true;
            }
          }
        }
      }
      for (std::size_t j = 0; j < votes.items(); ++j) {
        bool free = true;
        for (std::size_t i = 0; i < votes.items(); ++i) free = free && !is(i, j);
        if (free && std::ranges::find(winners, j) == winners.end()) winners.push_back(j);
      }
    });
    std::ranges::sort(winners);
    const auto result = ranked_pairs(votes, Strength::winning_votes);
    REQUIRE(result.all);
    REQUIRE(result.winners == winners);
  }
}

TEST_CASE("Rank distances: the footrule lies between Kendall's distance and twice that") {
  for (std::uint32_t number = 0; number < 100; ++number) {
    CAPTURE(number);
    Draws draws(number);
    std::vector<double> a;
    std::vector<double> b;
    for (const auto x : draws.permutation(7)) a.push_back(static_cast<double>(x + 1));
    for (const auto x : draws.permutation(7)) b.push_back(static_cast<double>(x + 1));
    const auto result = distance(a, b);
    REQUIRE(result.kendall <= result.footrule);
    REQUIRE(result.footrule <= 2 * result.kendall);
    REQUIRE(*result.tau_b == Approx(1 - 4 * result.kendall / (7 * 6)));
  }
}

TEST_CASE("Rank distances: correlations with a ranking that ties everything do not exist") {
  const std::vector<double> tied{1, 1, 1};
  const std::vector<double> strict{1, 2, 3};
  const auto result = distance(tied, strict);
  CHECK(result.tau_b.error() == Undefined::no_variation);
  CHECK(result.spearman.error() == Undefined::no_variation);
  CHECK(result.kendall_half == Approx(1.5));
}

TEST_CASE("Plackett-Luce on orders of two is Bradley-Terry") {
  num::Matrix wins(3, 3);
  wins(0, 1) = 3, wins(1, 0) = 1, wins(1, 2) = 2, wins(2, 1) = 2, wins(2, 0) = 1, wins(0, 2) = 4;
  std::vector<std::vector<std::size_t>> orders;
  std::vector<double> times;
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      if (i == j) continue;
      orders.push_back({i, j});
      times.push_back(wins(i, j));
    }
  }
  for (const double ridge : {0.0, 0.5}) {
    for (const auto reference : {Reference::first, Reference::centred}) {
      const WorthOptions options{.ridge = ridge, .reference = reference};
      const auto pairs = bradley_terry(wins, options);
      const auto sets = plackett_luce(3, orders, times, options);
      REQUIRE(pairs.has_value());
      REQUIRE(sets.has_value());
      for (std::size_t i = 0; i < 3; ++i) {
        CHECK(pairs->log_worth[i] == Approx(sets->log_worth[i]).margin(1e-9));
        CHECK(pairs->se[i] == Approx(sets->se[i]).margin(1e-9));
      }
      CHECK(pairs->loglik == Approx(sets->loglik));
    }
  }
}

TEST_CASE("Bradley-Terry: two items have the logarithm of the odds and its textbook error") {
  num::Matrix wins(2, 2);
  wins(0, 1) = 8, wins(1, 0) = 2;
  const auto result = bradley_terry(wins, {});
  REQUIRE(result.has_value());
  CHECK(result->log_worth[1] == Approx(-1.3862943611198906));  // ln(2/8)
  CHECK(result->se[1] == Approx(0.7905694150420949));          // √(1/8 + 1/2)
  CHECK(result->se[0] == Approx(0.0).margin(1e-15));
}

TEST_CASE("Bradley-Terry: who never lost has no finite worth, unless a ridge holds it") {
  num::Matrix wins(3, 3);
  wins(0, 1) = 3, wins(0, 2) = 3, wins(1, 2) = 2, wins(2, 1) = 2;
  CHECK(bradley_terry(wins, {}).error() == Undefined::separated);
  CHECK(plackett_luce(3, {{0, 1, 2}, {0, 2, 1}}, {1, 1}, {}).error() == Undefined::separated);
  const auto held = bradley_terry(wins, {.ridge = 0.1});
  REQUIRE(held.has_value());
  CHECK(held->log_worth[1] < 0);
  CHECK(held->log_worth[1] == Approx(held->log_worth[2]));
}

TEST_CASE("Kemeny: where voters decide nothing, items stand in their own order") {
  Pairwise votes(4);
  CHECK(kemeny(votes).order == std::vector<std::size_t>{0, 1, 2, 3});
  votes(3, 0) = 1;
  CHECK(kemeny(votes).order == std::vector<std::size_t>{3, 0, 1, 2});
}

TEST_CASE("Bradley-Terry: groups that never met are not compared, which is not the same as lost") {
  num::Matrix wins(4, 4);
  wins(0, 1) = 1, wins(1, 0) = 2, wins(2, 3) = 1, wins(3, 2) = 2;
  CHECK(bradley_terry(wins, {}).error() == Undefined::not_compared);
  CHECK(plackett_luce(3, {{0, 1}, {1, 0}}, {1, 1}, {}).error() == Undefined::not_compared);
  wins(0, 2) = 1;
  CHECK(bradley_terry(wins, {}).error() == Undefined::separated);
}

TEST_CASE("Davidson: ties and wins of one side alone are told apart by no finite worth") {
  // ln ν → ∞ and θ_0 − θ_1 = 2 ln ν: one win and one tie are each seen half of the time, and no
  // finite worths reach the likelihood 1/4 of that.
  num::Matrix wins(2, 2);
  num::Matrix ties(2, 2);
  wins(0, 1) = 1, ties(0, 1) = 1;
  CHECK(davidson(wins, ties).error() == Undefined::separated);
  wins(1, 0) = 1;
  CHECK(davidson(wins, ties).has_value());
}

TEST_CASE("Davidson: a circle of wins holds the worths, also where each pair has one winner") {
  num::Matrix wins(3, 3);
  num::Matrix ties(3, 3);
  wins(0, 1) = 1, wins(1, 2) = 1, wins(2, 0) = 1;
  ties(0, 1) = ties(0, 2) = ties(1, 2) = 1;
  const auto result = davidson(wins, ties);
  REQUIRE(result.has_value());
  for (const double worth : result->worth) CHECK(worth == Approx(1.0 / 3));
  CHECK(result->tie_parameter == Approx(2));  // half of all are ties: ν/(2 + ν) = 1/2
}

TEST_CASE("Davidson: without ties the model is Bradley and Terry's") {
  num::Matrix wins(3, 3);
  wins(0, 1) = 3, wins(1, 0) = 1, wins(1, 2) = 2, wins(2, 1) = 2, wins(2, 0) = 1, wins(0, 2) = 4;
  const auto tied = davidson(wins, num::Matrix(3, 3));
  REQUIRE(tied.has_value());
  CHECK(tied->tie_parameter == Approx(0.0).margin(1e-15));
  CHECK(tied->loglik == Approx(bradley_terry(wins, {})->loglik));
  num::Matrix ties(3, 3);
  ties(0, 1) = ties(1, 2) = ties(0, 2) = 1;
  CHECK(davidson(num::Matrix(3, 3), ties).error() == Undefined::no_variation);
}

}  // namespace
}  // namespace otbor::ranks
