#pragma once
// Nodes and weights of Gauss-Hermite quadrature: ∫ e^(−x²) f(x) dx ≈ Σ w f(x), exact for
// polynomials of degree 2n − 1. Abramowitz & Stegun 25.4.46; roots by Newton's method on the
// orthonormal recurrence (W. H. Press et al., Numerical Recipes, section 4.6).

#include <cstddef>
#include <vector>

namespace otbor::num {

struct Quadrature {
  std::vector<double> nodes;  // descending, symmetric about zero
  std::vector<double> weights;
};

/// 1 … 100 nodes.
[[nodiscard]] Quadrature gauss_hermite(std::size_t count);

}  // namespace otbor::num
