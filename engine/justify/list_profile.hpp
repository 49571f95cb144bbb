#pragma once
// What the recommended practices are like, criterion by criterion: what a single practice is held
// against when it asks where it is ahead of the list and where behind. It names no practice.

#include <cstdint>
#include <optional>

#include "engine/base/points.hpp"
#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

struct ListProfile {
  std::uint32_t practices = 0;                // recommended, with a total
  Per<Criterion, std::optional<Ratio>> mean;  // median of their means; absent where none has marks
};

/// Fewer practices would show through their median.
inline constexpr std::uint32_t list_profile_practices_min = 5;

/// nullopt for fewer practices than that.
[[nodiscard]] std::optional<ListProfile> list_profile(
    const Study& study, const Ranking& ranking, const std::vector<Index<Practice>>& recommended);

}  // namespace otbor
