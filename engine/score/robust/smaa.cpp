#include "engine/score/robust/smaa.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/base/num/two.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/rank_counts.hpp"

namespace otbor::robust {
namespace {

constexpr double equal = 1e-12;
constexpr std::uint32_t confidence_draws_max = 10'000;

/// What the draws of one chunk have in common.
struct Tally {
  Tally(std::size_t alternatives, std::size_t criteria, bool pairs)
      : counts(alternatives, Ties::first_place, pairs),
        firsts(alternatives),
        weights(alternatives, criteria) {}
  RankCounts counts;
  std::vector<std::uint32_t> firsts;  // draws in which the alternative was first
  num::Matrix weights;                // their sum over these draws

  /// The weight of criterion c in that draw is w(c).
  template <class Weight>
  void add(std::span<const std::uint32_t> first_ones, Weight w) {
    for (const auto first : first_ones) {
      ++firsts[first];
      const auto sum = weights.row(first);
      for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += w(c);
    }
  }

  void add(const Tally& other) {
    counts.add(other.counts);
    for (std::size_t a = 0; a < firsts.size(); ++a) {
      firsts[a] += other.firsts[a];
      for (std::size_t c = 0; c < weights.columns(); ++c) weights(a, c) += other.weights(a, c);
    }
  }
};

/// The values of alternatives under given weights: normal, each with a mean and a deviation.
class Values {
 public:
  explicit Values(const SmaaInput& input) : mean_(input.mean), variance_(input.deviation) {
    for (std::size_t a = 0; a < variance_.rows(); ++a) {
      for (double& x : variance_.row(a)) x *= x;
    }
  }

  [[nodiscard]] bool uncertain() const { return variance_.rows() > 0; }

  /// Of one alternative under weights w.
  [[nodiscard]] std::pair<double, double> moments(std::span<const double> w, std::size_t a) const {
    double mean = 0;
    double variance = 0;
    for (std::size_t c = 0; c < w.size(); ++c) {
      mean += w[c] * mean_(a, c);
      if (uncertain()) variance += w[c] * w[c] * variance_(a, c);
    }
    return {mean, std::sqrt(variance)};
  }

  /// Of all of them under the weights of a block of draws.
  void moments(std::span<const double> w, std::span<double> mean,
               std::span<double> deviation) const {
    weigh(mean_, w, mean);
    if (!uncertain()) return;
    std::vector<double> squares(w.begin(), w.end());
    for (double& weight : squares) weight *= weight;
    weigh(variance_, squares, deviation);
    for (double& d : deviation) d = std::sqrt(d);
  }

 private:
  /// Σ w x for each alternative and draw, two draws a step.
  static void weigh(const num::Matrix& x, std::span<const double> w, std::span<double> sums) {
    for (std::size_t a = 0; a < x.rows(); ++a) {
      const auto row = x.row(a);
      num::Two sum[draw_lanes / 2] = {};
      for (std::size_t c = 0; c < row.size(); ++c) {
        const num::Two value = num::Two{} + row[c];
#pragma GCC unroll 4
        for (std::size_t half = 0; half < draw_lanes / 2; ++half) {
          sum[half] += num::load(&w[c * draw_lanes + 2 * half]) * value;
        }
      }
#pragma GCC unroll 4
      for (std::size_t half = 0; half < draw_lanes / 2; ++half) {
        num::store(&sums[a * draw_lanes + 2 * half], sum[half]);
      }
    }
  }

