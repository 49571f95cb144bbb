#pragma once
// How sure a place is when scores are estimates: draws of all scores together, ranked each time.
// N. M. Laird & T. A. Louis, Empirical Bayes ranking methods, J. Educational Statistics 14 (1989);
// H. Goldstein & D. J. Spiegelhalter, League tables and their limitations, J. R. Statist. Soc. A
// 159 (1996).

#include <cstdint>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/base/num/parallel.hpp"
#include "engine/rate/undefined.hpp"
#include "engine/score/robust/rank_counts.hpp"

namespace otbor::robust {

struct Estimates {
  std::vector<double> mean;
  std::vector<double> deviation;  // independent; empty where there is a covariance
  num::Matrix covariance;         // of the errors of all scores
};

/// Scores mean + L z with L L' the covariance. Undefined (`not_positive`) for a covariance that is
/// none. Draws cost n log n, with a covariance n².
[[nodiscard]] Expected<RankCounts> rank_distribution(const Estimates& estimates,
                                                     std::uint32_t draws, std::uint64_t seed,
                                                     num::Threads threads);

struct BootstrapInput {
  num::Matrix ratings;  // practices × experts, NaN where there is none
  std::uint32_t draws = 10'000;
  std::uint64_t seed = 1;
  double level = 0.95;
};

struct Bootstrap {
  std::vector<double> mean;       // of the ratings as they are
  std::vector<double> deviation;  // of the means over the draws
  std::vector<double> low;        // percentile limits of the mean
  std::vector<double> high;
  RankCounts counts;  // ties share their places
};

/// Experts are drawn with replacement, practices keep the rows of those drawn: B. Efron, Bootstrap
/// methods: another look at the jackknife, Annals of Statistics 7 (1979). A practice none of whose
/// experts was drawn keeps its mean. With m experts the spread is too small by √((m − 1)/m).
/// Undefined: `one_expert`, and `no_ratings` when a practice has none.
[[nodiscard]] Expected<Bootstrap> bootstrap_experts(const BootstrapInput& input,
                                                    num::Threads threads);

}  // namespace otbor::robust
