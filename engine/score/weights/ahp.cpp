#include "engine/score/weights/ahp.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/score/weights/perron.hpp"

namespace otbor::weights {
namespace {

std::vector<double> geometric_means(const num::Matrix& a) {
  std::vector<double> w(a.rows());
  for (std::size_t i = 0; i < a.rows(); ++i) {
    double sum = 0;
    for (const double judgement : a.row(i)) sum += num::log(judgement);
    w[i] = num::exp(sum / static_cast<double>(a.rows()));
  }
  const double sum = std::accumulate(w.begin(), w.end(), 0.0);
  for (double& weight : w) weight /= sum;
  return w;
}

double deviation(const num::Matrix& a, const std::vector<double>& w, std::size_t i, std::size_t j) {
  return num::log(a(i, j) * w[j] / w[i]);
}

/// 2/((n − 1)(n − 2)) Σ_{i<j} ln²(a_ij w_j / w_i), w the geometric means.
double geometric_index(const num::Matrix& a, const std::vector<double>& w) {
  const std::size_t n = a.rows();
  if (n < 3) return 0;
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double d = deviation(a, w, i, j);
      squares += d * d;
    }
  }
  return 2 * squares / (static_cast<double>(n - 1) * static_cast<double>(n - 2));
}

}  // namespace

Expected<num::Matrix> reciprocal(const num::Matrix& asked) {
  OTBOR_CHECK(asked.rows() == asked.columns());
  num::Matrix result(asked.rows(), asked.rows(), 1);
  for (std::size_t i = 0; i < asked.rows(); ++i) {
    for (std::size_t j = i + 1; j < asked.rows(); ++j) {
      for (const double given : {asked(i, j), asked(j, i)}) {
        if (!std::isnan(given) && !(given > 0 && 1 / given < HUGE_VAL && given < HUGE_VAL)) {
          return Unexpected(Undefined::not_positive);
        }
      }
      const double above = std::isnan(asked(i, j)) ? 1 / asked(j, i) : asked(i, j);
      result(i, j) = above;
      result(j, i) = 1 / above;
    }
  }
  return result;
}

double consistency_index(double lambda, std::size_t items) {
  if (items < 2) return 0;
  return (lambda - static_cast<double>(items)) / static_cast<double>(items - 1);
}

Ahp ahp(const num::Matrix& a, AhpMethod method) {
  const std::size_t n = a.rows();
  OTBOR_CHECK(n >= 1);
  const auto geometric = geometric_means(a);
  Ahp result;
  if (method == AhpMethod::eigen) {
    auto eigen = perron(a);
    result.weights = std::move(eigen.right);
    result.lambda_max = eigen.value;
  } else {
    result.weights = geometric;
    for (std::size_t i = 0; i < n; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) sum += a(i, j) * geometric[j];
      result.lambda_max += sum / geometric[i] / static_cast<double>(n);
    }
  }
  result.ci = consistency_index(result.lambda_max, n);
  result.gci = geometric_index(a, geometric);
  return result;
}

Expected<double> consistency_ratio(double ci, std::size_t items,
                                   std::span<const double> random_index) {
  if (items <= 2) return 0.0;
  if (items > random_index.size()) return Unexpected(Undefined::too_large);
  if (!(random_index[items - 1] > 0)) return Unexpected(Undefined::not_positive);
  return ci / random_index[items - 1];
}

Expected<double> consistency_ratio(double ci, std::size_t items, std::size_t missing,
                                   std::span<const double> random_index) {
  const auto complete = consistency_ratio(ci, items, random_index);
  if (!complete || items <= 2 || missing == 0) return complete;
  const std::size_t spare = (items - 1) * (items - 2) / 2;  // beyond those of a tree
  if (missing >= spare) return Unexpected(Undefined::no_freedom);
  return *complete / (1 - static_cast<double>(missing) / static_cast<double>(spare));
}

std::vector<Judgement> to_reconsider(const num::Matrix& asked, const num::Matrix& a,
                                     const std::vector<double>& w, std::size_t count) {
  constexpr double rounding = 1e-12;  // so that of equals the first comes first
  std::vector<Judgement> found;
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = i + 1; j < a.rows(); ++j) {
      if (std::isnan(asked(i, j))) continue;
      const double apart = std::abs(deviation(a, w, i, j));
      found.push_back(
          {.i = i, .j = j, .given = a(i, j), .deviation = apart < rounding ? 0 : apart});
    }
  }
  std::ranges::stable_sort(found, std::greater(), &Judgement::deviation);
  if (found.size() > count) found.resize(count);
  for (auto& judgement : found) {
    judgement.best = most_consistent(a, judgement.i, judgement.j);
    num::Matrix changed = a;
    changed(judgement.i, judgement.j) = judgement.best;
    changed(judgement.j, judgement.i) = 1 / judgement.best;
    judgement.lambda_then = perron(changed).value;
  }
  return found;
}

std::vector<double> synthesis(const std::vector<double>& criteria, const num::Matrix& local) {
  OTBOR_CHECK(criteria.size() == local.rows());
  std::vector<double> global(local.columns());
  for (std::size_t c = 0; c < local.rows(); ++c) {
    for (std::size_t a = 0; a < local.columns(); ++a) global[a] += criteria[c] * local(c, a);
  }
  return global;
}

}  // namespace otbor::weights
