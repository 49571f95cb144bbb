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

/// √Σx², for values of any size.
double length_of(const std::vector<double>& column) {
  double largest = 0;
  for (const double x : column) largest = std::max(largest, std::abs(x));
  if (!(largest > 0)) return 0;
  double squares = 0;
  for (const double x : column) squares += (x / largest) * (x / largest);
  return largest * std::sqrt(squares);
}

/// Of what is given; nothing given has no scale.
Scale scale_of(std::vector<double> column, Normalisation normalisation) {
  std::erase_if(column, [](double x) { return std::isnan(x); });
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
      return {0, length_of(column)};
  }
  return {};
}

/// Column `c` brought to its scale; `turned`: what is left of 1. All zero where nothing varies.
void bring_to_scale(num::Matrix& values, std::size_t c, Normalisation normalisation, bool turned) {
  const Scale scale = scale_of(values.column(c), normalisation);
  const bool nothing = !(std::abs(scale.norm) > 0);
  for (std::size_t a = 0; a < values.rows(); ++a) {
    if (std::isnan(values(a, c))) continue;
    const double share = nothing ? 0 : (values(a, c) - scale.zero) / scale.norm;
    values(a, c) = turned && !nothing ? 1 - share : share;
  }
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
  num::Matrix result = values;
  for (std::size_t c = 0; c < values.columns(); ++c)
    bring_to_scale(result, c, normalisation, false);
  return result;
}

bool turns_round(const num::Matrix& values, Normalisation normalisation) {
  if (normalisation != Normalisation::max && normalisation != Normalisation::sum) return false;
  for (std::size_t c = 0; c < values.columns(); ++c) {
    if (scale_of(values.column(c), normalisation).norm < 0) return true;
  }
  return false;
}

Expected<num::Matrix> benefits(const Problem& problem, Normalisation normalisation, Costs costs) {
  OTBOR_CHECK(problem.goals.size() == problem.values.columns());
  num::Matrix values = problem.values;
  const auto is_cost = [&](std::size_t c) { return problem.goals[c] == Goal::min; };
  if (costs == Costs::invert) {
    for (std::size_t c = 0; c < values.columns(); ++c) {
      for (std::size_t a = 0; is_cost(c) && a < values.rows(); ++a) {
        if (values(a, c) <= 0) return Unexpected(Undefined::not_positive);
        values(a, c) = 1 / values(a, c);
      }
    }
  }
  if (turns_round(values, normalisation)) return Unexpected(Undefined::not_positive);
  for (std::size_t c = 0; c < values.columns(); ++c) {
    bring_to_scale(values, c, normalisation, costs == Costs::complement && is_cost(c));
  }
  return values;
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
