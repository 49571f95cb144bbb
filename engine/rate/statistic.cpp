#include "engine/rate/statistic.hpp"

#include <array>

namespace otbor {

namespace agreement {
#define STATISTIC(id) extern const Statistic id;
#include "engine/rate/statistics.def"
#undef STATISTIC
}  // namespace agreement

std::span<const Statistic* const> statistics() {
  static constexpr std::array registered{
#define STATISTIC(id) &agreement::id,
#include "engine/rate/statistics.def"
#undef STATISTIC
  };
  return registered;
}

const Statistic* find_statistic(std::string_view id) {
  for (const auto* statistic : statistics()) {
    if (statistic->id == id) return statistic;
  }
  return nullptr;
}

bool is_complete_design(const Ratings& ratings) {
  Per<Expert, std::uint32_t> rated(ratings.experts());
  std::uint32_t practices = 0;
  for (const auto practice : ratings.practices()) {
    if (!ratings.of(practice).empty()) ++practices;
    for (const auto& rating : ratings.of(practice)) ++rated[rating.expert];
  }
  for (const auto count : rated) {
    if (count != 0 && count != practices) return false;
  }
  return true;
}

Expected<Coefficient> compute(const Statistic& statistic, const Ratings& ratings,
                              const StatisticOptions& options) {
  if (ratings.all().empty()) return Unexpected(Undefined::no_ratings);
  if (statistic.needs_scale && ratings.scale().empty()) return Unexpected(Undefined::no_scale);
  if (statistic.needs_complete_design && !is_complete_design(ratings)) {
    return Unexpected(Undefined::incomplete_design);
  }
  return statistic.compute(ratings, options);
}

}  // namespace otbor
