#include "engine/score/decision/topsis.hpp"

#include <algorithm>
#include <cmath>

namespace otbor::decision {

Topsis topsis(const Problem& problem, Normalisation normalisation) {
  num::Matrix v = scaled(problem.values, normalisation);
  const std::size_t criteria = v.columns();
  OTBOR_CHECK(problem.weights.size() == criteria);
  OTBOR_CHECK(problem.goals.size() == criteria);
  std::vector<double> ideal(criteria);
  std::vector<double> anti(criteria);
  for (std::size_t c = 0; c < criteria; ++c) {
    for (std::size_t a = 0; a < v.rows(); ++a) v(a, c) *= problem.weights[c];
    const auto column = v.column(c);
    if (column.empty()) continue;
    const auto [low, high] = std::ranges::minmax_element(column);
    ideal[c] = problem.goals[c] == Goal::max ? *high : *low;
    anti[c] = problem.goals[c] == Goal::max ? *low : *high;
  }
  Topsis result;
  for (std::size_t a = 0; a < v.rows(); ++a) {
    double to_ideal = 0;
    double to_anti = 0;
    for (std::size_t c = 0; c < criteria; ++c) {
      to_ideal += (v(a, c) - ideal[c]) * (v(a, c) - ideal[c]);
      to_anti += (v(a, c) - anti[c]) * (v(a, c) - anti[c]);
    }
    to_ideal = std::sqrt(to_ideal);
    to_anti = std::sqrt(to_anti);
    const double both = to_ideal + to_anti;
    result.closeness.push_back(both > 0 ? to_anti / both : 0.5);
  }
  result.rank = places(result.closeness);
  return result;
}

}  // namespace otbor::decision
