#pragma once
// The analytic hierarchy process: weights from pairwise judgements "how many times more important".
// T. L. Saaty, A scaling method for priorities in hierarchical structures, J. Math. Psychology 15
// (1977); The Analytic Hierarchy Process (1980). Geometric means: G. Crawford & C. Williams, A note
// on the analysis of subjective judgment matrices, J. Math. Psychology 29 (1985).

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/num/matrix.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::weights {

/// Mean consistency index of random judgements for 1, 2, … items: Saaty (1980).
inline constexpr std::array<double, 15> saaty_random_index = {
    0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

enum class AhpMethod : std::uint8_t { eigen, geometric };

/// How far a judgement is from the weights all judgements together give.
struct Judgement {
  std::size_t i = 0;
  std::size_t j = 0;       // i < j
  double given = 0;        // a_ij
  double deviation = 0;    // |ln(a_ij w_j / w_i)|
  double best = 0;         // the a_ij that makes the whole most consistent, all else as it is
  double lambda_then = 0;  // the eigenvalue after that change
};

struct Ahp {
  std::vector<double> weights;  // sum 1
  double lambda_max = 0;        // geometric: mean of (A w)_i / w_i
  double ci = 0;                // consistency_index
  double gci = 0;  // J. Aguarón & J. M. Moreno-Jiménez, EJOR 147 (2003); 0 for two items
};

/// A positive reciprocal matrix from what was asked: a_ij is read above the diagonal, or where it
/// is missing (NaN) there, as 1/a_ji below it; NaN stays where both are missing. Undefined
/// (`not_positive`) for judgements that are not, on either side.
[[nodiscard]] Expected<num::Matrix> reciprocal(const num::Matrix& asked);

/// (λ − n)/(n − 1); 0 for one item.
[[nodiscard]] double consistency_index(double lambda, std::size_t items);

/// `judgements` reciprocal and complete, at least one item.
[[nodiscard]] Ahp ahp(const num::Matrix& judgements, AhpMethod method);

/// CI / random index. 0 for up to two items, which are always consistent; undefined (`too_large`)
/// beyond the table.
[[nodiscard]] Expected<double> consistency_ratio(double ci, std::size_t items,
                                                 std::span<const double> random_index);
/// The same with `missing` judgements and the index of the completion that minimises λ: random
/// judgements are the less inconsistent the fewer they are, RI (1 − 2m/((n − 1)(n − 2))) (K. C.
/// Ágoston & L. Csató, Inconsistency thresholds for incomplete pairwise comparison matrices, Omega
/// 108 (2022)). Undefined (`no_freedom`) where the judgements only just link the items.
[[nodiscard]] Expected<double> consistency_ratio(double ci, std::size_t items, std::size_t missing,
                                                 std::span<const double> random_index);

/// The judgements to look at again, largest deviation first, at most `count`. What was not `asked`
/// (NaN there) is left out; `completed` is `asked` with those gaps filled.
[[nodiscard]] std::vector<Judgement> to_reconsider(const num::Matrix& asked,
                                                   const num::Matrix& completed,
                                                   const std::vector<double>& weights,
                                                   std::size_t count);

enum class Completion : std::uint8_t {
  harker,            // P. T. Harker, Incomplete pairwise comparisons, Math. Modelling 9 (1987)
  optimal,           // the values that minimise λ: S. Bozóki, J. Fülöp & L. Rónyai (2010)
  log_least_squares  // geometric means of what was asked: the same authors
};

struct AhpIncomplete {
  std::vector<double> weights;
  double lambda_max = 0;  // of the completed matrix; harker: of Harker's matrix
  num::Matrix completed;
};

/// `judgements` reciprocal with NaN for what was not asked. Undefined (`not_compared`) when the
/// judgements do not link all items.
[[nodiscard]] Expected<AhpIncomplete> ahp_incomplete(const num::Matrix& judgements,
                                                     Completion completion);

/// Global weights of alternatives: Σ over criteria of weight × local weight. `local` is
/// criteria × alternatives.
[[nodiscard]] std::vector<double> synthesis(const std::vector<double>& criteria,
                                            const num::Matrix& local);

}  // namespace otbor::weights
