#include <array>

#include "engine/rate/agreement/icc_incomplete.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/agreement.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

void add_pair(Results& results, const std::string& form, const IccPair& pair,
              const std::string& level) {
  add_estimate(results, "icc_" + form + "_1", "ci" + level + "_icc_" + form + "_1", pair.single);
  add_estimate(results, "icc_" + form + "_k", "ci" + level + "_icc_" + form + "_k", pair.mean);
}

Results compute(Bench& bench) {
  const double level = bench.params.real("conf_level", 0.95, {0.5, 0.999999});
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  Results results;
  const auto squares = two_way(input.ratings, bench.threads);
  results.add("ms_between_subjects", squares.map(&TwoWay::practices));
  results.add("ms_within_subjects", squares.map(&TwoWay::within));
  results.add("ms_between_raters", squares.map(&TwoWay::experts));
  results.add("ms_error", squares.map(&TwoWay::error));
  Icc icc;
  if (squares) {
    icc = intraclass_correlations(*squares, level);
  } else if (squares.error() == Undefined::incomplete_design) {
    icc = incomplete_intraclass_correlations(input.ratings, bench.threads);
  } else {
    const auto why = Unexpected(squares.error());
    icc = {{why, why}, {why, why}, {why, why}, why, why};
  }
  const auto percent = percent_name(level);
  add_pair(results, "1", icc.one_way, percent);
  add_pair(results, "2", icc.agreement, percent);
  add_pair(results, "3", icc.consistency, percent);
  results.add("f_oneway", icc.f_one_way);
  results.add("f_twoway", icc.f_two_way);
  return results;
}

constexpr std::array params{
    Param{"conf_level", "0.95", {"уровень доверия интервалов", "confidence level of intervals"}},
};

}  // namespace

extern const Method agreement_icc;
const Method agreement_icc{
    .id = "agreement.icc",
    .title = {.ru = "Внутриклассовые корреляции, шесть форм",
              .en = "Intraclass correlations, six forms"},
    .source = "P. E. Shrout & J. L. Fleiss (1979); K. O. McGraw & S. P. Wong (1996)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
