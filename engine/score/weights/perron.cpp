#include "engine/score/weights/perron.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/num/elementary.hpp"

namespace otbor::weights {
namespace {

/// Repeats w ← A w / Σ A w until no element changes by more than rounding.
template <class Element>
std::vector<double> vector_of(std::size_t n, Element element, double& value) {
  constexpr double settled = 1e-15;
  constexpr std::size_t steps_max = 20'000;
  std::vector<double> w(n, 1.0 / static_cast<double>(n));
  for (std::size_t step = 0; step < steps_max; ++step) {
    std::vector<double> next(n);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) next[i] += element(i, j) * w[j];
      sum += next[i];
    }
    double change = 0;
    for (std::size_t i = 0; i < n; ++i) {
      next[i] /= sum;
      change = std::max(change, std::abs(next[i] - w[i]));
    }
    w = std::move(next);
    value = sum;
    if (change < settled) break;
  }
  return w;
}

}  // namespace

Perron perron(const num::Matrix& matrix) {
  OTBOR_CHECK(matrix.rows() == matrix.columns());
  OTBOR_CHECK(matrix.rows() > 0);
  Perron result;
  result.left = vector_of(
      matrix.rows(), [&](std::size_t i, std::size_t j) { return matrix(j, i); }, result.value);
  result.right = vector_of(
      matrix.rows(), [&](std::size_t i, std::size_t j) { return matrix(i, j); }, result.value);
  return result;
}

double most_consistent(num::Matrix matrix, std::size_t i, std::size_t j) {
  double low = -14;  // e^±14 is a million
  double high = 14;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    const double a = num::exp(middle);
    matrix(i, j) = a;
    matrix(j, i) = 1 / a;
    const auto [value, w, v] = perron(matrix);
    if (v[i] * a * w[j] > v[j] / a * w[i]) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return num::exp((low + high) / 2);
}

}  // namespace otbor::weights
