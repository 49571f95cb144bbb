#include "engine/rate/agreement/chance_corrected.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

Expected<Coefficient> percent(const Ratings& ratings, const StatisticOptions& options) {
  return category_coefficient(ratings, options, Nearness::identity, otbor::percent_agreement);
}

Words verdict(double value) {
  if (value >= 0.8) return {"оценки чаще всего совпадают", "the marks mostly coincide"};
  if (value >= 0.5) {
    return {"совпадает не меньше половины оценок", "at least half of the marks coincide"};
  }
  return {"оценки чаще расходятся, чем совпадают", "the marks differ more often than not"};
}

}  // namespace

extern const Statistic percent_agreement;
const Statistic percent_agreement{
    .id = "percent_agreement",
    .title = {.ru = "Доля совпавших оценок", .en = "Share of equal marks"},
    .meaning = {.ru = "Показывает, какая доля пар экспертов поставила практике одну и ту же "
                      "оценку. Случайные совпадения не вычтены, поэтому рядом нужен показатель, "
                      "который их вычитает.",
                .en = "Tells what share of the pairs of experts gave a practice the same mark. "
                      "Chance is not taken out, so that it stands beside a statistic that takes "
                      "it out."},
    .source = "K. L. Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), chapter 2",
    .needs_scale = true,
    .compute = percent,
    .verdict = verdict,
};

}  // namespace otbor::agreement
