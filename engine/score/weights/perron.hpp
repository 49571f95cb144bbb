#pragma once
// The largest eigenvalue of a matrix without negative elements, with its vectors: O. Perron, Zur
// Theorie der Matrices, Math. Annalen 64 (1907). Found by T. Noda, Note on the computation of the
// maximal eigenvalue of a non-negative irreducible matrix, Numerische Mathematik 17 (1971), which,
// unlike repeated multiplication, does not slow down where the next eigenvalue is almost as large:
// contradictory judgements, or few judgements of many items.

#include <vector>

#include "engine/base/num/matrix.hpp"

namespace otbor::weights {

struct Perron {
  double value = 0;
  std::vector<double> right;  // A w = λ w, sum 1
  std::vector<double> left;   // v A = λ v, sum 1
};

/// Square, primitive (a positive diagonal and a connected graph suffice).
[[nodiscard]] Perron perron(const num::Matrix& matrix);

/// The a_ij = 1/a_ji of a reciprocal matrix that makes λ smallest, all else as it is. λ is convex
/// in ln a_ij (Bozóki, Fülöp & Rónyai 2010), and its slope there is v_i a_ij w_j − v_j a_ji w_i. Of
/// two items every answer is consistent: the one that was given stays.
[[nodiscard]] double most_consistent(num::Matrix matrix, std::size_t i, std::size_t j);

}  // namespace otbor::weights
