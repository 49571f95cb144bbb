#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/simplex.hpp"
#include "engine/score/weights/ahp.hpp"
#include "engine/score/weights/best_worst.hpp"
#include "engine/score/weights/objective.hpp"
#include "engine/score/weights/perron.hpp"
#include "engine/score/weights/stability.hpp"
#include "tests/property/draws.hpp"

namespace otbor::weights {
namespace {

num::Matrix consistent(const std::vector<double>& w) {
  num::Matrix a(w.size(), w.size());
  for (std::size_t i = 0; i < w.size(); ++i) {
    for (std::size_t j = 0; j < w.size(); ++j) a(i, j) = w[i] / w[j];
  }
  return a;
}

TEST_CASE("AHP: consistent judgements give back the weights they come from, whatever the method") {
  const std::vector<double> w{0.5, 0.25, 0.15, 0.1};
  for (const auto method : {AhpMethod::eigen, AhpMethod::geometric}) {
    const auto result = ahp(consistent(w), method);
    for (std::size_t i = 0; i < w.size(); ++i) CHECK(result.weights[i] == Approx(w[i]));
    CHECK(result.lambda_max == Approx(4));
    CHECK(result.ci == Approx(0).margin(1e-12));
    CHECK(result.gci == Approx(0).margin(1e-12));
  }
}

TEST_CASE("AHP: every way to fill gaps restores consistent judgements") {
  const std::vector<double> w{0.4, 0.3, 0.2, 0.1};
  auto asked = consistent(w);
  asked(0, 3) = asked(3, 0) = asked(1, 2) = asked(2, 1) = std::nan("");
  for (const auto completion :
       {Completion::harker, Completion::optimal, Completion::log_least_squares}) {
    const auto result = ahp_incomplete(*reciprocal(asked), completion);
    REQUIRE(result.has_value());
    for (std::size_t i = 0; i < w.size(); ++i) CHECK(result->weights[i] == Approx(w[i]));
    CHECK(result->completed(0, 3) == Approx(4));
    CHECK(result->completed(2, 1) == Approx(2.0 / 3));
  }
}

TEST_CASE("AHP: judgements that leave two groups apart give no weights") {
  num::Matrix asked(4, 4, std::nan(""));
  for (std::size_t i = 0; i < 4; ++i) asked(i, i) = 1;
  asked(0, 1) = 2;
  asked(2, 3) = 3;
  CHECK(ahp_incomplete(*reciprocal(asked), Completion::harker).error() == Undefined::not_compared);
}

TEST_CASE("AHP: a judgement given below the diagonal only is read from there") {
  num::Matrix asked(2, 2, 1);
  asked(0, 1) = std::nan("");
  asked(1, 0) = 0.25;
  CHECK((*reciprocal(asked))(0, 1) == Approx(4));
  asked(1, 0) = -1;
  CHECK(reciprocal(asked).error() == Undefined::not_positive);
}

TEST_CASE(
    "AHP: no other value of one judgement makes the whole more consistent than the best one") {
  num::Matrix a = consistent({0.5, 0.3, 0.2});
  a(0, 2) = 9;
  a(2, 0) = 1.0 / 9;
  const double best = most_consistent(a, 0, 2);
  CHECK(best == Approx(2.5));
  const auto lambda = [&](double value) {
    num::Matrix changed = a;
    changed(0, 2) = value;
    changed(2, 0) = 1 / value;
    return perron(changed).value;
  };
  for (double value = 0.2; value < 9; value += 0.2) CHECK(lambda(value) >= lambda(best) - 1e-12);
}

TEST_CASE(
    "AHP: contradictory judgements have exact weights, however slow multiplication would be") {
  // D C D⁻¹ with C = [1 a 1/a; 1/a 1 a; a 1/a 1]: the eigenvector is D 1 and λ = 1 + a + 1/a. The
  // other eigenvalues are almost as large.
  const std::vector<double> d{0.125, 0.25, 0.625};
  for (const double a : {9.0, 1e3, 1e6}) {
    num::Matrix judgements = consistent(d);
    for (const auto& [i, j] : {std::pair(0U, 1U), std::pair(1U, 2U), std::pair(2U, 0U)}) {
      judgements(i, j) *= a;
      judgements(j, i) /= a;
    }
    const auto result = ahp(judgements, AhpMethod::eigen);
    for (std::size_t i = 0; i < d.size(); ++i) CHECK(result.weights[i] == Approx(d[i]));
    CHECK(result.lambda_max == Approx(1 + a + 1 / a).epsilon(1e-12));
  }
}

TEST_CASE("AHP: a chain of judgements is consistent, so every completion follows the chain") {
  for (const auto& [items, times] : {std::pair(40U, 2.0), std::pair(12U, 9.0)}) {
    num::Matrix asked(items, items, std::nan(""));
    for (std::size_t i = 0; i < items; ++i) asked(i, i) = 1;
    for (std::size_t i = 0; i + 1 < items; ++i) asked(i, i + 1) = times;
    const auto judgements = *reciprocal(asked);
    for (const auto completion :
         {Completion::harker, Completion::optimal, Completion::log_least_squares}) {
      if (completion == Completion::optimal && items > 12) continue;  // some seconds
      const auto result = ahp_incomplete(judgements, completion);
      REQUIRE(result.has_value());
      CHECK(result->lambda_max == Approx(items).epsilon(1e-10));
      for (std::size_t i = 0; i + 1 < items; ++i) {
        CHECK(result->weights[i] / result->weights[i + 1] == Approx(times).epsilon(1e-6));
      }
    }
  }
}

TEST_CASE("Best-worst: consistent comparisons give exact weights and no deviation") {
  const auto result = best_worst(
      {.best_to_others = {1, 2, 4}, .others_to_worst = {4, 2, 1}, .best = 0, .worst = 2});
  REQUIRE(result.has_value());
  CHECK(result->xi == Approx(0).margin(1e-12));
  CHECK(result->cr == Approx(0).margin(1e-12));
  CHECK(result->weights[0] == Approx(4.0 / 7));
  CHECK(result->weights[2] == Approx(1.0 / 7));
}

TEST_CASE(
    "Weights from data: values that hardly differ have weights, by the squares of what differs") {
  // 1 − E ≈ Σ d² / (2 n ln n) for small d = x/mean − 1: here 1 to 4.
  const num::Matrix near(2, 2, {1e8, 1e8, 1e8 + 1, 1e8 + 2});
  CHECK((*entropy_weights(near))[0] == Approx(0.2).epsilon(1e-6));
  const num::Matrix tiny(2, 2, {0, 0, 1e-15, 3e-15});
  CHECK((*deviation_weights(tiny, Scaling::none))[0] == Approx(0.25));
  // 1/2 ln 2 of the second column: half of it is nothing.
  const num::Matrix half(4, 2, {0, 1, 0, 0, 1, 0, 1, 0});
  const auto weights = *entropy_weights(half);
  CHECK(weights[0] == Approx(1.0 / 3));  // 1 − ln 2/ln 4 against 1 − 0
}

TEST_CASE("CRITIC: criteria that go together exactly are in no conflict, rounding or not") {
  const num::Matrix values(
      2, 3,
      {1.41111213e-04, 1.93813006e-01, 2.67417739, 3.66541070e+03, 2.93905983, 3.68820171e+02});
  CHECK(critic_weights(values, Scaling::none, Correlation::pearson).error() ==
        Undefined::no_variation);
}

TEST_CASE("Weights from data: a criterion that does not vary weighs nothing") {
  const num::Matrix values(3, 2, {5, 1, 5, 2, 5, 4});
  CHECK((*entropy_weights(values))[0] == Approx(0.0).margin(1e-15));
  CHECK((*deviation_weights(values, Scaling::minmax))[0] == Approx(0.0).margin(1e-15));
  CHECK((*critic_weights(values, Scaling::minmax, Correlation::pearson))[0] ==
        Approx(0.0).margin(1e-15));
  CHECK(entropy_weights(num::Matrix(3, 2, 5.0)).error() == Undefined::no_variation);
  CHECK(entropy_weights(num::Matrix(1, 2, 5.0)).error() == Undefined::one_practice);
  CHECK(entropy_weights(num::Matrix(2, 1, {-1.0, 1.0})).error() == Undefined::not_positive);
}

TEST_CASE("Weight intervals: within them the list stays, outside it does not") {
  for (std::uint32_t number = 0; number < 100; ++number) {
    CAPTURE(number);
    Draws draws(number);
    num::Matrix values(4, 3);
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t c = 0; c < 3; ++c) values(a, c) = static_cast<double>(draws.between(0, 9));
    }
    const std::vector<double> weights{0.5, 0.3, 0.2};
    const auto scores = [&](const std::vector<double>& w) {
      std::vector<double> sums(4);
      for (std::size_t a = 0; a < 4; ++a) {
        for (std::size_t c = 0; c < 3; ++c) sums[a] += w[c] * values(a, c);
      }
      return sums;
    };
    const auto now = scores(weights);
    const auto best =
        static_cast<std::size_t>(std::max_element(now.begin(), now.end()) - now.begin());
    std::vector<bool> list(4);
    list[best] = true;
    const auto intervals = weight_intervals(values, weights, list);
    for (std::size_t k = 0; k < 3; ++k) {
      for (int step = 0; step <= 40; ++step) {
        const double t = step / 40.0;
        auto other = weights;
        for (std::size_t j = 0; j < 3; ++j) {
          other[j] = j == k ? t : weights[j] * (1 - t) / (1 - weights[k]);
        }
        const auto then = scores(other);
        const bool first = then[best] >= *std::max_element(then.begin(), then.end()) - 1e-9;
        const bool within = t >= intervals[k].low - 1e-9 && t <= intervals[k].high + 1e-9;
        REQUIRE(first == within);
      }
    }
  }
}

