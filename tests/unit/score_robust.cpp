#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/normal.hpp"
#include "engine/base/num/special.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/rank_distribution.hpp"
#include "engine/score/robust/smaa.hpp"
#include "tests/property/draws.hpp"

namespace otbor::robust {
namespace {

bool same(const num::Matrix& a, const num::Matrix& b) {
  for (std::size_t i = 0; i < a.rows(); ++i) {
    if (!std::ranges::equal(a.row(i), b.row(i))) return false;
  }
  return a.rows() == b.rows();
}

SmaaInput uncertain(std::uint32_t draws) {
  SmaaInput input{.mean = num::Matrix(5, 3), .deviation = num::Matrix(5, 3), .draws = draws};
  Draws numbers(1);
  for (std::size_t a = 0; a < 5; ++a) {
    for (std::size_t c = 0; c < 3; ++c) {
      input.mean(a, c) = static_cast<double>(numbers.between(0, 20));
      input.deviation(a, c) = static_cast<double>(numbers.between(1, 5));
    }
  }
  return input;
}

TEST_CASE("Normal quantile: the percentage points of the tables") {
  CHECK(num::normal_quantile(0.5) == Approx(0).margin(1e-15));
  CHECK(num::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(num::normal_quantile(0.0001) == Approx(-3.719016485455709).epsilon(1e-14));
}

TEST_CASE("Normal quantile: the tail beyond it is the probability it was asked for") {
  for (const double p : {0.4, 0.07, 0.0749, 1e-3, 1e-8, 1e-11, 1e-12, 1e-40}) {
    CAPTURE(p);
    const double z = num::normal_quantile(p);
    CHECK(num::gamma_upper(0.5, z * z / 2) / 2 == Approx(p).epsilon(1e-11));
  }
}

TEST_CASE(
    "Draws: normal numbers have mean 0 and variance 1, weights sum to 1 around equal shares") {
  double sum = 0;
  double squares = 0;
  std::vector<double> shares(4);
  constexpr std::uint32_t count = 20'000;
  for (std::uint32_t number = 0; number < count; number += draw_lanes) {
    std::vector<double> normal(5 * draw_lanes);
    std::vector<double> weights(4 * draw_lanes);
    const DrawBlock draws(7, number);
    draws.normals(Purpose::values, normal);
    draws.weights(weights);
    for (const double z : normal) {
      sum += z;
      squares += z * z;
    }
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      double whole = 0;
      for (std::size_t c = 0; c < 4; ++c) {
        shares[c] += weights[c * draw_lanes + lane] / count;
        whole += weights[c * draw_lanes + lane];
      }
      REQUIRE(whole == Approx(1));
    }
  }
  CHECK(sum / (5 * count) == Approx(0).margin(0.013));  // four standard errors
  CHECK(squares / (5 * count) == Approx(1).margin(0.018));
  for (const double share : shares) CHECK(share == Approx(0.25).margin(0.006));
}

TEST_CASE("SMAA: one, two and seven threads give the same bits") {
  const auto input = uncertain(3001);
  const auto one = smaa(input, num::Threads{1});
  for (const unsigned threads : {2U, 7U}) {
    const auto many = smaa(input, num::Threads{threads});
    CHECK(same(one.acceptability, many.acceptability));
    CHECK(same(one.pairwise_winning, many.pairwise_winning));
    CHECK(one.central_weight == many.central_weight);
    CHECK(one.confidence == many.confidence);
    CHECK(std::ranges::equal(std::vector{one.ranking_entropy}, std::vector{many.ranking_entropy}));
  }
}

TEST_CASE("SMAA: drawing each alternative's value is drawing all its values and weighing them") {
  auto input = uncertain(20'000);
  const auto ours = smaa(input, num::Threads{2});
  num::Matrix weights(input.draws, 3);
  num::Matrix values(input.draws, 15);
  for (std::uint32_t number = 0; number < input.draws; ++number) {
    const Draw draw(99, number);
    std::vector<double> normal(15);
    draw.normals(Purpose::values, normal);
    double sum = 0;
    draw.uniforms(Purpose::weights, 3, [&](std::size_t c, double u) {
      weights(number, c) = -num::log(u);
      sum += weights(number, c);
    });
    for (double& weight : weights.row(number)) weight /= sum;
    for (std::size_t i = 0; i < 15; ++i) {
      values(number, i) = input.mean(i / 3, i % 3) + input.deviation(i / 3, i % 3) * normal[i];
    }
  }
  const auto theirs = smaa_of_samples(weights, values);
  for (std::size_t a = 0; a < 5; ++a) {
    CHECK(ours.expected_rank[a] == Approx(theirs.expected_rank[a]).margin(0.06));
    for (std::size_t r = 0; r < 5; ++r) {
      CHECK(ours.acceptability(a, r) == Approx(theirs.acceptability(a, r)).margin(0.02));
    }
    REQUIRE(ours.confidence[a].has_value() == theirs.confidence[a].has_value());
    if (ours.confidence[a])
      CHECK(*ours.confidence[a] == Approx(*theirs.confidence[a]).margin(0.03));
  }
}

TEST_CASE("SMAA: what no weights make the best has no central weight") {
  const SmaaInput input{.mean = num::Matrix(2, 2, {2.0, 2.0, 1.0, 1.0}), .draws = 100};
  const auto result = smaa(input, num::Threads{1});
  CHECK(result.acceptability(0, 0) == Approx(1.0).margin(1e-15));
  CHECK_FALSE(result.central_weight[1].has_value());
  CHECK_FALSE(result.confidence[1].has_value());
  CHECK(result.ranking_entropy == Approx(0).margin(1e-12));
}

TEST_CASE("SMAA: equal alternatives are both first") {
  const SmaaInput input{.mean = num::Matrix(2, 2, 1.0), .draws = 50};
  const auto result = smaa(input, num::Threads{1});
  CHECK(result.acceptability(0, 0) == Approx(1.0).margin(1e-15));
  CHECK(result.acceptability(1, 0) == Approx(1.0).margin(1e-15));
  CHECK(result.confidence == std::vector<std::optional<double>>{1.0, 1.0});
}

TEST_CASE("Rank distribution: errors that all scores share change no place") {
  Estimates estimates{.mean = {3, 2, 1}, .covariance = num::Matrix(3, 3, 4.0)};
  const auto counts = rank_distribution(estimates, 500, 1, num::Threads{1});
  REQUIRE(counts.has_value());
  for (std::size_t a = 0; a < 3; ++a)
    CHECK(counts->probability()(a, a) == Approx(1.0).margin(1e-15));
  CHECK(counts->interval(0.9)[1].low == 2);
  CHECK(counts->interval(0.9)[1].high == 2);
}

TEST_CASE("Rank distribution: a table that is no covariance is refused") {
  Estimates estimates{.mean = {1, 2}, .covariance = num::Matrix(2, 2, {1.0, 2.0, 2.0, 1.0})};
  CHECK(rank_distribution(estimates, 10, 1, num::Threads{1}).error() == Undefined::not_positive);
}

TEST_CASE(
    "Rank distribution: a diagonal covariance is independent errors, by any number of threads") {
  const Estimates plain{.mean = {1, 2, 3, 2.5}, .deviation = {1, 2, 0.5, 1}};
  Estimates table{.mean = plain.mean, .covariance = num::Matrix(4, 4)};
  for (std::size_t i = 0; i < 4; ++i) {
    table.covariance(i, i) = plain.deviation[i] * plain.deviation[i];
  }
  const auto a = rank_distribution(plain, 2000, 5, num::Threads{1});
  const auto b = rank_distribution(table, 2000, 5, num::Threads{3});
  CHECK(same(a->probability(), b->probability()));
  CHECK(same(a->ahead(), b->ahead()));
}

TEST_CASE("Rank counts: a tie shares its places in full") {
  RankCounts counts(3, Ties::shared, true);
  counts.add(std::vector<double>{5, 5, 5}, 0);
  counts.add(std::vector<double>{5, 5, 1}, 0);
  CHECK(counts.probability()(0, 0) == Approx((1.0 / 3 + 1.0 / 2) / 2));
  CHECK(counts.probability()(2, 2) == Approx((1.0 / 3 + 1) / 2));
  CHECK(counts.ahead()(0, 1) == Approx(0.0).margin(1e-15));
  CHECK(counts.ahead()(0, 2) == Approx(0.5).margin(1e-15));
  CHECK(counts.top(3) == std::vector<double>(3, 1.0));
}

TEST_CASE("Bootstrap of experts: two experts, all four samples in their shares") {
  const BootstrapInput input{.ratings = num::Matrix(2, 2, {4.0, 2.0, 3.0, 3.0}), .draws = 40'000};
  const auto result = bootstrap_experts(input, num::Threads{2});
  REQUIRE(result.has_value());
  CHECK(result->mean == std::vector<double>{3, 3});
  // Means of the first: 4, 3, 3, 2. Ahead, level, level, behind.
  CHECK(result->counts.probability()(0, 0) == Approx(0.5).margin(0.01));
  CHECK(result->counts.ahead()(0, 1) == Approx(0.25).margin(0.01));
  CHECK(result->deviation[0] == Approx(0.7071).margin(0.01));
  CHECK(result->deviation[1] == Approx(0).margin(1e-12));
}

TEST_CASE("Bootstrap of experts: it takes two experts and a rating of every practice") {
  CHECK(bootstrap_experts({.ratings = num::Matrix(2, 1, 1.0)}, num::Threads{1}).error() ==
        Undefined::one_expert);
  const num::Matrix blank(1, 2, std::nan(""));
  CHECK(bootstrap_experts({.ratings = blank}, num::Threads{1}).error() == Undefined::no_ratings);
}

}  // namespace
}  // namespace otbor::robust
