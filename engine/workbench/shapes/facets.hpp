#pragma once
// Ratings with the facets of a Rasch model, `facets`, `score`, and the params `object`, `model` and
// `threshold_facet`; and answers keyed by facet, then by level.

#include <string>
#include <vector>

#include "engine/rate/rasch/jml.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"

namespace otbor::workbench {

struct FacetsInput {
  std::vector<Factor> facets;  // names of the levels
  rasch::Design design;
};

/// Columns of the case that hold factors and the numbers of a mixed model.
[[nodiscard]] mixed::Factor plain(const Factor& factor);

[[nodiscard]] FacetsInput read_facets(Bench& bench);

/// {facet: {level: value}}; a value that does not exist is null.
using PerLevel = std::vector<std::vector<std::optional<double>>>;
[[nodiscard]] Value per_level(const std::vector<Factor>& facets, const PerLevel& values);
/// {facet: value}.
[[nodiscard]] Value per_facet(const std::vector<Factor>& facets, std::vector<Value> values);
/// One list of thresholds, or {level: list} where each level of a facet has its own. Sets that are
/// not `known` (all are where it is empty) are null.
[[nodiscard]] Value thresholds_value(const FacetsInput& input,
                                     const std::vector<std::vector<double>>& thresholds,
                                     const std::vector<bool>& known = {});
/// Measures as they are printed: plus for the object, minus for the other facets.
[[nodiscard]] PerLevel measures(const rasch::Design& design, const rasch::Jml& fitted);

/// Keys of `params` that every Rasch method reads.
inline constexpr Param facet_model_param{
    "model",
    "rsm, pcm",
    {"пороги категорий: общие или свои у каждого уровня `threshold_facet`",
     "thresholds of the categories: common, or of each level of `threshold_facet`"}};
inline constexpr Param facet_object_param{
    "object",
    "",
    {"что измеряется (знак плюс); обычно первый из `facets`",
     "what is measured (with a plus); the first of `facets` when absent"}};
inline constexpr Param facet_threshold_param{
    "threshold_facet",
    "",
    {"чьи уровни имеют свои пороги (pcm); обычно последний из остальных `facets`",
     "whose levels have thresholds of their own (pcm); the last of the other `facets` when "
     "absent"}};

}  // namespace otbor::workbench
