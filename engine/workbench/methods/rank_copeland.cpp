#include "engine/score/ranks/rules.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 1000;

Results compute(Bench& bench) {
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::copeland(ranks::pairwise(input.profile));
  results.add("score", per_item(input.ids, result.score));
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(ranks::first_of(result.places), input.ids));
  return results;
}

}  // namespace

extern const Method rank_copeland;
const Method rank_copeland{
    .id = "rank.copeland",
    .title = {.ru = "Метод Копленда", .en = "Copeland's method"},
    .source = "A. H. Copeland, A reasonable social welfare function (1951)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
