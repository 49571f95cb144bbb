#include <algorithm>

#include "engine/score/method.hpp"

namespace otbor::score_methods {
namespace {

/// The middle total, or the mean of the two middle ones.
Aggregate aggregate(std::span<const SheetScore> sheets, Points full_maximum, const Params&) {
  std::vector<Ratio> totals;
  for (const auto& sheet : sheets) totals.push_back(scaled(sheet.total, full_maximum));
  std::ranges::sort(totals);
  const std::size_t upper = totals.size() / 2;
  const std::size_t lower = totals.size() % 2 == 1 ? upper : upper - 1;
  return {(totals[lower] + totals[upper]) / 2, std::vector<bool>(sheets.size(), true)};
}

}  // namespace

extern const Method median;
const Method median{
    .id = "median",
    .ru = "медиана",
    .title = {"медиана итогов экспертов", "median of the experts' totals"},
    .source = "Г. Крамер. Математические методы статистики (1946), § 15.6",
    .options = {},
    .aggregate = aggregate,
};

}  // namespace otbor::score_methods
