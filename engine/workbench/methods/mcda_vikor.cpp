#include <array>

#include "engine/score/decision/vikor.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const double v = bench.params.real("v", 0.5, {0, 1});
  const auto input = read_problem(bench);
  Results results;
  if (!bench.good()) return results;
  const auto result = decision::vikor(input.problem, v);
  if (!result) {
    return results.none_of(
        {"S", "R", "Q", "compromise_set", "acceptable_advantage", "acceptable_stability", "rank"},
        result.error());
  }
  results.add("S", per_item(input.ids, result->s));
  results.add("R", per_item(input.ids, result->r));
  results.add("Q", per_item(input.ids, result->q));
  results.add("compromise_set", chosen(result->compromise_set, input.ids));
  results.add("acceptable_advantage", result->acceptable_advantage);
  results.add("acceptable_stability", result->acceptable_stability);
  results.add("rank", per_item(input.ids, result->rank));
  return results;
}

constexpr std::array params{
    Param{"v",
          "0.5",
          {"вес стратегии «большинство критериев»",
           "weight of the strategy of the majority of criteria"}},
};

}  // namespace

extern const Method mcda_vikor;
const Method mcda_vikor{
    .id = "mcda.vikor",
    .title = {.ru = "Метод VIKOR: компромиссное решение", .en = "VIKOR: the compromise solution"},
    .source = "S. Opricovic & G.-H. Tzeng, EJOR 156 (2004); EJOR 178 (2007)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
