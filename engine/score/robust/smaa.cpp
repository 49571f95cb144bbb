#include "engine/score/robust/smaa.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

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
  std::vector<std::uint64_t> orders;  // a code a draw

  void add(std::span<const double> values, std::span<const double> w) {
    const auto order = counts.add(values, equal);
    orders.push_back(order.code);
    for (const auto first : order.firsts) {
      ++firsts[first];
      const auto sum = weights.row(first);
      for (std::size_t c = 0; c < w.size(); ++c) sum[c] += w[c];
    }
  }

  void add(const Tally& other) {
    counts.add(other.counts);
    for (std::size_t a = 0; a < firsts.size(); ++a) {
      firsts[a] += other.firsts[a];
      for (std::size_t c = 0; c < weights.columns(); ++c) weights(a, c) += other.weights(a, c);
    }
    orders.insert(orders.end(), other.orders.begin(), other.orders.end());
  }
};

/// The values of one draw. Criteria outside, alternatives inside: `columns` holds the means of a
/// criterion side by side.
class Values {
 public:
  explicit Values(const SmaaInput& input)
      : n_(input.mean.rows()),
        stride_((n_ + lanes - 1) / lanes * lanes),
        q_(input.mean.columns()),
        uncertain_(input.deviation.rows() > 0) {
    mean_.resize(stride_ * q_);
    variance_.resize(uncertain_ ? mean_.size() : 0);
    for (std::size_t a = 0; a < n_; ++a) {
      for (std::size_t c = 0; c < q_; ++c) {
        mean_[c * stride_ + a] = input.mean(a, c);
        if (uncertain_) variance_[c * stride_ + a] = input.deviation(a, c) * input.deviation(a, c);
      }
    }
  }

  [[nodiscard]] bool uncertain() const { return uncertain_; }

  /// Mean and standard deviation of each alternative's value under weights w.
  void moments(std::span<const double> w, std::vector<double>& mean,
               std::vector<double>& deviation) const {
    weigh(mean_, w, false, mean);
    if (!uncertain_) return;
    weigh(variance_, w, true, deviation);
    for (double& d : deviation) d = std::sqrt(d);
  }

 private:
  /// Σ w x, or Σ w² x. Element by element, four a step: the order of adding is the same for each.
  void weigh(const std::vector<double>& columns, std::span<const double> w, bool squared,
             std::vector<double>& sum) const {
    std::vector<double> padded(stride_);
    double* const __restrict out = padded.data();
    for (std::size_t c = 0; c < q_; ++c) {
      const double times = squared ? w[c] * w[c] : w[c];
      const double* const __restrict column = columns.data() + c * stride_;
      for (std::size_t a = 0; a < stride_; a += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) out[a + lane] += times * column[a + lane];
      }
    }
    std::copy_n(padded.begin(), n_, sum.begin());
  }

  static constexpr std::size_t lanes = 4;
  std::size_t n_;
  std::size_t stride_;
  std::size_t q_;
  bool uncertain_;
  std::vector<double> mean_;
  std::vector<double> variance_;
};

void run_chunk(const SmaaInput& input, const Values& values, std::size_t first, std::size_t last,
               Tally& tally) {
  const std::size_t n = input.mean.rows();
  std::vector<double> weights = input.weights;
  weights.resize(input.mean.columns());
  std::vector<double> value(n);
  std::vector<double> deviation(n);
  std::vector<double> normal(n);
  tally.orders.reserve(last - first);
  for (std::size_t number = first; number < last; ++number) {
    const Draw draw(input.seed, static_cast<std::uint32_t>(number));
    if (input.weights.empty()) draw.weights(weights);
    if (number == first || input.weights.empty()) values.moments(weights, value, deviation);
    if (!values.uncertain()) {
      tally.add(value, weights);
      continue;
    }
    draw.normals(Purpose::values, normal);
    for (std::size_t a = 0; a < n; ++a) normal[a] = value[a] + deviation[a] * normal[a];
    tally.add(normal, weights);
  }
}

/// Bits of −Σ p log₂ p over the rankings that occurred.
double entropy(std::vector<std::uint64_t> orders) {
  constexpr double ln_2 = 0x1.62e42fefa39efp-1;
  std::ranges::sort(orders);
  const auto all = static_cast<double>(orders.size());
  double sum = 0;
  for (std::size_t first = 0, last = 0; first < orders.size(); first = last) {
    while (last < orders.size() && orders[last] == orders[first]) ++last;
    const double p = static_cast<double>(last - first) / all;
    sum -= p * num::log(p);
  }
  return sum / ln_2;
}

Smaa described(const Tally& tally, bool pairs) {
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
  result.ranking_entropy = entropy(tally.orders);
  return result;
}

/// Under the central weight of one alternative: its rivals from the strongest down, so that a draw
/// it loses is soon seen to be lost.
struct Contest {
  std::size_t alternative = 0;
  std::vector<double> mean;
  std::vector<double> deviation;
  std::vector<std::size_t> rivals;
};

std::vector<Contest> contests(const Values& values, const Smaa& result, std::size_t n) {
  std::vector<Contest> found;
  for (std::size_t a = 0; a < n; ++a) {
    if (!result.central_weight[a]) continue;
    Contest contest{a, std::vector<double>(n), std::vector<double>(n), {}};
    values.moments(*result.central_weight[a], contest.mean, contest.deviation);
    for (std::size_t b = 0; b < n; ++b) {
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
        std::vector<double> normal(n);
        for (std::size_t number = first; number < last; ++number) {
          if (values.uncertain()) {
            const Draw draw(input.seed, static_cast<std::uint32_t>(number));
            draw.normals(Purpose::second_look, normal);
          }
          for (std::size_t i = 0; i < contested.size(); ++i) {
            const auto& [a, mean, deviation, rivals] = contested[i];
            const auto value = [&](std::size_t b) { return mean[b] + deviation[b] * normal[b]; };
            const double own = value(a);
            const double slack = equal * std::abs(own);
            const auto ahead = [&](std::size_t b) { return value(b) > own + slack; };
            wins[chunk][i] += std::ranges::none_of(rivals, ahead) ? 1 : 0;
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
  num::for_chunks(threads, input.draws, step,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    run_chunk(input, values, first, last, tallies[chunk]);
                  });
  for (std::size_t chunk = 1; chunk < tallies.size(); ++chunk) tallies[0].add(tallies[chunk]);
  Smaa result = described(tallies[0], input.pairs);
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
  for (std::size_t draw = 0; draw < weights.rows(); ++draw) {
    for (std::size_t a = 0; a < n; ++a) value[a] = value_of(draw, weights.row(draw), a);
    tally.add(value, weights.row(draw));
  }
  Smaa result = described(tally, true);
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
