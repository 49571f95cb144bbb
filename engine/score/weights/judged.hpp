#pragma once
// Weights from the judgements of several people: each person's own, how consistent they are, which
// judgement to look at again, and what all come to. Weights of pairwise judgements are geometric
// means (log least squares where judgements are missing), so that the geometric mean of the
// people's weights is what the geometric mean of their judgements would give: J. Aczél & T. L.
// Saaty, Procedures for synthesizing ratio judgements, J. Math. Psychology 27 (1983).

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/model/judgements.hpp"
#include "engine/score/weights/ahp.hpp"
#include "engine/score/weights/best_worst.hpp"

namespace otbor::weights {

/// A judgement that fits the rest worst, with the value on the scale 1 … 9 that fits best.
struct Reconsider {
  std::size_t more = 0;  // as it was judged
  std::size_t than = 0;
  double given = 0;               // times
  double better = 0;              // times; below 1: the other one is more important
  std::optional<double> cr_then;  // the consistency ratio after that change
};

struct PairwiseWeights {
  std::vector<double> geometric;       // sum 1
  std::vector<double> eigen;           // by the eigenvector; Harker's where judgements are missing
  double lambda_max = 0;               // of the completion that minimises it
  Expected<double> cr;                 // undefined: `too_large` beyond Saaty's table, `no_freedom`
  std::optional<double> gci;           // of complete judgements of three criteria or more
  std::size_t missing = 0;             // pairs that were not judged
  std::vector<Reconsider> reconsider;  // worst first, at most three; none when all fit
};

struct OwnWeights {
  Expected<PairwiseWeights> pairwise = Unexpected(Undefined::not_compared);
  std::optional<Expected<BestWorst>> best_worst;
  /// What the person's answers come to: pairwise where it was asked, else best-worst.
  [[nodiscard]] const std::vector<double>* weights() const;
};

/// Largest ratio that counts as consistent: 0.05 for three items, 0.08 for four, else 0.10.
[[nodiscard]] double cr_limit(std::size_t items);
/// The same for the geometric index: 0.31, 0.35, 0.37 (Aguarón & Moreno-Jiménez 2003).
[[nodiscard]] double gci_limit(std::size_t items);

struct JudgedWeights {
  std::vector<OwnWeights> own;  // one a person
  /// Geometric mean of the people's weights by their voices, sum 1; undefined (`not_compared`)
  /// where nobody has any.
  Expected<std::vector<double>> consensus = Unexpected(Undefined::not_compared);
  /// Of each person's order of criteria with the consensus: Kendall's tau-b.
  std::vector<Expected<double>> agreement;
};

/// At least two criteria and one person.
[[nodiscard]] JudgedWeights judged_weights(const Judgements& judgements);

/// Weights as decimals that sum exactly to `sum`: each rounded to `digits`, what rounding leaves
/// goes to those it wronged most.
[[nodiscard]] std::vector<Points> printable(const std::vector<double>& weights, Points sum,
                                            int digits);

}  // namespace otbor::weights
