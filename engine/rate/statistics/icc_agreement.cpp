#include "engine/rate/agreement/icc_statistic.hpp"

namespace otbor::agreement {
namespace {

Expected<Coefficient> icc(const Ratings& ratings, const StatisticOptions& options) {
  return icc_coefficient(ratings, options, [](const Icc& forms) -> const Expected<Estimate>& {
    return forms.agreement.single;
  });
}

}  // namespace

extern const Statistic icc_agreement;
const Statistic icc_agreement{
    .id = "icc_agreement",
    .title = {.ru = "Внутриклассовая корреляция ICC(A,1)", .en = "Intraclass correlation ICC(A,1)"},
    .meaning = {.ru = "Показывает, какая доля различий в оценках идёт от самих практик; "
                      "строгость и снисходительность экспертов её снижают.",
                .en = "Tells what share of the differences in ratings comes from the practices "
                      "themselves; strict and lenient experts lower it."},
    .source =
        "P. E. Shrout & J. L. Fleiss, Intraclass Correlations (1979); interval: K. O. McGraw "
        "& S. P. Wong (1996)",
    .needs_complete_design = true,
    .compute = icc,
    .verdict = icc_verdict,
};

}  // namespace otbor::agreement
