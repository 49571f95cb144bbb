#pragma once
// How official numbers are printed, in both languages: totals by the plan's rounding, exact values
// with as many digits as a comparison needs, places. Reasons and documents use these alone, so that
// one number looks the same everywhere.

#include "engine/base/points.hpp"
#include "engine/base/words.hpp"
#include "engine/model/rules.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

/// «46,67», "46.67": rounded once, as the plan says.
[[nodiscard]] Text print_score(const Ratio& value, const Rounding& rounding);
[[nodiscard]] Text print_score(Points value, const Rounding& rounding);

/// «77,78 %», "77.78%": a percent, 0 … 100, by the same rounding.
[[nodiscard]] Text print_percent(const Ratio& percent, const Rounding& rounding);

/// «25 %», "25%": a limit as it is written.
[[nodiscard]] Text print_percent(Points limit);

/// «87 %», "87%": a share of draws, 0 … 1, to a whole percent; one that is neither none nor all of
/// them never reads so: «менее чем 1 %», «более чем 99 %».
[[nodiscard]] Text print_chance(double share);

/// «1,5», "1.5": as many digits as the value has; for marks, weights and limits.
[[nodiscard]] Text print_points(Points value);

/// The value with enough digits to see that it is not `other`: «44,995» in full when it ends within
/// six digits, else its first digits and an ellipsis, «44,996…». When six digits do not part the
/// two, the exact fraction.
[[nodiscard]] Text print_exact_decimal(const Ratio& value, const Ratio& other,
                                       const Rounding& rounding);

/// What a quota demands, as the minutes say it: «не более двух практик от одной организации», «не
/// менее одной практики от каждой площадки».
[[nodiscard]] Text print_at_most(const Quota& quota);
[[nodiscard]] Text print_at_least(const Quota& quota);

/// «3», «3–4» when practices share places.
[[nodiscard]] Text print_place(const Place& place);

}  // namespace otbor
