#include <utility>
#include <vector>

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
  const auto result = ranks::borda(input.profile);
  std::vector<Value> score;
  for (const auto doubled : result.doubled) {
    score.push_back(doubled % 2 == 0 ? votes(doubled / 2)
                                     : Value(static_cast<double>(doubled) / 2 / Points::unit));
  }
  results.add("score", per_item(input.ids, std::move(score)));
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(ranks::first_of(result.places), input.ids));
  return results;
}

}  // namespace

extern const Method rank_borda;
const Method rank_borda{
    .id = "rank.borda",
    .title = {.ru = "Метод Борда", .en = "Borda count"},
    .source = "J.-C. de Borda, Mémoire sur les élections au scrutin (1784)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
