#include "engine/rate/agreement/chance_corrected.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

/// AC2 with quadratic weights on the categories of the scale, used or not.
Expected<Coefficient> gwets_ac2(const Ratings& ratings, const StatisticOptions& options) {
  return category_coefficient(ratings, options, Nearness::quadratic, gwet_coefficient);
}

/// J. R. Landis & G. G. Koch, The Measurement of Observer Agreement for Categorical Data (1977).
Words verdict(double value) {
  if (value > 0.8) {
    return {"согласие почти полное", "agreement is almost perfect"};
  }
  if (value > 0.6) return {"согласие существенное", "agreement is substantial"};
  if (value > 0.4) return {"согласие умеренное", "agreement is moderate"};
  return {"согласие слабое", "agreement is weak"};
}

}  // namespace

extern const Statistic gwet_ac2;
const Statistic gwet_ac2{
    .id = "gwet_ac2",
    .title = {.ru = "Коэффициент Гвета AC2", .en = "Gwet's AC2"},
    .meaning = {.ru = "Показывает согласие сверх случайного и тогда, когда почти все оценки "
                      "попали в одну категорию шкалы; близкие оценки считаются почти "
                      "совпадающими.",
                .en = "Tells the agreement beyond chance, also when nearly all marks fall into one "
                      "category of the scale; near marks count as nearly the same."},
    .source =
        "K. L. Gwet, Computing inter-rater reliability and its variance in the presence of "
        "high agreement (2008); Handbook of Inter-Rater Reliability (4th ed. 2014)",
    .needs_scale = true,
    .compute = gwets_ac2,
    .verdict = verdict,
};

}  // namespace otbor::agreement
