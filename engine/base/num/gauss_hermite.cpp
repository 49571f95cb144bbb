#include "engine/base/num/gauss_hermite.hpp"

#include <cmath>

#include "engine/base/check.hpp"

namespace otbor::num {
namespace {

struct Hermite {
  double value = 0;
  double slope = 0;
};

/// The orthonormal Hermite polynomial of degree n and its derivative.
Hermite orthonormal(std::size_t n, double x) {
  constexpr double fourth_root_of_pi_inverse = 0.7511255444649425;  // π^(−1/4)
  double before = 0;
  double here = fourth_root_of_pi_inverse;
  for (std::size_t j = 1; j <= n; ++j) {
    const auto k = static_cast<double>(j);
    const double next = x * std::sqrt(2 / k) * here - std::sqrt((k - 1) / k) * before;
    before = here;
    here = next;
  }
  return {here, std::sqrt(2 * static_cast<double>(n)) * before};
}

/// The root below `above`, the nearest that is known: step down until the sign turns, then halve
/// and polish. Roots of neighbours lie more than `stride` apart for up to 100 nodes.
double root_below(std::size_t n, double above) {
  constexpr double stride = 0.02;
  const double sign = orthonormal(n, above).value;
  double high = above;
  double low = above - stride;
  while (sign * orthonormal(n, low).value > 0) {
    high = low;
    low -= stride;
  }
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    (sign * orthonormal(n, middle).value > 0 ? high : low) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

Quadrature gauss_hermite(std::size_t count) {
  OTBOR_CHECK(count >= 1 && count <= 100);
  Quadrature result{.nodes = std::vector<double>(count), .weights = std::vector<double>(count)};
  // All roots lie below sqrt(2n + 1) (G. Szegő, Orthogonal Polynomials, 6.31).
  double above = std::sqrt(2 * static_cast<double>(count) + 1);
  for (std::size_t i = 0; i < (count + 1) / 2; ++i) {
    const bool is_middle = 2 * i + 1 == count;
    const double node = is_middle ? 0 : root_below(count, above);
    const double slope = orthonormal(count, node).slope;
    result.nodes[i] = node;
    result.nodes[count - 1 - i] = -node;
    result.weights[i] = result.weights[count - 1 - i] = 2 / (slope * slope);
    above = node - 1e-9;
  }
  return result;
}

}  // namespace otbor::num
