#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/rate/severity.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

/// λ as given, or the ratio that restricted likelihood finds; an expert variance of zero is no
/// correction at all.
Expected<std::optional<double>> lambda_of(Bench& bench, const Ratings& ratings) {
  const Node* node = bench.params.find("lambda");
  if (node != nullptr && node->text != "reml") return bench.params.real("lambda", {1e-9, 1e12});
  const auto fitted = fit_severity(ratings, bench.threads);
  if (!fitted) return Unexpected(fitted.error());
  return fitted->lambda;
}

/// One value each; null, with the reason, for what has no rating.
void add_rated(Results& results, const std::string& name, const std::vector<std::string>& ids,
               const std::vector<double>& values, const std::vector<bool>& rated) {
  std::vector<Value> cells;
  for (std::size_t i = 0; i < values.size(); ++i) {
    cells.push_back(rated[i] ? Value(values[i]) : Value());
  }
  results.add(name, per_item(ids, std::move(cells)));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto key = ids.empty() ? std::to_string(i) : ids[i];
    if (!rated[i]) results.because(name + "." + key, Undefined::no_ratings);
  }
}

Results compute(Bench& bench) {
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  const auto lambda = lambda_of(bench, input.ratings);
  if (!bench.good()) return {};
  if (input.ratings.all().empty()) {
    return Results().none_of({"calibrated", "reviewer_bias", "raw_mean", "lambda"},
                             Undefined::no_ratings);
  }
  std::vector<bool> practices;
  std::vector<bool> experts(input.ratings.experts().value());
  for (const auto practice : input.ratings.practices()) {
    practices.push_back(!input.ratings.of(practice).empty());
  }
  for (const auto& rating : input.ratings.all()) experts[rating.expert.value()] = true;

  constexpr double no_correction = 1e12;
  const auto solved =
      calibrate(input.ratings, lambda ? lambda->value_or(no_correction) : no_correction);
  if (!solved) {
    return Results().none_of({"calibrated", "reviewer_bias", "raw_mean", "lambda"},
                             Undefined::not_converged);
  }
  Results results;
  if (lambda) {
    add_rated(results, "calibrated", input.ids, solved->calibrated.values(), practices);
    add_rated(results, "reviewer_bias", input.raters, solved->leniency.values(), experts);
  } else {
    results.add("calibrated", lambda.error()).add("reviewer_bias", lambda.error());
  }
  add_rated(results, "raw_mean", input.ids, solved->raw.values(), practices);
  return lambda ? std::move(results.add("lambda", *lambda))
                : std::move(results.add("lambda", lambda.error()));
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
