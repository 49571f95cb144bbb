#pragma once
// What every decision method starts from: alternatives × criteria with a direction and a weight
// for each criterion. Here too: the ways to bring criteria to one scale and places from scores.
// None of it is official arithmetic; that is exact and stands in score/methods/.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::decision {

enum class Goal : std::uint8_t { max, min };

struct Problem {
  num::Matrix values;           // alternatives × criteria, nothing missing
  std::vector<Goal> goals;      // one a criterion
  std::vector<double> weights;  // one a criterion, not negative, sum 1 (see `shares`)
};

/// Weights divided by their sum. Undefined (`not_positive`) when one is negative or all are zero.
[[nodiscard]] Expected<std::vector<double>> shares(std::span<const double> weights);

enum class Normalisation : std::uint8_t { none, max, sum, minmax, vector };
enum class Costs : std::uint8_t {
  invert,     // 1/x before anything else
  complement  // 1 − x/norm: the share that is left
};

/// Each column divided by its norm, which a missing value (NaN) has no part in: 1, maximum, sum,
/// √Σx², or (x − min)/(max − min). A column whose norm is zero becomes zero: it separates nobody.
/// Directions play no part.
[[nodiscard]] num::Matrix scaled(const num::Matrix& values, Normalisation normalisation);

/// True when a column would be divided by a norm below zero: the worst would come out as the best.
[[nodiscard]] bool turns_round(const num::Matrix& values, Normalisation normalisation);

/// The same with criteria to be minimised turned round, so that larger is better everywhere; a
/// column that separates nobody is zero for either direction. Undefined (`not_positive`) when
/// `Costs::invert` meets a value that is not positive, and where the scale `turns_round`.
[[nodiscard]] Expected<num::Matrix> benefits(const Problem& problem, Normalisation normalisation,
                                             Costs costs);

/// Place of each score, 1 for the best; equal scores share the first of their places. Scores that
/// differ by rounding alone (10⁻¹² of the largest) are equal.
[[nodiscard]] std::vector<std::size_t> places(std::span<const double> scores,
                                              Goal better = Goal::max);

}  // namespace otbor::decision
