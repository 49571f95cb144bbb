#include <array>

#include "engine/score/weights/objective.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<weights::Scaling>, 2> scalings{
    {{"minmax", weights::Scaling::minmax}, {"none", weights::Scaling::none}}};
constexpr std::array<Named<weights::Correlation>, 2> correlations{
    {{"pearson", weights::Correlation::pearson}, {"spearman", weights::Correlation::spearman}}};

Results compute(Bench& bench) {
  const auto scaling = bench.params.choice("scaling", scalings);
  const auto correlation = bench.params.choice("correlation", correlations);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto weights = weights::critic_weights(input.problem.values, scaling, correlation);
  if (!weights) return results.add("weights", weights.error());
  return results.add("weights", per_item(input.criteria, *weights));
}

constexpr std::array params{
    Param{"scaling",
          "minmax, none",
          {"приведение критериев к одной шкале", "how criteria are brought to one scale"}},
    Param{"correlation", "pearson, spearman", {"коэффициент корреляции", "the correlation"}},
};

}  // namespace

extern const Method mcda_weights_critic;
const Method mcda_weights_critic{
    .id = "mcda.weights_critic",
    .title = {.ru = "Веса CRITIC", .en = "CRITIC weights"},
    .source = "D. Diakoulaki et al., Computers & OR 22 (1995)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
