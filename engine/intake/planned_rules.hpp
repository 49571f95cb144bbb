#pragma once
// The rules of a criteria file as a programme's plan would have them: for holding another set of
// criteria against a programme under the plan that the programme really has.

#include <optional>
#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"

namespace otbor {

struct PlannedRules {
  Sources sources;
  Diagnostics diagnostics;
  /// The file's rules with the whole plan on top, key by key as in a run. Nothing when the plan
  /// does not fit the set: a tie-break by a criterion it does not have, a pass mark beyond its
  /// maximum.
  std::optional<Rules> rules;
  /// What the plan says, «отбор.мест» / `selection.places`, in the order of the form.
  std::vector<Text> keys;
};

/// A programme that has been read without errors, and `set`, read from the file `criteria`.
[[nodiscard]] PlannedRules take_in_planned_rules(const FileAccess& programme_files,
                                                 std::string_view programme,
                                                 const FileAccess& criteria_files,
                                                 std::string_view criteria, const CriteriaSet& set,
                                                 const IntakeOptions& options);

}  // namespace otbor
