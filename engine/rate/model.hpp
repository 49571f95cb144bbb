#pragma once
// Rater models: how strict each expert is. Reported as advice, never applied to the official score.
// Each is one file in rate/models/ and one line of models.def. Only experts of one panel
// (rate/panels.hpp) can be compared: a model knows nothing of how two unlinked panels differ.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/rate/statistic.hpp"

namespace otbor {

struct ExpertSeverity {
  double points = 0;  // positive: stricter than colleagues, in points of the total
  std::uint32_t practices_shared = 0;
};

struct RaterModel {
  std::string_view id;
  Words title;
  Words meaning;
  std::string_view source;
  /// One result an expert: absent experts have no_ratings, experts who share nothing no_overlap.
  Per<Expert, Expected<ExpertSeverity>> (*fit)(const Ratings& totals) = nullptr;
};

[[nodiscard]] std::span<const RaterModel* const> rater_models();

}  // namespace otbor
