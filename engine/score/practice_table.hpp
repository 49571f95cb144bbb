#pragma once
// A programme as methods of decision analysis want it: practices × criteria, means of marks as
// doubles. A look at the official numbers from aside; nothing official is computed from it.

#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

struct PracticeTable {
  std::vector<Index<Practice>> practices;  // in the order of places, each with a mean everywhere
  num::Matrix means;                       // practices × criteria; larger is better everywhere
  std::vector<double> lowest;              // ends of each criterion's scale, turned likewise
  std::vector<double> highest;
  std::vector<double> weights;  // of everybody; not negative
};

/// Criteria whose scale runs downwards count as lowest + highest − mark. Practices that lack a mean
/// on some criterion are left out.
[[nodiscard]] PracticeTable practice_table(const Study& study, const Ranking& ranking);

}  // namespace otbor
