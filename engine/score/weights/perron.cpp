#include "engine/score/weights/perron.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/base/num/elementary.hpp"

namespace otbor::weights {
namespace {

constexpr double smallest = std::numeric_limits<double>::min();

/// Solves (μ I − A) x = b for μ above the largest eigenvalue, b not negative. Elimination needs no
/// pivoting there: what is off the diagonal only grows in size, so that nothing but the pivots
/// loses digits, and a lost pivot is what makes x the eigenvector.
std::vector<double> solved(num::Matrix a, double mu, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) a(i, j) = (i == j ? mu : 0.0) - a(i, j);
  }
  for (std::size_t p = 0; p < n; ++p) {
    // Rounding alone can make a pivot vanish.
    a(p, p) = std::max(a(p, p), mu * std::numeric_limits<double>::epsilon());
    for (std::size_t i = p + 1; i < n; ++i) {
      const double times = a(i, p) / a(p, p);
      for (std::size_t j = p + 1; j < n; ++j) a(i, j) -= times * a(p, j);
      b[i] -= times * b[p];
    }
  }
  for (std::size_t p = n; p > 0; --p) {
    for (std::size_t j = p; j < n; ++j) b[p - 1] -= a(p - 1, j) * b[j];
    b[p - 1] /= a(p - 1, p - 1);
  }
  return b;
}

/// Divides by the largest element: whatever the scale, sums of products stay within doubles.
void bring_to_one(std::vector<double>& w) {
  const double largest = *std::ranges::max_element(w);
  for (double& element : w) element = std::max(element / largest, smallest);
}

/// Noda's iteration: w ← (μ I − A)⁻¹ w with μ = max (A w)_i / w_i, which comes down to the
/// eigenvalue quadratically from wherever it starts; min (A w)_i / w_i comes up to it.
std::vector<double> vector_of(const num::Matrix& a, double& value) {
  constexpr double settled = 1e-15;
  constexpr int steps_max = 100;
  const std::size_t n = a.rows();
  std::vector<double> w(n, 1.0);
  std::vector<double> best = w;
  double narrowest = std::numeric_limits<double>::infinity();
  for (int step = 0; step < steps_max; ++step) {
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    double sum = 0;
    double image = 0;
    for (std::size_t i = 0; i < n; ++i) {
      double element = 0;
      for (std::size_t j = 0; j < n; ++j) element += a(i, j) * w[j];
      low = std::min(low, element / w[i]);
      high = std::max(high, element / w[i]);
      sum += w[i];
      image += element;
    }
    if (high - low < narrowest) {
      narrowest = high - low;
      best = w;
      value = image / sum;
    } else if (narrowest <= 1e-12 * high) {
      break;  // what is left is rounding
    }
    if (narrowest <= settled * high) break;
    w = solved(a, high, std::move(w));
    bring_to_one(w);
  }
  double sum = 0;
  for (const double element : best) sum += element;
  for (double& element : best) element /= sum;
  return best;
}

/// Where f, below zero at `low` and above at `high`, is zero: by the secant, its far end halved
/// when it stays twice (M. Dowell & P. Jarratt, The “Illinois” method, BIT 11, 1971).
template <class Function>
double root_between(double low, double high, Function f) {
  constexpr double settled = 1e-13;
  constexpr int steps_max = 100;
  double below = f(low);
  double above = f(high);
  double middle = low;
  for (int step = 0, side = 0; step < steps_max && high - low > settled; ++step) {
    middle = low + (high - low) * (below / (below - above));
    const double value = f(middle);
    if (std::abs(value) <= settled) break;
    if (value < 0) {
      low = middle;
      below = value;
      if (side < 0) above /= 2;
      side = -1;
    } else {
      high = middle;
      above = value;
      if (side > 0) below /= 2;
      side = 1;
    }
  }
  return middle;
}

}  // namespace

Perron perron(const num::Matrix& matrix) {
  OTBOR_CHECK(matrix.rows() == matrix.columns());
  OTBOR_CHECK(matrix.rows() > 0);
  num::Matrix turned(matrix.rows(), matrix.rows());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t j = 0; j < matrix.rows(); ++j) turned(j, i) = matrix(i, j);
  }
  Perron result;
  result.left = vector_of(turned, result.value);
  result.right = vector_of(matrix, result.value);
  return result;
}

double most_consistent(num::Matrix matrix, std::size_t i, std::size_t j) {
  if (matrix.rows() < 3) return matrix(i, j);  // two items are consistent whatever is said
  double most = 0;                             // the largest logarithm among the other judgements
  for (std::size_t k = 0; k < matrix.rows(); ++k) {
    for (std::size_t l = k + 1; l < matrix.rows(); ++l) {
      const bool asked = (k == i && l == j) || (k == j && l == i);
      if (!asked) most = std::max(most, std::abs(num::log(matrix(k, l))));
    }
  }
  // ln(v_i a_ij w_j) − ln(v_j a_ji w_i): of the sign of the slope of λ in ln a_ij.
  const auto slope = [&](double logarithm) {
    matrix(i, j) = num::exp(logarithm);
    matrix(j, i) = num::exp(-logarithm);
    const auto [value, w, v] = perron(matrix);
    return 2 * logarithm + num::log(v[i] / v[j]) + num::log(w[j] / w[i]);
  };
  // Beyond 2 most, w_i / w_j and v_j / v_i are at most a_ij: the slope has the sign of ln a_ij.
  return num::exp(root_between(-2 * most - 1, 2 * most + 1, slope));
}

}  // namespace otbor::weights
