#pragma once
// What is told about each expert, and sheets that look filled without looking. Reported for a
// person to ask; nothing is corrected.

#include <vector>

#include "engine/rate/consistency.hpp"
#include "engine/rate/roles.hpp"

namespace otbor {

/// Counted sheets with at least four marked criteria that all carry the same mark.
[[nodiscard]] std::vector<FlatSheet> find_flat_sheets(const Study& study,
                                                      const Per<Sheet, SheetRole>& roles,
                                                      num::Threads threads);

/// `severity` has one result an expert for each registered rater model.
using Severities = std::vector<Per<Expert, Expected<ExpertSeverity>>>;

[[nodiscard]] Per<Expert, ExpertProfile> expert_profiles(const Study& study,
                                                         const Per<Sheet, SheetRole>& roles,
                                                         const std::vector<FlatSheet>& flat_sheets,
                                                         const Severities& severity);

}  // namespace otbor
