#include "engine/base/num/special.hpp"
#include "engine/rate/agreement/kendall.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

Expected<Coefficient> kendalls_w(const Ratings& ratings, const StatisticOptions&) {
  return kendall_concordance(ratings).map([](const Concordance& found) {
    Coefficient result{.value = found.w, .practices = found.practices, .experts = found.experts};
    result.degrees_of_freedom = found.practices - 1;
    result.chi_square = found.chi_square();
    if (found.practices >= practices_for_concordance_test) {
      result.p_value = num::chi_square_upper(*result.chi_square, *result.degrees_of_freedom);
    }
    return result;
  });
}

/// The words Russian textbooks use: below 0.3 weak, 0.3–0.7 medium, above 0.7 high.
Words verdict(double value) {
  if (value < 0.3) return {"согласованность слабая", "agreement is weak"};
  if (value <= 0.7) return {"согласованность средняя", "agreement is medium"};
  return {"согласованность высокая", "agreement is high"};
}

}  // namespace

extern const Statistic kendall_w;
const Statistic kendall_w{
    .id = "kendall_w",
    .title = {.ru = "Коэффициент конкордации Кендалла W",
              .en = "Kendall's coefficient of concordance W"},
    .meaning = {.ru = "Показывает, насколько одинаково эксперты расставили практики по порядку: "
                      "1 – порядок у всех один и тот же, 0 – общего порядка нет.",
                .en = "Tells how alike the experts ordered the practices: 1 means that all have "
                      "the same order, 0 that there is no common order."},
    .source =
        "M. G. Kendall & B. Babington Smith, The problem of m rankings (1939); ties: "
        "S. Siegel & N. J. Castellan, Nonparametric Statistics (1988), chapter 9",
    .needs_complete_design = true,
    .compute = kendalls_w,
    .verdict = verdict,
};

}  // namespace otbor::agreement
