#pragma once
// UTASTAR: additive value functions that reproduce a given ranking as well as can be, by linear
// programming. J. Siskos & D. Yannacopoulos, UTASTAR: an ordinal regression method for building
// additive value functions, Investigação Operacional 5 (1985); Y. Siskos, E. Grigoroudis &
// N. F. Matsatsinis, UTA methods (2005). Many value functions do as well: the lowest and the
// highest weight of each criterion say what the ranking really implies.

#include <cstddef>
#include <vector>

#include "engine/rate/undefined.hpp"
#include "engine/score/decision/problem.hpp"

namespace otbor::weights {

struct UtaInput {
  num::Matrix values;                    // alternatives × criteria
  std::vector<decision::Goal> goals;     // one a criterion
  std::vector<std::size_t> ranks;        // of the alternatives, 1 = best, equal numbers are ties
  std::vector<std::size_t> breakpoints;  // of each criterion's value function, >= 2
  std::vector<double> lower;             // ends of each criterion's scale, lower <= upper;
  std::vector<double> upper;             //   all values lie between
  double epsilon = 0.05;                 // how far apart neighbours of the ranking are, > 0
  double post_optimality = 0.01;         // how much worse a sum of errors is still looked at
};

struct Uta {
  double sum_of_errors = 0;
  std::vector<double> weights;  // of the mean of the vertices found after optimality
  std::vector<double> utility;  // of the alternatives, by these value functions
  std::vector<double> weight_min;
  std::vector<double> weight_max;
  Expected<double> kendall_tau;  // τ_b of the given ranking and the one by utility
  /// Value at each breakpoint of each criterion, worst end first: the mean of the vertices.
  std::vector<std::vector<double>> value_functions;
};

/// Undefined: `one_practice` for fewer than two alternatives.
[[nodiscard]] Expected<Uta> utastar(const UtaInput& input);

}  // namespace otbor::weights