  num::Matrix mean_;
  num::Matrix variance_;
};

/// Draws [first, last). The code of each order goes to its place among the orders of all.
void run_chunk(const SmaaInput& input, const Values& values, std::size_t first, std::size_t last,
               Tally& tally, std::vector<std::uint64_t>& orders) {
  const std::size_t n = input.mean.rows();
  const std::size_t q = input.mean.columns();
  std::vector<double> weights(q * draw_lanes);
  std::vector<double> value(n * draw_lanes);
  std::vector<double> deviation(n * draw_lanes);
  std::vector<double> normal(n * draw_lanes);
  for (std::size_t i = 0; i < weights.size() && !input.weights.empty(); ++i) {
    weights[i] = input.weights[i / draw_lanes];
  }
  for (std::size_t number = first; number < last; number += draw_lanes) {
    const DrawBlock draws(input.seed, static_cast<std::uint32_t>(number));
    if (input.weights.empty()) draws.weights(weights);
    if (number == first || input.weights.empty()) values.moments(weights, value, deviation);
    if (values.uncertain()) {
      draws.normals(Purpose::values, normal);
      for (std::size_t i = 0; i < normal.size(); ++i)
        normal[i] = value[i] + deviation[i] * normal[i];
    }
    tally.counts.add_block(
        values.uncertain() ? normal : value, std::min(draw_lanes, last - number), equal,
        [&](std::size_t lane, const RankCounts::Order& order) {
          orders[number + lane] = order.code;
          tally.add(order.firsts, [&](std::size_t c) { return weights[c * draw_lanes + lane]; });
        });
  }
}

/// In order; eleven bits at a time, the last ones first, each time keeping the order so far.
void sort_codes(std::vector<std::uint64_t>& codes) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::vector<std::uint64_t> sorted(codes.size());
  std::vector<std::uint32_t> begins(digits + 1);
  for (unsigned shift = 0; shift < 64; shift += digit_bits) {
    const auto digit = [&](std::uint64_t code) { return (code >> shift) % digits; };
    std::ranges::fill(begins, 0U);
    for (const auto code : codes) ++begins[digit(code) + 1];
    for (std::size_t d = 0; d < digits; ++d) begins[d + 1] += begins[d];
    for (const auto code : codes) sorted[begins[digit(code)]++] = code;
    codes.swap(sorted);
  }
}

/// Bits of −Σ p log₂ p over the rankings that occurred.
double entropy(std::vector<std::uint64_t> orders) {
  constexpr double ln_2 = 0x1.62e42fefa39efp-1;
  sort_codes(orders);
  const auto all = static_cast<double>(orders.size());
  double sum = 0;
  double term = 0;  // of a ranking that occurred so often: many occur as often as the one before
  std::size_t times = 0;
  for (std::size_t first = 0, last = 0; first < orders.size(); first = last) {
    while (last < orders.size() && orders[last] == orders[first]) ++last;
    if (last - first != times) {
      times = last - first;
      const double p = static_cast<double>(times) / all;
      term = p * num::log(p);
    }
    sum -= term;
  }
  return sum / ln_2;
}

Smaa described(const Tally& tally, std::vector<std::uint64_t> orders, bool pairs) {
  Smaa result{.acceptability = tally.counts.probability(),
              .expected_rank = tally.counts.expected_rank()};
  if (pairs) result.pairwise_winning = tally.counts.ahead();
  for (std::size_t a = 0; a < tally.firsts.size(); ++a) {
    result.central_weight.emplace_back();
    if (tally.firsts[a] == 0) continue;
    const auto row = tally.weights.row(a);
    result.central_weight.back().emplace(row.begin(), row.end());
    for (double& weight : *result.central_weight.back()) weight /= tally.firsts[a];
  }
  result.ranking_entropy = entropy(std::move(orders));
  return result;
}

/// Under the central weight of one alternative: its rivals from the strongest down, so that a draw
/// it loses is soon seen to be lost.
struct Contest {
  std::size_t alternative = 0;
  std::vector<double> mean;
  std::vector<double> deviation;
  std::vector<std::size_t> rivals;

