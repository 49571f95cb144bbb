// SMAA and counts of places against the plain way: one draw at a time, sorted by its values.

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/normal.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/rank_counts.hpp"
#include "engine/score/robust/smaa.hpp"
#include "tests/property/draws.hpp"

namespace otbor::robust {
namespace {

constexpr double equal = 1e-12;

/// First place of the tie each alternative stands in, from 0.
std::vector<std::size_t> places_of(const std::vector<double>& value) {
  const std::size_t n = value.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t a) { return value[a]; });
  const double largest = std::max(std::abs(value[order.front()]), std::abs(value[order.back()]));
  std::vector<std::size_t> place(n);
  for (std::size_t at = 1; at < n; ++at) {
    const bool level = value[order[at - 1]] - value[order[at]] <= equal * largest;
    place[order[at]] = level ? place[order[at - 1]] : at;
  }
  return place;
}

/// Weights and values of one draw, number by number.
struct PlainDraw {
  std::vector<double> weights;
  std::vector<double> value;
};

PlainDraw plain_draw(const SmaaInput& input, std::uint32_t number) {
  const std::size_t n = input.mean.rows();
  const std::size_t q = input.mean.columns();
  const Draw draw(input.seed, number);
  PlainDraw plain{input.weights, std::vector<double>(n)};
  if (plain.weights.empty()) {
    plain.weights.resize(q);
    draw.uniforms(Purpose::weights, q,
                  [&](std::size_t c, double u) { plain.weights[c] = -num::log(u); });
    const double sum = std::accumulate(plain.weights.begin(), plain.weights.end(), 0.0);
    for (double& weight : plain.weights) weight /= sum;
  }
  std::vector<double> normal(n);
  draw.uniforms(Purpose::values, n,
                [&](std::size_t a, double u) { normal[a] = num::normal_quantile(u); });
  for (std::size_t a = 0; a < n; ++a) {
    double variance = 0;
    for (std::size_t c = 0; c < q; ++c) {
      const double w = plain.weights[c];
      plain.value[a] += w * input.mean(a, c);
      if (input.deviation.rows() > 0) {
        variance += w * w * (input.deviation(a, c) * input.deviation(a, c));
      }
    }
    plain.value[a] += std::sqrt(variance) * normal[a];
  }
  return plain;
}

/// Few different values, so that alternatives tie; `deviation`: nothing is certain.
SmaaInput random_input(Draws& draws, std::size_t n, std::size_t q, bool deviation) {
  SmaaInput input{.mean = num::Matrix(n, q), .draws = 1 + draws.below(60)};
  if (deviation) input.deviation = num::Matrix(n, q);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t c = 0; c < q; ++c) {
      input.mean(a, c) = static_cast<double>(draws.between(-2, 2));
      if (deviation) input.deviation(a, c) = draws.below(3) * 0.5;
    }
  }
  input.seed = draws.below(1000);
  if (draws.one_in(3)) {
    for (std::size_t c = 0; c < q; ++c) input.weights.push_back(1.0 / static_cast<double>(q));
  }
  return input;
}

/// What the plain way counts.
struct Plain {
  num::Matrix places;
  num::Matrix ahead;
  num::Matrix weights;
  std::vector<std::size_t> firsts;
  std::map<std::vector<std::size_t>, std::size_t> rankings;
};

Plain counted_plainly(const SmaaInput& input) {
  const std::size_t n = input.mean.rows();
  Plain plain{num::Matrix(n, n),
              num::Matrix(n, n),
              num::Matrix(n, input.mean.columns()),
              std::vector<std::size_t>(n),
              {}};
  for (std::uint32_t number = 0; number < input.draws; ++number) {
    const auto draw = plain_draw(input, number);
    const auto place = places_of(draw.value);
    ++plain.rankings[place];
    for (std::size_t a = 0; a < n; ++a) {
      plain.places(a, place[a]) += 1;
      for (std::size_t b = 0; b < n; ++b) plain.ahead(a, b) += place[a] < place[b] ? 1 : 0;
      if (place[a] > 0) continue;
      ++plain.firsts[a];
      for (std::size_t c = 0; c < draw.weights.size(); ++c) {
        plain.weights(a, c) += draw.weights[c];
      }
    }
  }
  return plain;
}

TEST_CASE("SMAA: blocks of draws count what sorting one draw at a time counts") {
  std::uint32_t number = 0;
  for (const std::size_t n : {1U, 2U, 3U, 8U, 9U, 24U, 63U, 64U, 65U, 100U}) {
    for (std::uint32_t round = 0; round < 8; ++round) {
      Draws draws(number++);
      const auto input = random_input(draws, n, 1 + draws.below(4), round % 2 == 0);
      CAPTURE(n, round, input.draws, input.weights.size());
      const auto plain = counted_plainly(input);
      const auto result = smaa(input, num::Threads{1 + round % 3});
      const auto all = static_cast<double>(input.draws);
      double entropy = 0;
      for (const auto& [ranking, times] : plain.rankings) {
        const double p = static_cast<double>(times) / all;
        entropy -= p * std::log2(p);
      }
      CHECK(result.ranking_entropy == Approx(entropy).epsilon(1e-12).margin(1e-12));
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
          REQUIRE(result.acceptability(a, b) * all == Approx(plain.places(a, b)).margin(1e-9));
          REQUIRE(result.pairwise_winning(a, b) * all == Approx(plain.ahead(a, b)).margin(1e-9));
        }
        REQUIRE(result.central_weight[a].has_value() == (plain.firsts[a] > 0));
        if (plain.firsts[a] == 0) continue;
        for (std::size_t c = 0; c < input.mean.columns(); ++c) {
          REQUIRE((*result.central_weight[a])[c] * static_cast<double>(plain.firsts[a]) ==
                  Approx(plain.weights(a, c)).epsilon(1e-12));
        }
      }
    }
  }
}

TEST_CASE("Rank counts: eight draws side by side are counted like one after another") {
  for (std::uint32_t number = 0; number < 60; ++number) {
    Draws draws(1000 + number);
    const std::size_t n = draws.one_in(2) ? 1 + draws.below(12) : 60 + draws.below(9);
    const auto ties = draws.one_in(2) ? Ties::shared : Ties::first_place;
    RankCounts blocks(n, ties, true);
    RankCounts singles(n, ties, true);
    for (std::uint32_t round = 0; round < 5; ++round) {
      std::vector<double> block(n * draw_lanes);
      for (double& value : block) value = static_cast<double>(draws.between(-3, 3)) / 3;
      const std::size_t used = 1 + draws.below(draw_lanes);
      std::size_t taken = 0;
      blocks.add_block(block, used, equal, [&](std::size_t lane, const RankCounts::Order& order) {
        CHECK(lane == taken++);
        std::vector<double> column(n);
        for (std::size_t a = 0; a < n; ++a) column[a] = block[a * draw_lanes + lane];
        const auto single = singles.add(column, equal);
        CHECK(order.code == single.code);
        CHECK(std::ranges::equal(order.firsts, single.firsts));
      });
      CHECK(taken == used);
    }
    REQUIRE(blocks.draws() == singles.draws());
    for (std::size_t a = 0; a < n; ++a) {
      CHECK(std::ranges::equal(blocks.probability().row(a), singles.probability().row(a)));
      CHECK(std::ranges::equal(blocks.ahead().row(a), singles.ahead().row(a)));
    }
  }
}

}  // namespace
}  // namespace otbor::robust
