#pragma once
// Rater models: how strict each expert is. Reported as advice, never applied to the official score.
// Each is one file in rate/models/ and one line of models.def.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/rate/statistic.hpp"

namespace otbor {

struct Severity {
  double points = 0;  // positive: stricter than colleagues, in points of the total
  std::uint32_t practices_shared = 0;
};

struct RaterModel {
  std::string_view id;
  Words title;
  Words meaning;
  std::string_view source;
  Per<Expert, Expected<Severity>> (*fit)(const Ratings& totals) = nullptr;
};

[[nodiscard]] std::span<const RaterModel* const> rater_models();

}  // namespace otbor
