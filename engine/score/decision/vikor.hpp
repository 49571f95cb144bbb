#pragma once
// VIKOR: the compromise between the group's regret (S) and the largest single regret (R).
// S. Opricovic & G.-H. Tzeng, Compromise solution by MCDM methods, EJOR 156 (2004); Extended VIKOR
// method in comparison with outranking methods, EJOR 178 (2007).

#include <cstddef>
#include <vector>

#include "engine/score/decision/problem.hpp"

namespace otbor::decision {

struct Vikor {
  std::vector<double> s;  // Σ w (f* − f)/(f* − f⁻)
  std::vector<double> r;  // the largest of these terms
  std::vector<double> q;  // v (S − S*)/(S⁻ − S*) + (1 − v)(R − R*)/(R⁻ − R*)
  bool acceptable_advantage = false;        // C1: Q₂ − Q₁ ≥ 1/(n − 1)
  bool acceptable_stability = false;        // C2: the best by Q is the best by S or R
  std::vector<std::size_t> compromise_set;  // alternatives in the order of input
  std::vector<std::size_t> rank;            // by Q
};

/// `v`, 0 … 1, is the weight of the strategy "the majority of criteria". A zero range makes its
/// term zero. Undefined (`one_practice`) for fewer than two alternatives.
[[nodiscard]] Expected<Vikor> vikor(const Problem& problem, double v = 0.5);

}  // namespace otbor::decision
