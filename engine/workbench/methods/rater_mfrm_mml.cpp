#include "engine/rate/rasch/mml.hpp"
#include "engine/workbench/shapes/facets.hpp"

namespace otbor::workbench::adapters {
namespace {

/// Measures of every facet but the object's: those are `eap` and `wle`.
Value measures_of(const FacetsInput& input, const rasch::Mml& fitted) {
  std::vector<NamedValue> named;
  for (std::size_t f = 0; f < input.facets.size(); ++f) {
    if (f == input.design.object) continue;
    auto measure = fitted.at.effect[f];
    for (auto& value : measure) value = -value;
    named.push_back({input.facets[f].name, per_item(input.facets[f].levels, measure)});
  }
  return named;
}

/// Warm's measures; an object without ratings has none.
void add_likelihood_measures(const FacetsInput& input, const rasch::Mml& fitted, Results& results) {
  const auto& object = input.facets[input.design.object];
  std::vector<bool> rated(object.levels.size());
  for (const auto level : object.of_row) rated[level] = true;
  std::vector<Value> measures;
  std::vector<Value> errors;
  for (std::size_t i = 0; i < rated.size(); ++i) {
    measures.push_back(rated[i] ? Value(fitted.wle[i]) : Value());
    errors.push_back(rated[i] ? Value(fitted.wle_error[i]) : Value());
  }
  results.add("wle", per_item(object.levels, std::move(measures)));
  results.add("se_wle", per_item(object.levels, std::move(errors)));
  for (std::size_t i = 0; i < rated.size(); ++i) {
    if (rated[i]) continue;
    results.because("wle." + object.levels[i], Undefined::no_ratings);
    results.because("se_wle." + object.levels[i], Undefined::no_ratings);
  }
}

Results compute(Bench& bench) {
  const auto input = read_facets(bench);
  if (!bench.good()) return {};
  const auto fitted = rasch::fit_mml(input.design, bench.threads);
  if (!fitted) {
    return Results().none_of({"measure", "thresholds", "ability_variance", "deviance",
                              "n_parameters", "eap", "eap_reliability", "wle", "se_wle"},
                             fitted.error());
  }
  Results results;
  const auto& objects = input.facets[input.design.object].levels;
  results.add("measure", measures_of(input, *fitted));
  results.add("thresholds", thresholds_value(input, fitted->at.thresholds));
  results.add("ability_variance", fitted->variance);
  results.add("deviance", fitted->deviance);
  results.add("n_parameters", Value(fitted->parameters));
  results.add("eap", per_item(objects, fitted->eap));
  results.add("eap_reliability", fitted->eap_reliability);
  add_likelihood_measures(input, *fitted, results);
  return results;
}

constexpr std::array params{facet_model_param, facet_object_param, facet_threshold_param};

}  // namespace

extern const Method rater_mfrm_mml;
const Method rater_mfrm_mml{
    .id = "rater.mfrm_mml",
    .title = {.ru = "Многофасетная модель Раша, маргинальное правдоподобие",
              .en = "Many-facet Rasch model, marginal maximum likelihood"},
    .source =
        "R. D. Bock & M. Aitkin, Marginal Maximum Likelihood Estimation of Item Parameters "
        "(1981)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
