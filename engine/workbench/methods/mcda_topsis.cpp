#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/score/decision/topsis.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<decision::Normalisation>, 5> ways{
    {{"vector", decision::Normalisation::vector},
     {"none", decision::Normalisation::none},
     {"max", decision::Normalisation::max},
     {"sum", decision::Normalisation::sum},
     {"minmax", decision::Normalisation::minmax}}};

enum class CostWay : std::uint8_t { swap, invert, complement };

constexpr std::array<Named<CostWay>, 3> cost_names{
    {{"swap", CostWay::swap}, {"invert", CostWay::invert}, {"complement", CostWay::complement}}};

Expected<decision::Topsis> closeness(const decision::Problem& problem,
                                     decision::Normalisation normalisation, CostWay costs) {
  if (costs == CostWay::swap) {
    if (decision::turns_round(problem.values, normalisation)) {
      return Unexpected(Undefined::not_positive);
    }
    return decision::topsis(problem, normalisation);
  }
  auto turned = decision::benefits(
      problem, normalisation,
      costs == CostWay::invert ? decision::Costs::invert : decision::Costs::complement);
  if (!turned) return Unexpected(turned.error());
  return decision::topsis({.values = std::move(*turned),
                           .goals = std::vector(problem.goals.size(), decision::Goal::max),
                           .weights = problem.weights},
                          decision::Normalisation::none);
}

Results compute(Bench& bench) {
  const auto normalisation = bench.params.choice("normalisation", ways);
  const auto costs = bench.params.choice("costs", cost_names);
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = closeness(input.problem, normalisation, costs);
  if (!result) return results.none_of({"closeness", "rank"}, result.error());
  results.add("closeness", per_item(input.ids, result->closeness));
  results.add("rank", per_item(input.ids, result->rank));
  return results;
}

constexpr std::array params{
    Param{"normalisation",
          "vector, none, max, sum, minmax",
          {"приведение критериев к одной шкале", "how criteria are brought to one scale"}},
    Param{"costs",
          "swap, invert, complement",
          {"если меньше – лучше: идеал меняется местами с антиидеалом, или 1/x, или 1 − x/норма",
           "where less is better: the two ideal points swapped, or 1/x, or 1 − x/norm"}},
};

}  // namespace

extern const Method mcda_topsis;
const Method mcda_topsis{
    .id = "mcda.topsis",
    .title = {.ru = "Метод TOPSIS: близость к идеалу", .en = "TOPSIS: closeness to the ideal"},
    .source = "C.-L. Hwang & K. Yoon, Multiple Attribute Decision Making (1981)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
