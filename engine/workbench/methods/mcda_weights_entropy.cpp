#include <array>

#include "engine/score/weights/objective.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<weights::Scaling>, 2> scalings{
    {{"none", weights::Scaling::none}, {"minmax", weights::Scaling::minmax}}};

Results compute(Bench& bench) {
  const auto scaling = bench.params.choice("scaling", scalings);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto weights = weights::entropy_weights(input.problem.values, scaling);
  if (!weights) return results.add("weights", weights.error());
  return results.add("weights", per_item(input.criteria, *weights));
}

constexpr std::array params{
    Param{"scaling",
          "none, minmax",
          {"приведение критериев к одной шкале", "how criteria are brought to one scale"}},
};

}  // namespace

extern const Method mcda_weights_entropy;
const Method mcda_weights_entropy{
    .id = "mcda.weights_entropy",
    .title = {.ru = "Веса по энтропии", .en = "Entropy weights"},
    .source = "M. Zeleny, Multiple Criteria Decision Making (1982)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
