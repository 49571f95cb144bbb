#include "engine/score/decision/electre.hpp"

#include <algorithm>
#include <numeric>

namespace otbor::decision {
namespace {

constexpr double rounding = 1e-12;

using Group = std::vector<std::size_t>;

double discrimination(double lambda) { return 0.3 - 0.15 * lambda; }

/// 1 up to `from`, 0 from `to` on, straight between.
double falling(double x, double from, double to) {
  if (x <= from) return 1;
  return x >= to ? 0 : (to - x) / (to - from);
}

/// σ = C Π (1 − d_j)/(1 − C) over the criteria whose discordance d_j exceeds the concordance C.
num::Matrix credibility(const Problem& problem, const std::vector<Thresholds>& thresholds) {
  const auto& x = problem.values;
  num::Matrix sigma(x.rows(), x.rows());
  for (std::size_t a = 0; a < x.rows(); ++a) {
    for (std::size_t b = 0; b < x.rows(); ++b) {
      double concordance = 0;
      std::vector<double> discordance;
      for (std::size_t c = 0; c < x.columns(); ++c) {
        const auto& [q, p, v] = thresholds[c];
        const double behind = problem.goals[c] == Goal::max ? x(b, c) - x(a, c) : x(a, c) - x(b, c);
        concordance += problem.weights[c] * falling(behind, q, p);
        if (v) discordance.push_back(1 - falling(behind, p, *v));
      }
      sigma(a, b) = concordance;
      for (const double d : discordance) {
        if (d > concordance) sigma(a, b) *= (1 - d) / (1 - concordance);
      }
    }
  }
  return sigma;
}

/// How many of the group an alternative outranks at the cut less how many outrank it: a outranks b
/// when σ(a, b) is above the cut and clearly above σ(b, a).
int qualification(const num::Matrix& sigma, const Group& group, std::size_t a, double cut) {
  const auto outranks = [&](std::size_t i, std::size_t j) {
    return sigma(i, j) > cut + rounding &&
           sigma(i, j) - sigma(j, i) > discrimination(sigma(i, j)) + rounding;
  };
  int balance = 0;
  for (const auto b : group) {
    if (b != a) balance += (outranks(a, b) ? 1 : 0) - (outranks(b, a) ? 1 : 0);
  }
  return balance;
}

/// The largest credibility within the group that is below `bound`, 0 where there is none.
double next_level(const num::Matrix& sigma, const Group& group, double bound) {
  double level = 0;
  for (const auto a : group) {
    for (const auto b : group) {
      if (a != b && sigma(a, b) < bound - rounding) level = std::max(level, sigma(a, b));
    }
  }
  return level;
}

/// The part of the group with the best qualification (sign 1) or the worst (sign −1), cut lower and
/// lower until one alternative is left or nothing remains to tell them apart.
Group distilled(const num::Matrix& sigma, Group group, int sign) {
  double lambda = 0;
  for (const auto a : group) {
    for (const auto b : group) {
      if (a != b) lambda = std::max(lambda, sigma(a, b));
    }
  }
  while (group.size() > 1 && lambda > rounding) {
    const double cut = next_level(sigma, group, lambda - discrimination(lambda));
    std::vector<int> score;
    for (const auto a : group) score.push_back(sign * qualification(sigma, group, a, cut));
    const int best = *std::ranges::max_element(score);
    Group kept;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (score[i] == best) kept.push_back(group[i]);
    }
    group = std::move(kept);
    lambda = cut;
  }
  return group;
}

}  // namespace

std::vector<std::size_t> distillation(const num::Matrix& credibility, Distil which) {
  const std::size_t n = credibility.rows();
  const bool best_first = which == Distil::best_first;
  Group left(n);
  std::iota(left.begin(), left.end(), std::size_t{0});
  std::vector<std::size_t> places(n);
  while (!left.empty()) {
    const auto group = distilled(credibility, left, best_first ? 1 : -1);
    std::erase_if(left, [&](std::size_t a) { return std::ranges::find(group, a) != group.end(); });
    // The best first: their places follow those already taken. The worst first: before them.
    const std::size_t place = best_first ? n - left.size() - group.size() + 1 : left.size() + 1;
    for (const auto a : group) places[a] = place;
  }
  return places;
}

Electre electre_iii(const Problem& problem, const std::vector<Thresholds>& thresholds) {
  const std::size_t n = problem.values.rows();
  OTBOR_CHECK(thresholds.size() == problem.values.columns());
  OTBOR_CHECK(problem.weights.size() == problem.values.columns());
  OTBOR_CHECK(problem.goals.size() == problem.values.columns());
  Electre result{.credibility = credibility(problem, thresholds)};
  result.descending = distillation(result.credibility, Distil::best_first);
  result.ascending = distillation(result.credibility, Distil::worst_first);
  std::vector<double> both;
  for (std::size_t a = 0; a < n; ++a) {
    both.push_back(static_cast<double>(result.descending[a] + result.ascending[a]));
    for (std::size_t b = 0; b < n; ++b) {
      const bool as_good = result.descending[a] <= result.descending[b] &&
                           result.ascending[a] <= result.ascending[b];
      const bool better =
          result.descending[a] < result.descending[b] || result.ascending[a] < result.ascending[b];
      result.outranks.push_back(as_good && better);
    }
  }
  result.rank = places(both, Goal::min);
  return result;
}

}  // namespace otbor::decision
