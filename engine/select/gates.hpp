#pragma once
// Floors of one practice: gates of criteria, the floor for every expert's total, the floor of a
// band. The same questions are asked of the marks as they are and, for advice, as they might be.

#include <optional>
#include <span>
#include <vector>

#include "engine/score/ranking.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

/// What gates look at: means and lowest marks of the criteria over the sheets the total rests on,
/// and the worst of those sheets' totals on the full scale.
struct GateFacts {
  std::span<const CriterionMean> means;  // of every criterion; without marks nothing is asked
  std::optional<Ratio> worst_total;
};

[[nodiscard]] std::vector<GateFailure> failed_gates(const Study& study, const GateFacts& facts);
/// Of a practice as it is rated.
[[nodiscard]] GateFacts gate_facts(const Study& study, const Consistency& consistency,
                                   const Ranking& ranking, Index<Practice> practice);
/// The worse of two totals where larger or smaller ones win; nothing is better than anything.
[[nodiscard]] Ratio worse_total(const Study& study, const std::optional<Ratio>& a, const Ratio& b);

/// The floor as the plan compares: exact totals, or the numbers as they are printed.
[[nodiscard]] bool reaches(const Study& study, const Band& band, const Score& score);

}  // namespace otbor
