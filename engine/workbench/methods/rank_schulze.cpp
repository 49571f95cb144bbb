#include "engine/score/ranks/rules.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/rank_params.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 1000;

Results compute(Bench& bench) {
  const auto strength = read_strength(bench);
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::schulze(ranks::pairwise(input.profile), strength);
  results.add("path_strength", votes_by_pair(result.path, input.ids));
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(result.winners, input.ids));
  return results;
}

}  // namespace

extern const Method rank_schulze;
const Method rank_schulze{
    .id = "rank.schulze",
    .title = {.ru = "Метод Шульце", .en = "Schulze method"},
    .source = "M. Schulze, Social Choice and Welfare 36 (2011)",
    .params = strength_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
