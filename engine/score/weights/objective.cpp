#include "engine/score/weights/objective.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/score/decision/problem.hpp"
#include "engine/score/ranks/distance.hpp"

namespace otbor::weights {
namespace {

using Column = std::vector<double>;

double mean(const Column& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

/// Of the sample; exactly 0 for a column of one value.
double deviation(const Column& x) {
  const auto [low, high] = std::ranges::minmax_element(x);
  if (!(*low < *high)) return 0;
  const double middle = mean(x);
  double squares = 0;
  for (const double value : x) squares += (value - middle) * (value - middle);
  return std::sqrt(squares / static_cast<double>(x.size() - 1));
}

double correlation(const Column& x, const Column& y) {
  const double scale = deviation(x) * deviation(y);
  if (!(scale > 0)) return 0;
  const double middle_x = mean(x);
  const double middle_y = mean(y);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - middle_x) * (y[i] - middle_y);
  return sum / static_cast<double>(x.size() - 1) / scale;
}

std::vector<Column> columns(const num::Matrix& values, Scaling scaling) {
  const auto matrix =
      decision::scaled(values, scaling == Scaling::minmax ? decision::Normalisation::minmax
                                                          : decision::Normalisation::none);
  std::vector<Column> result;
  for (std::size_t c = 0; c < matrix.columns(); ++c) result.push_back(matrix.column(c));
  return result;
}

Expected<std::vector<double>> shares(std::vector<double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) return Unexpected(Undefined::no_variation);
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// 1 − E of a column of mean m: Σ (1 + d) ln(1 + d) / (n ln n) with d = x/m − 1. Since Σ d = 0, d
/// is taken off each term: no digits are lost where the values hardly differ.
double divergence(const Column& x) {
  const auto [low, high] = std::ranges::minmax_element(x);
  if (!(*low < *high)) return 0;
  const double middle = mean(x);
  double sum = 0;
  for (const double value : x) {
    const double d = (value - middle) / middle;
    // (1 + d) ln(1 + d) − d = d² + (1 + d)(ln(1 + d) − d); of nothing it is 1.
    sum += d > -1 ? d * d + (1 + d) * num::log1p_minus(d) : 1;
  }
  const auto n = static_cast<double>(x.size());
  return sum / (n * num::log(n));
}

}  // namespace

Expected<std::vector<double>> entropy_weights(const num::Matrix& values, Scaling scaling) {
  if (values.rows() < 2) return Unexpected(Undefined::one_practice);
  std::vector<double> weights;
  for (const auto& x : columns(values, scaling)) {
    if (*std::ranges::min_element(x) < 0) return Unexpected(Undefined::not_positive);
    weights.push_back(divergence(x));
  }
  return shares(std::move(weights));
}

Expected<std::vector<double>> deviation_weights(const num::Matrix& values, Scaling scaling) {
  if (values.rows() < 2) return Unexpected(Undefined::one_practice);
  std::vector<double> weights;
  for (const auto& x : columns(values, scaling)) weights.push_back(deviation(x));
  return shares(std::move(weights));
}

Expected<std::vector<double>> critic_weights(const num::Matrix& values, Scaling scaling,
                                             Correlation kind) {
  if (values.rows() < 2) return Unexpected(Undefined::one_practice);
  const auto x = columns(values, scaling);
  std::vector<Column> compared = x;
  if (kind == Correlation::spearman) {
    for (auto& column : compared) column = ranks::midranks(column);
  }
  constexpr double rounding = 1e-12;  // two criteria that go together are 1 − 1, give or take
  std::vector<double> weights;
  for (std::size_t j = 0; j < x.size(); ++j) {
    double conflict = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
      const double apart = 1 - correlation(compared[j], compared[k]);
      if (k != j && apart > rounding) conflict += apart;
    }
    weights.push_back(deviation(x[j]) * conflict);
  }
  return shares(std::move(weights));
}

}  // namespace otbor::weights
