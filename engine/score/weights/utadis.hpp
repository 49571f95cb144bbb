#pragma once
// Weights that past lists imply: a practice on a list has at least the threshold of its year, one
// off the list stays below it, and what cannot be reconciled is named. UTADIS with linear value
// functions: J. M. Devaud, G. Groussaud & E. Jacquet-Lagrèze, UTADIS (1980); C. Zopounidis &
// M. Doumpos, A multicriteria decision aid methodology for sorting decision problems, Computational
// Economics 14 (1999). Many weights do as well: the lowest and the highest of each say what the
// lists really imply.

#include <cstddef>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::weights {

struct PastList {
  num::Matrix values;         // practices × criteria, shares of the scale, 1 is best
  std::vector<bool> on_list;  // one a practice
};

struct UtadisInput {
  std::vector<PastList> lists;    // at least one; the same criteria in each
  double gap = 0.001;             // how far a practice off the list stays below the threshold, > 0
  double post_optimality = 0.01;  // how much worse a sum of errors is still looked at
};

struct Contradiction {
  std::size_t list = 0;
  std::size_t practice = 0;
  double error = 0;  // by how much it is on the wrong side, on the scale of values 0 … 1
};

struct Utadis {
  double sum_of_errors = 0;
  std::vector<double> weights;  // mean of the vertices found after optimality, sum 1
  std::vector<double> weight_min;
  std::vector<double> weight_max;
  std::vector<Contradiction> contradictions;  // by these weights, largest first
};

/// Undefined: `one_practice` where no list has both practices on it and off it; `too_large` beyond
/// `utadis_practices_max` practices in all.
[[nodiscard]] Expected<Utadis> utadis(const UtadisInput& input);

inline constexpr std::size_t utadis_practices_max = 400;

}  // namespace otbor::weights
