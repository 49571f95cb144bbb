#pragma once
// TOPSIS: closeness to the ideal and distance from the anti-ideal alternative. C.-L. Hwang &
// K. Yoon, Multiple Attribute Decision Making (1981), chapter 3.

#include <vector>

#include "engine/score/decision/problem.hpp"

namespace otbor::decision {

struct Topsis {
  std::vector<double> closeness;  // d⁻/(d⁺ + d⁻), 0 … 1
  std::vector<std::size_t> rank;
};

/// Criteria to be minimised keep their values and swap the two ideal points, as in the book. When
/// all alternatives are equal both distances are zero and closeness is 1/2 by convention.
[[nodiscard]] Topsis topsis(const Problem& problem, Normalisation normalisation);

}  // namespace otbor::decision
