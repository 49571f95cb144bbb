#include "engine/rate/rasch/bias.hpp"
#include "engine/workbench/shapes/facets.hpp"

namespace otbor::workbench::adapters {
namespace {

using rasch::BiasCell;

/// The two facets of `between`, by their numbers; a message when they are not two of `facets`.
std::optional<std::pair<std::size_t, std::size_t>> read_between(Bench& bench,
                                                                const FacetsInput& input) {
  const auto names = bench.params.texts("between");
  std::vector<std::size_t> found;
  for (const auto& name : names) {
    for (std::size_t f = 0; f < input.facets.size(); ++f) {
      if (input.facets[f].name == name) found.push_back(f);
    }
  }
  if (names.size() == 2 && found.size() == 2 && found[0] != found[1]) {
    return std::pair(found[0], found[1]);
  }
  const Node* node = bench.params.find("between");
  bench.diagnostics.add(Found::wrong_shape, node != nullptr ? node->span : bench.params.span(),
                        {"between", Words{"нужны два столбца из `facets`",
                                          "two of the columns `facets` are wanted"}});
  return std::nullopt;
}

Results compute(Bench& bench) {
  const auto input = read_facets(bench);
  const auto between = bench.good() ? read_between(bench, input) : std::nullopt;
  if (!between) return {};
  const auto fitted = rasch::fit_jml(input.design, {.threads = bench.threads});
  if (!fitted) {
    return Results().none_of({"bias_size", "bias_se", "obs_minus_exp_average"}, fitted.error());
  }
  Results results;
  std::vector<NamedValue> size;
  std::vector<NamedValue> error;
  std::vector<NamedValue> average;
  for (const auto& cell :
       rasch::bias_between(input.design, *fitted, between->first, between->second)) {
    const auto key = input.facets[between->first].levels[cell.first] + "|" +
                     input.facets[between->second].levels[cell.second];
    size.push_back({key, cell.size});
    error.push_back({key, cell.error});
    average.push_back({key, cell.obs_minus_exp_average});
    if (cell.size) continue;
    results.because("bias_size." + key, Undefined::no_variation);
    results.because("bias_se." + key, Undefined::no_variation);
  }
  results.add("bias_size", size);
  results.add("bias_se", error);
  results.add("obs_minus_exp_average", average);
  return results;
}

constexpr std::array params{facet_model_param, facet_object_param, facet_threshold_param,
                            Param{"between",
                                  "[facet, facet]",
                                  {"между какими двумя фасетами ищется смещение",
                                   "between which two facets bias is sought"}}};

}  // namespace

extern const Method rater_mfrm_bias;
const Method rater_mfrm_bias{
    .id = "rater.mfrm_bias",
    .title = {.ru = "Смещение эксперта по критерию в многофасетной модели Раша",
              .en = "Bias between facets of a many-facet Rasch model"},
    .source = "T. Eckes, Introduction to Many-Facet Rasch Measurement (2015), section 10",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
