#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/score/weights/ahp.hpp"
#include "engine/score/weights/perron.hpp"

namespace otbor::weights {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

std::vector<Pair> missing_pairs(const num::Matrix& a) {
  std::vector<Pair> missing;
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = i + 1; j < a.rows(); ++j) {
      if (std::isnan(a(i, j))) missing.emplace_back(i, j);
    }
  }
  return missing;
}

bool all_linked(const num::Matrix& a) {
  std::vector<bool> reached(a.rows());
  std::vector<std::size_t> open{0};
  reached[0] = true;
  std::size_t count = 1;
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    for (std::size_t j = 0; j < a.rows(); ++j) {
      if (reached[j] || std::isnan(a(i, j))) continue;
      reached[j] = true;
      ++count;
      open.push_back(j);
    }
  }
  return count == a.rows();
}

void complete(num::Matrix& a, const std::vector<Pair>& missing, const std::vector<double>& w) {
  for (const auto& [i, j] : missing) {
    a(i, j) = w[i] / w[j];
    a(j, i) = w[j] / w[i];
  }
}

/// A missing judgement is 0 and its row's diagonal grows by one: as if w_i / w_j had been answered.
AhpIncomplete harker(const num::Matrix& a, const std::vector<Pair>& missing) {
  num::Matrix b = a;
  for (const auto& [i, j] : missing) {
    b(i, j) = 0;
    b(j, i) = 0;
    b(i, i) += 1;
    b(j, j) += 1;
  }
  auto eigen = perron(b);
  AhpIncomplete result{.weights = eigen.right, .lambda_max = eigen.value, .completed = a};
  complete(result.completed, missing, result.weights);
  return result;
}

/// ln w minimises Σ (ln a_ij − ln w_i + ln w_j)² over what was asked: L x = r with L the Laplacian
/// of the graph of comparisons; the first item is pinned at 0. Gaussian elimination needs no
/// pivoting on a Laplacian.
std::vector<double> log_least_squares(const num::Matrix& a) {
  const std::size_t n = a.rows();
  num::Matrix laplacian(n, n);
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j || std::isnan(a(i, j))) continue;
      laplacian(i, i) += 1;
      laplacian(i, j) -= 1;
      x[i] += num::log(a(i, j));
    }
  }
  for (std::size_t p = n - 1; p > 0; --p) {
    for (std::size_t i = 1; i < p; ++i) {
      const double times = laplacian(i, p) / laplacian(p, p);
      for (std::size_t j = 1; j < p; ++j) laplacian(i, j) -= times * laplacian(p, j);
      x[i] -= times * x[p];
    }
  }
  x[0] = 0;
  for (std::size_t p = 1; p < n; ++p) {
    for (std::size_t j = 1; j < p; ++j) x[p] -= laplacian(p, j) * x[j];
    x[p] /= laplacian(p, p);
  }
  std::vector<double> w;
  for (const double logarithm : x) w.push_back(num::exp(logarithm));
  const double sum = std::accumulate(w.begin(), w.end(), 0.0);
  for (double& weight : w) weight /= sum;
  return w;
}

/// One missing judgement after the other at its best, until none moves (cyclic coordinates,
/// section 5 of the article).
num::Matrix optimal(num::Matrix a, const std::vector<Pair>& missing) {
  constexpr double settled = 1e-12;
  constexpr int rounds_max = 500;
  complete(a, missing, log_least_squares(a));
  for (int round = 0; round < rounds_max; ++round) {
    double change = 0;
    for (const auto& [i, j] : missing) {
      const double best = most_consistent(a, i, j);
      change = std::max(change, std::abs(best / a(i, j) - 1));
      a(i, j) = best;
      a(j, i) = 1 / best;
    }
    if (change < settled || missing.size() < 2) break;
  }
  return a;
}

}  // namespace

Expected<AhpIncomplete> ahp_incomplete(const num::Matrix& a, Completion completion) {
  OTBOR_CHECK(a.rows() == a.columns());
  OTBOR_CHECK(a.rows() >= 1);
  if (!all_linked(a)) return Unexpected(Undefined::not_compared);
  const auto missing = missing_pairs(a);
  if (completion == Completion::harker) return harker(a, missing);
  AhpIncomplete result;
  if (completion == Completion::optimal) {
    result.completed = optimal(a, missing);
    auto eigen = perron(result.completed);
    result.weights = std::move(eigen.right);
    result.lambda_max = eigen.value;
    return result;
  }
  result.weights = log_least_squares(a);
  result.completed = a;
  complete(result.completed, missing, result.weights);
  result.lambda_max = perron(result.completed).value;
  return result;
}

}  // namespace otbor::weights
