#include "engine/rate/severity.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

/// λ as given, or the ratio that restricted likelihood finds; an expert variance of zero is no
/// correction at all.
Expected<std::optional<double>> lambda_of(Bench& bench, const Ratings& ratings) {
  const Node* node = bench.params.find("lambda");
  if (node != nullptr && node->text != "reml") return bench.params.real("lambda", {.low = 1e-9});
  const auto fitted = fit_severity(ratings, bench.threads);
  if (!fitted) return Unexpected(fitted.error());
  return fitted->lambda;
}

Results compute(Bench& bench) {
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  const auto lambda = lambda_of(bench, input.ratings);
  if (!bench.good()) return {};
  Results results;
  if (!lambda) return std::move(results.add("calibrated", lambda.error()));
  constexpr double no_correction = 1e12;
  const auto solved = calibrate(input.ratings, lambda->value_or(no_correction));
  if (!solved) return std::move(results.add("calibrated", Undefined::not_converged));
  results.add("calibrated", per_item(input.ids, solved->calibrated.values()));
  results.add("reviewer_bias", per_item(input.raters, solved->leniency.values()));
  results.add("raw_mean", per_item(input.ids, solved->raw.values()));
  results.add("lambda", *lambda);
  return results;
}

constexpr std::array params{
    Param{"lambda",
          "reml, 1.5",
          {"вес штрафа: число или оценка по данным (reml)",
           "weight of the penalty: a number, or estimated from the data (reml)"}}};

}  // namespace

extern const Method rater_calibration_ridge;
const Method rater_calibration_ridge{
    .id = "rater.calibration_ridge",
    .title = {.ru = "Поправка на строгость экспертов",
              .en = "Correction for the severity of experts"},
    .source = "J. Platt & C. Burges, Regularized Least Squares to Remove Reviewer Bias (2012)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
