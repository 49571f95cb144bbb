#include "engine/score/decision/vikor.hpp"

#include <algorithm>

namespace otbor::decision {
namespace {

constexpr double rounding = 1e-12;

/// (x − low)/(high − low), 0 where nothing varies.
std::vector<double> unit_range(const std::vector<double>& values) {
  const auto [low, high] = std::ranges::minmax_element(values);
  std::vector<double> result;
  for (const double x : values) result.push_back(*high > *low ? (x - *low) / (*high - *low) : 0);
  return result;
}

void regrets(const Problem& problem, Vikor& result) {
  const auto& f = problem.values;
  result.s.assign(f.rows(), 0);
  result.r.assign(f.rows(), 0);
  for (std::size_t c = 0; c < f.columns(); ++c) {
    const auto share = unit_range(f.column(c));
    const auto column = f.column(c);
    const auto [low, high] = std::ranges::minmax_element(column);
    if (!(*high > *low)) continue;
    for (std::size_t a = 0; a < f.rows(); ++a) {
      const double regret = problem.goals[c] == Goal::max ? 1 - share[a] : share[a];
      const double term = problem.weights[c] * regret;
      result.s[a] += term;
      result.r[a] = std::max(result.r[a], term);
    }
  }
}

/// The compromise solution: the best alone; with the second when C2 fails; with all that are not
/// further than the advantage when C1 fails.
void compromise(Vikor& result) {
  const std::size_t n = result.q.size();
  std::vector<std::size_t> order(n);
  for (std::size_t a = 0; a < n; ++a) order[a] = a;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return result.rank[a] != result.rank[b] ? result.rank[a] < result.rank[b] : a < b;
  });
  const std::size_t best = order[0];
  const double advantage = 1.0 / static_cast<double>(n - 1);
  result.acceptable_advantage = result.q[order[1]] - result.q[best] >= advantage - rounding;
  result.acceptable_stability =
      places(result.s, Goal::min)[best] == 1 || places(result.r, Goal::min)[best] == 1;
  result.compromise_set = {best};
  if (!result.acceptable_advantage) {
    for (std::size_t i = 1; i < n; ++i) {
      const double behind = result.q[order[i]] - result.q[best];
      if (behind < advantage - rounding) result.compromise_set.push_back(order[i]);
    }
  } else if (!result.acceptable_stability) {
    result.compromise_set.push_back(order[1]);
  }
  std::ranges::sort(result.compromise_set);
}

}  // namespace

Expected<Vikor> vikor(const Problem& problem, double v) {
  OTBOR_CHECK(problem.weights.size() == problem.values.columns());
  OTBOR_CHECK(problem.goals.size() == problem.values.columns());
  if (problem.values.rows() < 2) return Unexpected(Undefined::one_practice);
  Vikor result;
  regrets(problem, result);
  const auto s = unit_range(result.s);
  const auto r = unit_range(result.r);
  for (std::size_t a = 0; a < s.size(); ++a) result.q.push_back(v * s[a] + (1 - v) * r[a]);
  result.rank = places(result.q, Goal::min);
  compromise(result);
  return result;
}

}  // namespace otbor::decision
