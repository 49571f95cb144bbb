#include "engine/score/decision/weighted.hpp"

#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "engine/base/num/elementary.hpp"

namespace otbor::decision {

namespace {

double sum_of(std::span<const double> values, const std::vector<double>& weights, Gaps gaps) {
  double sum = 0;
  double given = 0;
  bool complete = true;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (!(weights[c] > 0)) continue;
    if (std::isnan(values[c])) {
      complete = false;
      continue;
    }
    sum += weights[c] * values[c];
    given += weights[c];
  }
  if (complete) return sum;
  return gaps == Gaps::renormalise && given > 0 ? sum / given : std::nan("");
}

/// Places among those that have a score.
std::vector<std::size_t> places_of_scored(const std::vector<double>& scores) {
  std::vector<double> scored;
  for (const double score : scores) {
    if (!std::isnan(score)) scored.push_back(score);
  }
  const auto own = places(scored);
  std::vector<std::size_t> all;
  std::size_t next = 0;
  for (const double score : scores) all.push_back(std::isnan(score) ? 0 : own[next++]);
  return all;
}

}  // namespace

Expected<Weighted> weighted_sum(const Problem& problem, Normalisation normalisation, Costs costs,
                                Gaps gaps) {
  auto values = benefits(problem, normalisation, costs);
  if (!values) return Unexpected(values.error());
  Weighted result{.normalised = std::move(*values)};
  for (std::size_t a = 0; a < result.normalised.rows(); ++a) {
    result.score.push_back(sum_of(result.normalised.row(a), problem.weights, gaps));
  }
  result.rank = places_of_scored(result.score);
  return result;
}

Expected<Weighted> weighted_product(const Problem& problem, Normalisation normalisation,
                                    Costs costs) {
  constexpr double ln_10 = 0x1.26bb1bbb55516p+1;
  auto values = benefits(problem, normalisation, costs);
  if (!values) return Unexpected(values.error());
  Weighted result{.normalised = std::move(*values)};
  for (std::size_t a = 0; a < result.normalised.rows(); ++a) {
    double logarithm = 0;
    bool zero = false;
    for (std::size_t c = 0; c < problem.weights.size(); ++c) {
      const double value = result.normalised(a, c);
      if (value < 0) return Unexpected(Undefined::not_positive);
      if (!(problem.weights[c] > 0)) continue;  // x⁰ = 1, also for x = 0
      if (value > 0) {
        logarithm += problem.weights[c] * num::log(value);
      } else {
        zero = true;
      }
    }
    result.score.push_back(zero ? 0 : num::exp(logarithm));
    result.log10_score.push_back(zero ? std::nullopt : std::optional(logarithm / ln_10));
  }
  result.rank = places(result.score);
  return result;
}

}  // namespace otbor::decision
