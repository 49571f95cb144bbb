#include <utility>

#include "engine/score/method.hpp"

namespace otbor::score_methods {
namespace {

/// A sheet with marks "not applicable" enters with its total brought to the full maximum.
Aggregate aggregate(std::span<const SheetScore> sheets, Points full_maximum, const Params&) {
  std::vector<bool> used(sheets.size(), true);
  Ratio score = mean_of(sheets, used, full_maximum) * static_cast<std::int64_t>(sheets.size());
  return {score, std::move(used)};
}

}  // namespace

extern const Method sum;
const Method sum{
    .id = "sum",
    .ru = "сумма",
    .title = {"сумма итогов экспертов", "sum of the experts' totals"},
    .source = "общий балл — сумма оценок членов совета (docs.cntd.ru/document/577976047)",
    .options = {},
    .sums_sheets = true,
    .aggregate = aggregate,
};

}  // namespace otbor::score_methods