TEST_CASE("Simplex: no feasible point of a grid is cheaper than the vertex it finds") {
  using num::LinearProgramme;
  using num::LinearSolution;
  using num::Relation;
  std::size_t solved = 0;
  for (std::uint32_t number = 0; number < 300; ++number) {
    CAPTURE(number);
    Draws draws(number);
    LinearProgramme programme{.costs = {}, .rows = {}};
    for (int v = 0; v < 2; ++v) {
      programme.costs.push_back(static_cast<double>(draws.between(-4, 4)));
    }
    for (int row = 0; row < 3; ++row) {
      programme.rows.push_back({.coefficients = {static_cast<double>(draws.between(-3, 3)),
                                                 static_cast<double>(draws.between(-3, 3))},
                                .relation = draws.one_in(4)   ? Relation::equal
                                            : draws.one_in(2) ? Relation::at_least
                                                              : Relation::at_most,
                                .bound = static_cast<double>(draws.between(-6, 6))});
    }
    programme.rows.push_back({.coefficients = {1, 1}, .relation = Relation::at_most, .bound = 12});
    const auto fits = [&](double x, double y) {
      for (const auto& row : programme.rows) {
        const double sum = row.coefficients[0] * x + row.coefficients[1] * y;
        if (row.relation != Relation::at_least && sum > row.bound + 1e-7) return false;
        if (row.relation != Relation::at_most && sum < row.bound - 1e-7) return false;
      }
      return x >= -1e-9 && y >= -1e-9;
    };
    const auto result = num::minimise(programme);
    REQUIRE(result.status != LinearSolution::Status::unbounded);
    const bool found = result.status == LinearSolution::Status::optimal;
    if (found) {
      ++solved;
      REQUIRE(fits(result.x[0], result.x[1]));
    }
    for (double x = 0; x <= 12; x += 0.25) {
      for (double y = 0; x + y <= 12; y += 0.25) {
        if (!fits(x, y)) continue;
        REQUIRE(found);
        REQUIRE(programme.costs[0] * x + programme.costs[1] * y >= result.cost - 1e-7);
      }
    }
  }
  CHECK(solved > 50);
}

TEST_CASE("Simplex: a cost that falls for ever is said to be unbounded") {
  const auto result = num::minimise(
      {.costs = {-1, 0},
       .rows = {{.coefficients = {1, -1}, .relation = num::Relation::at_most, .bound = 1}}});
  CHECK(result.status == num::LinearSolution::Status::unbounded);
}

}  // namespace
}  // namespace otbor::weights