  /// In one draw of a block of normal numbers.
  [[nodiscard]] bool won(std::span<const double> normal, std::size_t lane) const {
    const auto value = [&](std::size_t b) {
      return mean[b] + deviation[b] * normal[b * draw_lanes + lane];
    };
    const double own = value(alternative);
    const double slack = equal * std::abs(own);
    return std::ranges::none_of(rivals, [&](std::size_t b) { return value(b) > own + slack; });
  }
};

std::vector<Contest> contests(const Values& values, const Smaa& result, std::size_t n) {
  std::vector<Contest> found;
  for (std::size_t a = 0; a < n; ++a) {
    if (!result.central_weight[a]) continue;
    Contest contest{a, std::vector<double>(n), std::vector<double>(n), {}};
    for (std::size_t b = 0; b < n; ++b) {
      std::tie(contest.mean[b], contest.deviation[b]) =
          values.moments(*result.central_weight[a], b);
      if (b != a) contest.rivals.push_back(b);
    }
    std::ranges::stable_sort(contest.rivals, std::greater(),
                             [&](std::size_t b) { return contest.mean[b]; });
    found.push_back(std::move(contest));
  }
  return found;
}

void find_confidence(const SmaaInput& input, const Values& values, num::Threads threads,
                     Smaa& result) {
  const std::size_t n = input.mean.rows();
  const auto contested = contests(values, result, n);
  const std::size_t draws =
      values.uncertain() ? std::min(input.draws, confidence_draws_max) : std::size_t{1};
  const std::size_t step = draws_a_chunk(draws, n);
  std::vector<std::vector<std::uint32_t>> wins(num::chunk_count(draws, step));
  num::for_chunks(
      threads, draws, step, [&](std::size_t chunk, std::size_t first, std::size_t last) {
        wins[chunk].resize(contested.size());
        std::vector<double> normal(n * draw_lanes);
        for (std::size_t number = first; number < last; number += draw_lanes) {
          if (values.uncertain()) {
            const DrawBlock block(input.seed, static_cast<std::uint32_t>(number));
            block.normals(Purpose::second_look, normal);
          }
          for (std::size_t lane = 0; lane < std::min(draw_lanes, last - number); ++lane) {
            for (std::size_t i = 0; i < contested.size(); ++i) {
              wins[chunk][i] += contested[i].won(normal, lane) ? 1 : 0;
            }
          }
        }
      });
  result.confidence.resize(n);
  for (std::size_t i = 0; i < contested.size(); ++i) {
    std::uint64_t won = 0;
    for (const auto& chunk : wins) won += chunk[i];
    result.confidence[contested[i].alternative] =
        static_cast<double>(won) / static_cast<double>(draws);
  }
}

}  // namespace

Smaa smaa(const SmaaInput& input, num::Threads threads) {
  OTBOR_CHECK(input.draws > 0);
  OTBOR_CHECK(input.mean.rows() > 0);
  OTBOR_CHECK(input.weights.empty() || input.weights.size() == input.mean.columns());
  const Values values(input);
  const std::size_t step = draws_a_chunk(input.draws, input.mean.rows());
  std::vector<Tally> tallies(num::chunk_count(input.draws, step),
                             Tally(input.mean.rows(), input.mean.columns(), input.pairs));
  std::vector<std::uint64_t> orders(input.draws);
  num::for_chunks(threads, input.draws, step,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    run_chunk(input, values, first, last, tallies[chunk], orders);
                  });
  for (std::size_t chunk = 1; chunk < tallies.size(); ++chunk) tallies[0].add(tallies[chunk]);
  Smaa result = described(tallies[0], std::move(orders), input.pairs);
  find_confidence(input, values, threads, result);
  return result;
}

Smaa smaa_of_samples(const num::Matrix& weights, const num::Matrix& values) {
  const std::size_t q = weights.columns();
  OTBOR_CHECK(q > 0);
  OTBOR_CHECK(values.rows() == weights.rows());
  OTBOR_CHECK(weights.rows() > 0);
  const std::size_t n = values.columns() / q;
  OTBOR_CHECK(n > 0 && n * q == values.columns());
  const auto value_of = [&](std::size_t draw, std::span<const double> w, std::size_t a) {
    const auto row = values.row(draw).subspan(a * q, q);
    return std::inner_product(row.begin(), row.end(), w.begin(), 0.0);
  };
  Tally tally(n, q, true);
  std::vector<double> value(n);
  std::vector<std::uint64_t> orders;
  for (std::size_t draw = 0; draw < weights.rows(); ++draw) {
    const auto w = weights.row(draw);
    for (std::size_t a = 0; a < n; ++a) value[a] = value_of(draw, w, a);
    const auto order = tally.counts.add(value, equal);
    orders.push_back(order.code);
    tally.add(order.firsts, [&](std::size_t c) { return w[c]; });
  }
  Smaa result = described(tally, std::move(orders), true);
  result.confidence.resize(n);
  for (std::size_t a = 0; a < n; ++a) {
    if (!result.central_weight[a]) continue;
    const auto& w = *result.central_weight[a];
    std::size_t won = 0;
    for (std::size_t draw = 0; draw < weights.rows(); ++draw) {
      const double own = value_of(draw, w, a);
      bool first = true;
      for (std::size_t b = 0; b < n && first; ++b) first = value_of(draw, w, b) <= own;
      won += first ? 1 : 0;
    }
    result.confidence[a] = static_cast<double>(won) / static_cast<double>(weights.rows());
  }
  return result;
}

}  // namespace otbor::robust
