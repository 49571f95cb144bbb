#include <utility>

#include "engine/score/method.hpp"

namespace otbor::score_methods {
namespace {

Aggregate aggregate(std::span<const SheetScore> sheets, Points full_maximum, const Params&) {
  std::vector<bool> used(sheets.size(), true);
  Ratio score = mean_of(sheets, used, full_maximum);
  return {score, std::move(used)};
}

}  // namespace

extern const Method mean;
const Method mean{
    .id = "mean",
    .ru = "среднее",
    .title = {"среднее арифметическое итогов экспертов", "mean of the experts' totals"},
    .source =
        "сумма баллов экспертов делится на число экспертов, оценивших заявку "
        "(docs.cntd.ru/document/571082653)",
    .options = {},
    .aggregate = aggregate,
};

}  // namespace otbor::score_methods
