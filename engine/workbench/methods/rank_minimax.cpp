#include <utility>
#include <vector>

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
  const auto result = ranks::minimax(ranks::pairwise(input.profile), strength);
  std::vector<Value> worst;
  for (const auto each : result.worst) worst.push_back(votes(each));
  results.add("score", per_item(input.ids, std::move(worst)));
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(ranks::first_of(result.places), input.ids));
  return results;
}

}  // namespace

extern const Method rank_minimax;
const Method rank_minimax{
    .id = "rank.minimax",
    .title = {.ru = "Метод минимакса", .en = "Minimax"},
    .source = "P. B. Simpson (1969); G. H. Kramer (1977)",
    .params = strength_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
