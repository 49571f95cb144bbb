#pragma once
// Random ballots and decision problems for property tests, small enough to be tried in every way.

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/score/decision/problem.hpp"
#include "engine/score/ranks/profile.hpp"
#include "tests/property/draws.hpp"

namespace otbor {

struct ProfileShape {
  std::size_t items = 4;
  std::size_t ballots = 5;
  bool ties = false;
  bool gaps = false;
};

[[nodiscard]] inline ranks::Profile random_profile(Draws& draws, const ProfileShape& shape) {
  ranks::Profile profile{.items = shape.items, .ballots = {}};
  for (std::size_t b = 0; b < shape.ballots; ++b) {
    ranks::Ballot ballot;
    const auto order = draws.permutation(shape.items);
    ballot.level.resize(shape.items);
    std::uint32_t level = 1;
    for (std::size_t at = 0; at < order.size(); ++at) {
      if (at > 0 && !(shape.ties && draws.one_in(3))) ++level;
      ballot.level[order[at]] = shape.gaps && draws.one_in(4) ? 0 : level;
    }
    profile.ballots.push_back(std::move(ballot));
  }
  return profile;
}

/// Whole numbers 1 … 9 in every cell, weights 1 … 5 over their sum.
[[nodiscard]] inline decision::Problem random_problem(Draws& draws, std::size_t alternatives,
                                                      std::size_t criteria) {
  decision::Problem problem{.values = num::Matrix(alternatives, criteria)};
  std::vector<double> weights;
  for (std::size_t c = 0; c < criteria; ++c) {
    problem.goals.push_back(draws.one_in(3) ? decision::Goal::min : decision::Goal::max);
    weights.push_back(static_cast<double>(draws.between(1, 5)));
    for (std::size_t a = 0; a < alternatives; ++a) {
      problem.values(a, c) = static_cast<double>(draws.between(1, 9));
    }
  }
  problem.weights = decision::shares(weights).value();
  return problem;
}

/// visit(order) for each permutation of 0 … items − 1 in lexicographic order.
template <class Visit>
void each_order(std::size_t items, Visit visit) {
  std::vector<std::size_t> order(items);
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    visit(order);
  } while (std::next_permutation(order.begin(), order.end()));
}

/// visit(levels) for each weak order: levels from 1 without gaps.
template <class Visit>
void each_weak_order(std::size_t items, Visit visit) {
  std::vector<std::uint32_t> level(items, 1);
  for (;;) {
    const auto last = *std::max_element(level.begin(), level.end());
    bool without_gaps = true;
    for (std::uint32_t l = 1; l <= last; ++l) {
      without_gaps = without_gaps && std::find(level.begin(), level.end(), l) != level.end();
    }
    if (without_gaps) visit(level);
    std::size_t at = 0;
    while (at < items && level[at] == items) level[at++] = 1;
    if (at == items) return;
    ++level[at];
  }
}

}  // namespace otbor
