#include <array>
#include <utility>
#include <vector>

#include "engine/score/ranks/kemeny.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 200;

Results compute(Bench& bench) {
  ranks::KemenyOptions options;
  options.all_optima = bench.params.flag("all_optima", false);
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::kemeny(ranks::pairwise(input.profile), options);
  results.add("ranking", per_item(input.ids, ranks::places_of(result.order)));
  results.add("score", votes(result.score));
  results.add("distance", votes(result.distance));
  results.add("lower_bound", votes(result.lower_bound));
  results.add("proven_optimal", result.proven_optimal);
  if (!options.all_optima) return results;
  if (!result.n_optima) return results.add("n_optima", Undefined::too_large);
  results.add("n_optima", *result.n_optima);
  std::vector<Value> optima;
  for (const auto& order : result.optimal_orders) optima.emplace_back(ranks::places_of(order));
  results.add("optimal_rankings", Value(std::move(optima)));
  return results;
}

constexpr std::array params{
    Param{"all_optima",
          "false, true",
          {"перечислить все наилучшие порядки", "list every optimal order"}},
};

}  // namespace

extern const Method rank_kemeny;
const Method rank_kemeny{
    .id = "rank.kemeny",
    .title = {.ru = "Правило Кемени: наименее спорный порядок",
              .en = "Kemeny's rule: the order with the fewest disagreements"},
    .source = "J. G. Kemeny, Mathematics without numbers (1959)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
