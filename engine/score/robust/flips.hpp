#pragma once
// What would move one practice across the line, by the official arithmetic of the mean: the
// smallest change of one mark, the one expert without whom it would be otherwise, the smallest
// shift of one weight. Everything is exact; "nothing" is an answer too: no such change exists.
//
// The line: a list of so many places. A practice is in the list when fewer practices than there are
// places have a strictly better total; who is level with the last place counts as in, and the
// tie-break chain decides. Only sheets with every mark take part (a mark "not applicable" makes the
// total a ratio that is not linear in the weights).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/model/scale.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor::robust {

struct LinearSheet {
  std::uint32_t expert = 0;
  std::vector<Mark> marks;  // one a criterion, all given
};

struct LinearProgramme {
  std::vector<Scale> scales;                        // of the criteria
  std::vector<Points> weights;                      // as many, not negative
  std::vector<std::vector<LinearSheet>> practices;  // a practice without sheets is not placed
  /// Totals that no mark and no weight moves, of practices without sheets: the chair's. Empty, or
  /// one a practice.
  std::vector<std::optional<Points>> fixed;
  std::size_t places = 0;
  bool lower_is_better = false;
};

/// Mean over the sheets of Σ weight × value, or the fixed total; nothing without either.
[[nodiscard]] std::vector<std::optional<Ratio>> linear_totals(const LinearProgramme& programme);

/// Of a practice with a total.
[[nodiscard]] bool in_list(const LinearProgramme& programme,
                           const std::vector<std::optional<Ratio>>& totals, std::size_t practice);

struct MarkFlip {
  std::size_t sheet = 0;  // among the practice's own
  std::size_t criterion = 0;
  Mark from = 0;
  Mark to = 0;
  Ratio total;  // then
};
/// The change of one mark of the practice's own sheets by the fewest steps of its scale; of equally
/// many the one that changes the total least, then the first sheet and criterion.
[[nodiscard]] std::optional<MarkFlip> mark_flip(const LinearProgramme& programme,
                                                std::size_t practice);

/// The experts without all of whose sheets the practice would be on the other side, ascending. An
/// expert who alone rated the practice is not among them: it would have no total.
[[nodiscard]] std::vector<std::uint32_t> expert_flips(const LinearProgramme& programme,
                                                      std::size_t practice);

struct WeightFlip {
  std::size_t criterion = 0;
  Ratio weight;         // where the practice is level with the line
  bool beyond = false;  // it leaves the list only beyond that weight; else it enters at it
};
/// The weight nearest to the given one, over all criteria, at which the side changes while the
/// other weights keep their proportions and the sum of all stays. Nearness is a share of that sum.
/// Nothing when no shift does. Undefined (`beyond_numbers`) when the weight has no fraction of 64
/// bits, or where sums pass 128 bits.
[[nodiscard]] Expected<std::optional<WeightFlip>> weight_flip(const LinearProgramme& programme,
                                                              std::size_t practice);

struct WeightInterval {
  Ratio low;
  Ratio high;
};
/// For each criterion the weights, around the given one, for which nobody outside the list is ahead
/// of anybody inside. Undefined likewise.
[[nodiscard]] Expected<std::vector<WeightInterval>> list_weight_intervals(
    const LinearProgramme& programme);

}  // namespace otbor::robust
