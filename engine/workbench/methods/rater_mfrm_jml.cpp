#include "engine/rate/rasch/fit.hpp"
#include "engine/workbench/shapes/facets.hpp"

namespace otbor::workbench::adapters {
namespace {

using rasch::ElementFit;
using rasch::FacetFit;
using rasch::FitTables;

template <class Member>
PerLevel column(const FitTables& tables, Member member) {
  PerLevel result;
  for (const auto& facet : tables.elements) {
    auto& values = result.emplace_back();
    for (const auto& element : facet) values.emplace_back(element.*member);
  }
  return result;
}

Value facet_column(const FacetsInput& input, const FitTables& tables, double FacetFit::*member) {
  std::vector<Value> values;
  for (const auto& facet : tables.facets) {
    values.push_back(facet ? Value(*facet.*member) : Value());
  }
  return per_facet(input.facets, std::move(values));
}

void add_elements(const FacetsInput& input, const FitTables& tables, Results& results) {
  const auto add = [&](std::string name, auto member) {
    results.add(std::move(name), per_level(input.facets, column(tables, member)));
  };
  add("se_model", &ElementFit::se_model);
  add("se_real", &ElementFit::se_real);
  add("total_score", &ElementFit::total_score);
  add("infit_mnsq", &ElementFit::infit);
  add("outfit_mnsq", &ElementFit::outfit);
  add("infit_zstd", &ElementFit::infit_z);
  add("outfit_zstd", &ElementFit::outfit_z);
  add("fair_average_m", &ElementFit::fair_average);
}

/// Why an element has no measure, no fit or no thresholds, and a facet no separation.
void say_what_is_missing(const FacetsInput& input, const rasch::Jml& fitted,
                         const FitTables& tables, Results& results) {
  for (std::size_t f = 0; f < input.facets.size(); ++f) {
    const auto& facet = input.facets[f];
    for (std::size_t i = 0; i < facet.levels.size(); ++i) {
      const auto& element = tables.elements[f][i];
      const auto why = element.ratings == 0       ? Undefined::no_ratings
                       : fitted.is_measured[f][i] ? Undefined::no_variation
                                                  : Undefined::not_connected;
      const auto say = [&](std::string_view name, bool exists) {
        if (!exists)
          results.because(std::string(name) + "." + facet.name + "." + facet.levels[i], why);
      };
      say("measure", fitted.is_measured[f][i]);
      say("se_model", element.se_model.has_value());
      say("se_real", element.se_real.has_value());
      say("infit_mnsq", element.infit.has_value());
      say("outfit_mnsq", element.outfit.has_value());
      say("infit_zstd", element.infit_z.has_value());
      say("outfit_zstd", element.outfit_z.has_value());
      say("fair_average_m", element.fair_average.has_value());
    }
    if (tables.facets[f]) continue;
    for (const auto* name : {"separation", "reliability", "strata", "fixed_chisq"}) {
      results.because(std::string(name) + "." + facet.name, Undefined::too_few_data);
    }
  }
  for (std::size_t set = 0; set < fitted.has_thresholds.size(); ++set) {
    if (fitted.has_thresholds[set]) continue;
    const auto& level = input.facets[*input.design.threshold_facet].levels[set];
    results.because("thresholds." + level, Undefined::no_variation);
  }
}

Results compute(Bench& bench) {
  const auto input = read_facets(bench);
  const double adjustment =
      bench.params.real("max_extreme_adjustment", 0.3, {.low = 0.001, .high = 0.5});
  if (!bench.good()) return {};
  const auto fitted =
      rasch::fit_jml(input.design, {.extreme_adjustment = adjustment, .threads = bench.threads});
  if (!fitted) {
    return Results().none_of(
        {"measure", "se_model", "se_real", "total_score", "infit_mnsq", "outfit_mnsq", "infit_zstd",
         "outfit_zstd", "fair_average_m", "thresholds", "separation", "reliability", "strata",
         "fixed_chisq", "category_counts", "exact_agreements", "expected_exact_agreements",
         "agreement_opportunities"},
        fitted.error());
  }
  Results results;
  const auto tables = rasch::fit_tables(input.design, *fitted, bench.threads);
  results.add("measure", per_level(input.facets, measures(input.design, *fitted)));
  add_elements(input, tables, results);
  say_what_is_missing(input, *fitted, tables, results);
  results.add("thresholds", thresholds_value(input, fitted->at.thresholds, fitted->has_thresholds));
  results.add("separation", facet_column(input, tables, &FacetFit::separation));
  results.add("reliability", facet_column(input, tables, &FacetFit::reliability));
  results.add("strata", facet_column(input, tables, &FacetFit::strata));
  results.add("fixed_chisq", facet_column(input, tables, &FacetFit::chi_square));
  results.add("category_counts", fitted->categories.counts);
  results.add("exact_agreements", tables.agreement.exact);
  results.add("expected_exact_agreements", tables.agreement.expected_exact);
  results.add("agreement_opportunities", tables.agreement.opportunities);
  return results;
}

constexpr std::array params{
    facet_model_param, facet_object_param, facet_threshold_param,
    Param{"max_extreme_adjustment",
          "0.3",
          {"на сколько категорий крайний итог отодвигается от края",
           "by how many categories an extreme total is moved from the end"}}};

}  // namespace

extern const Method rater_mfrm_jml;
const Method rater_mfrm_jml{
    .id = "rater.mfrm_jml",
    .title = {.ru = "Многофасетная модель Раша, совместное правдоподобие",
              .en = "Many-facet Rasch model, joint maximum likelihood"},
    .source = "J. M. Linacre, Many-Facet Rasch Measurement (1989)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
