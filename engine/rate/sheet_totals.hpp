#pragma once
// What each sheet says in points: the sum of mark × weight over the criteria of that applicant's
// group. Exact. A mark that is not applicable takes its criterion's maximum out of the sheet's
// maximum; a blank in a criterion that is not required does the same.

#include <optional>

#include "engine/base/num/parallel.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct SheetTotal {
  Points total;
  Points maximum;  // largest possible total of what was marked
  Points minimum;  // smallest possible total of what was marked
  /// For severity, part of `total`; 0 unless the plan asks for it and it was earned.
  Points correction = {};
};

[[nodiscard]] Per<Sheet, SheetTotal> sheet_totals(const Study& study, num::Threads threads);

/// A mark's value as it counts: as written, or lowest + highest − value when this criterion's scale
/// runs against the rest.
[[nodiscard]] Points counted_value(const CriteriaSet& criteria, const Criterion& criterion,
                                   Mark mark);

/// The total brought to the full maximum, total × full / own maximum, so that a sheet with marks
/// "not applicable" can be held against others; nullopt when nothing that weighs was marked.
[[nodiscard]] std::optional<Ratio> on_full_scale(const SheetTotal& sheet, Points full_maximum);

}  // namespace otbor
