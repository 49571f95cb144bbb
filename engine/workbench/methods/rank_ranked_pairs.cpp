#include "engine/score/ranks/rules.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/rank_params.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 200;

Results compute(Bench& bench) {
  const auto strength = read_strength(bench);
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::ranked_pairs(ranks::pairwise(input.profile), strength);
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(result.winners, input.ids));
  results.add("all_winners", result.all);
  return results;
}

}  // namespace

extern const Method rank_ranked_pairs;
const Method rank_ranked_pairs{
    .id = "rank.ranked_pairs",
    .title = {.ru = "Метод ранжированных пар", .en = "Ranked pairs"},
    .source = "T. N. Tideman, Social Choice and Welfare 4 (1987)",
    .params = strength_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
