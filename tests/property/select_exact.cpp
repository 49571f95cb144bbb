// The best list against every list there is: thousands of small random problems with nested and
// crossing sets, pairs, budgets and fixed items.

#include <optional>

#include <catch2/catch.hpp>

#include "engine/select/exact/problem.hpp"
#include "tests/property/draws.hpp"

namespace otbor::exact {
namespace {

constexpr std::uint32_t cases = 4000;

/// Sets of one family share nothing; three families cross.
Problem random_problem(Draws& draws) {
  Problem problem;
  const auto items = 1 + draws.below(11);
  for (std::uint32_t item = 0; item < items; ++item) problem.worth.push_back(draws.below(12));
  const auto families = draws.below(4);
  for (std::uint32_t family = 0; family < families; ++family) {
    std::vector<Limit> sets(1 + draws.below(3));
    for (std::uint32_t item = 0; item < items; ++item) {
      if (!draws.one_in(6))
        sets[draws.below(static_cast<std::uint32_t>(sets.size()))].items.push_back(item);
    }
    for (auto& set : sets) {
      if (!draws.one_in(3)) set.at_most = draws.below(4);
      if (draws.one_in(3)) set.at_least = draws.below(3);
      problem.limits.push_back(set);
    }
  }
  if (!draws.one_in(4)) {
    Limit places{.items = {}, .at_most = draws.below(6)};
    for (std::uint32_t item = 0; item < items; ++item) places.items.push_back(item);
    problem.limits.push_back(places);
  }
  for (std::uint32_t pairs = draws.below(3); pairs > 0 && items > 1; --pairs) {
    const auto a = draws.below(items);
    const auto b = draws.below(items);
    if (a != b) problem.limits.push_back({.items = {a, b}, .at_most = 1});
  }
  for (std::uint32_t budgets = draws.below(3); budgets > 0; --budgets) {
    Budget budget;
    for (std::uint32_t item = 0; item < items; ++item) {
      if (draws.one_in(4)) continue;
      budget.items.push_back(item);
      budget.costs.push_back(5 * draws.below(20));
    }
    budget.at_most = draws.below(150);
    problem.budgets.push_back(budget);
  }
  if (draws.one_in(3)) {
    for (std::uint32_t item = 0; item < items; ++item) {
      problem.fixed.push_back(draws.one_in(6)   ? Fixed::in
                              : draws.one_in(6) ? Fixed::out
                                                : Fixed::no);
    }
  }
  return problem;
}

std::vector<bool> list_of(std::uint32_t bits, std::size_t items) {
  std::vector<bool> taken;
  for (std::size_t item = 0; item < items; ++item) taken.push_back((bits >> item & 1U) != 0);
  return taken;
}

}  // namespace

TEST_CASE("The best list is worth as much as the best of all lists that keep the rules") {
  std::uint32_t feasible = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    const auto problem = random_problem(draws);
    std::optional<Wide> best;
    for (std::uint32_t bits = 0; bits >> problem.items() == 0; ++bits) {
      const auto list = list_of(bits, problem.items());
      const Wide worth = worth_of(problem, list);
      if ((!best || worth > *best) && keeps_rules(problem, list)) best = worth;
    }
    const auto answer = solve(problem);
    INFO("case " << number);
    REQUIRE(answer.status == (best ? Status::optimal : Status::infeasible));
    if (!best) continue;
    ++feasible;
    CHECK(keeps_rules(problem, answer.taken));
    CHECK(static_cast<std::int64_t>(worth_of(problem, answer.taken)) ==
          static_cast<std::int64_t>(*best));
    CHECK(answer.worth == answer.bound);
  }
  CHECK(feasible > cases / 3);
}

}  // namespace otbor::exact
