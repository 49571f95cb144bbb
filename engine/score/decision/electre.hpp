#pragma once
// ELECTRE III: outranking with thresholds and vetoes. B. Roy, ELECTRE III: un algorithme de
// classements fondé sur une représentation floue des préférences, Cahiers du CERO 20 (1978);
// J. Figueira, V. Mousseau & B. Roy, ELECTRE methods, in Multiple Criteria Decision Analysis
// (2005).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/score/decision/problem.hpp"

namespace otbor::decision {

struct Thresholds {
  double indifference = 0;     // q: a difference that does not matter
  double preference = 0;       // p >= q: one that matters in full
  std::optional<double> veto;  // v > p: one that no other criterion makes up for
};

struct Electre {
  num::Matrix credibility;  // σ(a, b): how far "a is at least as good as b" is believed, 0 … 1
  std::vector<std::size_t> descending;  // places by distilling the best first
  std::vector<std::size_t> ascending;   // places by distilling the worst first
  /// outranks[a * n + b]: a is not worse in either distillation and better in one. Two alternatives
  /// that the distillations order differently are incomparable.
  std::vector<bool> outranks;
  std::vector<std::size_t> rank;  // by the sum of both places: the median preorder
};

/// One set of thresholds a criterion, constant over its scale. The discrimination threshold of the
/// distillation is s(λ) = 0.3 − 0.15 λ.
[[nodiscard]] Electre electre_iii(const Problem& problem,
                                  const std::vector<Thresholds>& thresholds);

enum class Distil : std::uint8_t { best_first, worst_first };
/// Places by one distillation of a credibility matrix; equal ones share the first of theirs.
[[nodiscard]] std::vector<std::size_t> distillation(const num::Matrix& credibility, Distil which);

}  // namespace otbor::decision
