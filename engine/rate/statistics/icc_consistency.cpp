#include "engine/rate/agreement/icc_statistic.hpp"

namespace otbor::agreement {
namespace {

Expected<Coefficient> icc(const Ratings& ratings, const StatisticOptions& options) {
  return icc_coefficient(ratings, options, [](const Icc& forms) -> const Expected<Estimate>& {
    return forms.consistency.single;
  });
}

}  // namespace

extern const Statistic icc_consistency;
const Statistic icc_consistency{
    .id = "icc_consistency",
    .title = {.ru = "Внутриклассовая корреляция ICC(C,1)", .en = "Intraclass correlation ICC(C,1)"},
    .meaning = {.ru = "То же, но без учёта общей строгости эксперта: одинаково ли эксперты видят "
                      "разницу между практиками.",
                .en = "The same without an expert's overall strictness: whether experts see the "
                      "same differences between practices."},
    .source =
        "P. E. Shrout & J. L. Fleiss, Intraclass Correlations (1979); interval: K. O. McGraw "
        "& S. P. Wong (1996)",
    .needs_complete_design = true,
    .compute = icc,
    .verdict = icc_verdict,
};

}  // namespace otbor::agreement
