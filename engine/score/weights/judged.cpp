#include "engine/score/weights/judged.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/base/approximate.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/score/ranks/distance.hpp"

namespace otbor::weights {
namespace {

constexpr std::size_t reconsidered_max = 3;
constexpr double scale_end = 9;

num::Matrix matrix_of(const Judge& judge, std::size_t n) {
  num::Matrix matrix(n, n, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < n; ++i) matrix(i, i) = 1;
  for (const auto& pair : judge.pairs) {
    const double times = approximate(pair.times);
    matrix(pair.more, pair.than) = times;
    matrix(pair.than, pair.more) = 1 / times;
  }
  return matrix;
}

/// On Saaty's scale: a whole number of times up to nine, one way or the other.
double on_scale(double times) {
  const auto whole = [](double x) { return std::clamp(std::floor(x + 0.5), 1.0, scale_end); };
  return times >= 1 ? whole(times) : 1 / whole(1 / times);
}

Expected<double> ratio_of(double lambda, std::size_t n, std::size_t missing) {
  const auto items = static_cast<double>(n);
  return consistency_ratio((lambda - items) / (items - 1), n, missing, saaty_random_index);
}

/// Judgements that were given and that another whole number of times would fit better.
std::vector<Reconsider> reconsider(const Judge& judge, const num::Matrix& asked,
                                   const num::Matrix& completed,
                                   const std::vector<double>& weights) {
  std::vector<Reconsider> found;
  const std::size_t n = completed.rows();
  for (const auto& each : to_reconsider(asked, completed, weights, n * n)) {
    const auto pair = std::ranges::find_if(judge.pairs, [&](const PairJudgement& one) {
      return std::pair(std::min(one.more, one.than), std::max(one.more, one.than)) ==
             std::pair(each.i, each.j);
    });
    if (found.size() == reconsidered_max) break;
    OTBOR_CHECK(pair != judge.pairs.end());
    const bool as_given = pair->more == each.i;
    Reconsider one{.more = pair->more,
                   .than = pair->than,
                   .given = approximate(pair->times),
                   .better = on_scale(as_given ? each.best : 1 / each.best),
                   .cr_then = {}};
    if (std::abs(one.better - one.given) < 0.5 && one.better >= 1) continue;
    num::Matrix changed = completed;
    changed(one.more, one.than) = one.better;
    changed(one.than, one.more) = 1 / one.better;
    const std::size_t missing = n * (n - 1) / 2 - judge.pairs.size();
    const auto then = ratio_of(ahp(changed, AhpMethod::eigen).lambda_max, n, missing);
    if (then) one.cr_then = *then;
    found.push_back(one);
  }
  return found;
}

Expected<PairwiseWeights> pairwise(const Judge& judge, std::size_t n) {
  const auto asked = matrix_of(judge, n);
  const auto least_squares = ahp_incomplete(asked, Completion::log_least_squares);
  if (!least_squares) return Unexpected(least_squares.error());
  const auto harker = ahp_incomplete(asked, Completion::harker);
  if (!harker) return Unexpected(harker.error());
  const auto optimal = ahp_incomplete(asked, Completion::optimal);
  if (!optimal) return Unexpected(optimal.error());
  PairwiseWeights own{.geometric = least_squares->weights,
                      .eigen = harker->weights,
                      .lambda_max = optimal->lambda_max,
                      .cr = Unexpected(Undefined::too_large),
                      .gci = {},
                      .missing = n * (n - 1) / 2 - judge.pairs.size(),
                      .reconsider = {}};
  own.cr = ratio_of(own.lambda_max, n, own.missing);
  if (own.missing == 0 && n > 2) own.gci = ahp(asked, AhpMethod::geometric).gci;
  // A consistent person is asked nothing again, nor is one whose judgements cannot contradict.
  const bool fits = own.cr ? *own.cr <= cr_limit(n) : own.cr.error() == Undefined::no_freedom;
  if (!fits && n > 2)
    own.reconsider = reconsider(judge, asked, least_squares->completed, own.geometric);
  return own;
}

Expected<BestWorst> best_worst_of(const BestWorstJudgement& given) {
  BestWorstInput input{
      .best_to_others = {}, .others_to_worst = {}, .best = given.best, .worst = given.worst};
  for (const auto times : given.best_to_others) input.best_to_others.push_back(approximate(times));
  for (const auto times : given.others_to_worst) {
    input.others_to_worst.push_back(approximate(times));
  }
  return best_worst(input);
}

Expected<std::vector<double>> consensus_of(const Judgements& judgements,
                                           const std::vector<OwnWeights>& own) {
  const std::size_t n = judgements.criteria.size();
  std::vector<double> logs(n);
  std::vector<bool> zero(n);
  double voices = 0;
  for (std::size_t who = 0; who < own.size(); ++who) {
    const auto* weights = own[who].weights();
    const double voice = approximate(judgements.judges[who].voice);
    if (weights == nullptr || !(voice > 0)) continue;
    voices += voice;
    for (std::size_t at = 0; at < n; ++at) {
      zero[at] = zero[at] || !((*weights)[at] > 0);
      if (!zero[at]) logs[at] += voice * num::log((*weights)[at]);
    }
  }
  if (!(voices > 0)) return Unexpected(Undefined::not_compared);
  std::vector<double> weights(n);
  double sum = 0;
  for (std::size_t at = 0; at < n; ++at) {
    weights[at] = zero[at] ? 0 : num::exp(logs[at] / voices);
    sum += weights[at];
  }
  if (!(sum > 0)) return Unexpected(Undefined::not_positive);
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

const std::vector<double>* OwnWeights::weights() const {
  if (pairwise) return &pairwise->geometric;
  return best_worst && *best_worst ? &(*best_worst)->weights : nullptr;
}

double cr_limit(std::size_t items) { return items <= 3 ? 0.05 : items == 4 ? 0.08 : 0.10; }

double gci_limit(std::size_t items) { return items <= 3 ? 0.31 : items == 4 ? 0.35 : 0.37; }

JudgedWeights judged_weights(const Judgements& judgements) {
  OTBOR_CHECK(judgements.criteria.size() >= 2);
  OTBOR_CHECK(!judgements.judges.empty());
  JudgedWeights result;
  for (const auto& judge : judgements.judges) {
    auto& own = result.own.emplace_back();
    if (!judge.pairs.empty()) own.pairwise = pairwise(judge, judgements.criteria.size());
    if (judge.best_worst) own.best_worst = best_worst_of(*judge.best_worst);
  }
  result.consensus = consensus_of(judgements, result.own);
  for (const auto& own : result.own) {
    const auto* weights = own.weights();
    if (weights == nullptr || !result.consensus) {
      result.agreement.emplace_back(Unexpected(Undefined::not_compared));
    } else {
      result.agreement.push_back(ranks::distance(*weights, *result.consensus).tau_b);
    }
  }
  return result;
}

std::vector<Points> printable(const std::vector<double>& weights, Points sum, int digits) {
  std::int64_t step = Points::unit;
  for (int digit = 0; digit < digits; ++digit) step /= 10;
  const std::int64_t whole = sum.millionths() / step;
  std::vector<std::int64_t> steps;
  std::vector<double> lost;
  std::int64_t given = 0;
  for (const double weight : weights) {
    const double exact = weight * static_cast<double>(whole);
    steps.push_back(static_cast<std::int64_t>(std::floor(exact)));
    lost.push_back(exact - std::floor(exact));
    given += steps.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return lost[a] > lost[b] || (!(lost[b] > lost[a]) && a < b);
  });
  for (std::size_t at = 0; given < whole && at < order.size(); ++at, ++given) ++steps[order[at]];
  std::vector<Points> points;
  for (const auto count : steps) points.push_back(Points::millionths(count * step));
  return points;
}

}  // namespace otbor::weights
