#pragma once
// Linear relaxations of consensus orders, solved nearly: the fractional solution and the
// multipliers of its conditions step in turn, and each step is pulled back a little to where its
// stretch began. H. Lu & J. Yang, Restarted Halpern PDHG for linear programming, arXiv 2407.16144
// (2024), with reflection, and a restart after so many rounds. How far each unknown steps is up to
// the relaxation: T. Pock & A. Chambolle, Diagonal preconditioning for first order primal-dual
// algorithms in convex optimization, ICCV 2011.

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace otbor::ranks {

/// A relaxation has
///   void renew(solution, multipliers)         may exchange conditions whose multiplier is 0
///   void descend(solution, multipliers, next) the solution after a step against its reduced costs
///   void ascend(solution, multipliers, next)  the multipliers after a step along what it breaks
///   double price(multipliers)                 the bound that these multipliers give
///
/// Improves both for at most `stretches`, until the bound passes `goal` clearly or grows too slowly
/// to reach it.
template <class Relaxation>
void approach(Relaxation& relaxation, double goal, std::size_t stretches,
              std::vector<double>& solution, std::vector<double>& multipliers) {
  constexpr std::size_t rounds = 30;
  constexpr double hope = 20;     // stretches like the last one
  constexpr double clear = 0.01;  // more than rounded multipliers lose
  std::vector<double> next_solution(solution.size());
  std::vector<double> next_multipliers;
  double bound = relaxation.price(multipliers);
  for (std::size_t stretch = 0; stretch < stretches && bound < goal + clear; ++stretch) {
    relaxation.renew(solution, multipliers);
    const auto first_solution = solution;
    const auto first_multipliers = multipliers;
    next_multipliers.resize(multipliers.size());
    for (std::size_t round = 0; round < rounds; ++round) {
      const double pull = 1.0 / static_cast<double>(round + 2);
      relaxation.descend(solution, multipliers, next_solution);
      for (std::size_t at = 0; at < solution.size(); ++at) {
        solution[at] = 2 * next_solution[at] - solution[at];
      }
      relaxation.ascend(solution, multipliers, next_multipliers);
      for (std::size_t at = 0; at < solution.size(); ++at) {
        solution[at] += pull * (first_solution[at] - solution[at]);
      }
      for (std::size_t at = 0; at < multipliers.size(); ++at) {
        const double reflected = 2 * next_multipliers[at] - multipliers[at];
        multipliers[at] = reflected + pull * (first_multipliers[at] - reflected);
      }
    }
    std::swap(solution, next_solution);
    std::swap(multipliers, next_multipliers);
    const double last = std::exchange(bound, relaxation.price(multipliers));
    if (bound + hope * std::abs(bound - last) < goal) break;
  }
}

}  // namespace otbor::ranks
