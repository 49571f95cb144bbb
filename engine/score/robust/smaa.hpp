#pragma once
// SMAA-2: which weights, and how many of them, would make each alternative the best, the second …
// R. Lahdelma & P. Salminen, SMAA-2: stochastic multicriteria acceptability analysis for group
// decision making, Operations Research 49 (2001); T. Tervonen & R. Lahdelma, Implementing
// stochastic multicriteria acceptability analysis, EJOR 178 (2007).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/base/num/parallel.hpp"

namespace otbor::robust {

struct SmaaInput {
  num::Matrix mean;  // alternatives × criteria, larger is better, on one scale
  /// Standard deviation of each value, independent and normal; empty: values are what they are.
  num::Matrix deviation;
  /// Fixed weights; empty: all weights that sum to 1 are as likely.
  std::vector<double> weights;
  std::uint32_t draws = 10'000;
  std::uint64_t seed = 1;
  bool pairs = true;
};

struct Smaa {
  num::Matrix acceptability;  // alternatives × places
  std::vector<double> expected_rank;
  num::Matrix pairwise_winning;  // row ahead of column; only with `pairs`
  /// Mean of the weights that make the alternative first; nothing when none does.
  std::vector<std::optional<std::vector<double>>> central_weight;
  /// P(first | central weight); nothing likewise. Taken over at most 10 000 draws.
  std::vector<std::optional<double>> confidence;
  double ranking_entropy = 0;  // bits: how many rankings there are, and how evenly
};

/// The value of an alternative is Σ w x. For given weights it is normal with mean Σ w μ and
/// variance Σ w² σ², so that one number is drawn for an alternative and not one for each value.
[[nodiscard]] Smaa smaa(const SmaaInput& input, num::Threads threads);

/// The same statistics of draws made elsewhere: `weights` draws × criteria, and of each draw the
/// values alternatives × criteria, alternative by alternative in one row of `values`.
[[nodiscard]] Smaa smaa_of_samples(const num::Matrix& weights, const num::Matrix& values);

}  // namespace otbor::robust
