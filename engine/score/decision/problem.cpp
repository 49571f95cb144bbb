#include "engine/score/decision/problem.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace otbor::decision {
namespace {

struct Scale {
  double zero = 0;
  double norm = 1;
};

Scale scale_of(const std::vector<double>& column, Normalisation normalisation) {
  if (column.empty()) return {};
  switch (normalisation) {
    case Normalisation::none:
      return {};
    case Normalisation::max:
      return {0, *std::ranges::max_element(column)};
    case Normalisation::sum:
      return {0, std::accumulate(column.begin(), column.end(), 0.0)};
    case Normalisation::minmax: {
      const auto [low, high] = std::ranges::minmax_element(column);
      return {*low, *high - *low};
    }
    case Normalisation::vector:
      return {0, std::sqrt(std::inner_product(column.begin(), column.end(), column.begin(), 0.0))};
  }
  return {};
}

}  // namespace

Expected<std::vector<double>> shares(std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) {
    if (weight < 0) return Unexpected(Undefined::not_positive);
    sum += weight;
  }
  if (!(sum > 0)) return Unexpected(Undefined::not_positive);
  std::vector<double> shares(weights.begin(), weights.end());
  for (double& share : shares) share /= sum;
  return shares;
}

num::Matrix scaled(const num::Matrix& values, Normalisation normalisation) {
  num::Matrix result(values.rows(), values.columns());
  for (std::size_t c = 0; c < values.columns(); ++c) {
    const Scale scale = scale_of(values.column(c), normalisation);
    const bool nothing = !(std::abs(scale.norm) > 0);
    for (std::size_t a = 0; a < values.rows(); ++a) {
      result(a, c) = nothing ? 0 : (values(a, c) - scale.zero) / scale.norm;
    }
  }
  return result;
}

Expected<num::Matrix> benefits(const Problem& problem, Normalisation normalisation, Costs costs) {
  OTBOR_CHECK(problem.goals.size() == problem.values.columns());
  num::Matrix values = problem.values;
  const auto each_cost = [&](num::Matrix& matrix, auto change) {
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      if (problem.goals[c] == Goal::max) continue;
      for (std::size_t a = 0; a < matrix.rows(); ++a) matrix(a, c) = change(matrix(a, c));
    }
  };
  bool invertible = true;
  if (costs == Costs::invert) {
    each_cost(values, [&](double x) {
      invertible = invertible && x > 0;
      return x > 0 ? 1 / x : 0;
    });
  }
  if (!invertible) return Unexpected(Undefined::not_positive);
  num::Matrix result = scaled(values, normalisation);
  if (costs == Costs::complement) each_cost(result, [](double x) { return 1 - x; });
  return result;
}

std::vector<std::size_t> places(std::span<const double> scores, Goal better) {
  constexpr double rounding = 1e-12;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const double x = better == Goal::max ? scores[b] : scores[a];
    const double y = better == Goal::max ? scores[a] : scores[b];
    return x < y || (!(y < x) && a < b);
  });
  double largest = 0;
  for (const double score : scores) largest = std::max(largest, std::abs(score));
  std::vector<std::size_t> places(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool tied =
        i > 0 && std::abs(scores[order[i]] - scores[order[i - 1]]) <= rounding * largest;
    places[order[i]] = tied ? places[order[i - 1]] : i + 1;
  }
  return places;
}

}  // namespace otbor::decision
