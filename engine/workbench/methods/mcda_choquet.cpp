#include <array>
#include <utility>
#include <vector>

#include "engine/score/decision/choquet.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

Results compute(Bench& bench) {
  const auto input = read_problem(bench);
  const std::size_t q = input.problem.goals.size();
  const auto values = read_complete(bench, bench.params, "capacity");
  Results results;
  if (!bench.good()) return results;
  const auto capacity = decision::Capacity::of(values);
  if (!capacity) {
    return results.none_of({"choquet", "shapley", "interaction", "orness"}, capacity.error());
  }
  expect_size(bench, bench.params, "capacity", capacity->criteria(), q);
  if (!bench.good()) return results;
  std::vector<double> integrals;
  for (std::size_t a = 0; a < input.problem.values.rows(); ++a) {
    integrals.push_back(decision::choquet(input.problem.values.row(a), *capacity));
  }
  results.add("choquet", per_item(input.ids, integrals));
  results.add("shapley", per_item(input.criteria, decision::shapley(*capacity)));
  const auto pairs = decision::interaction(*capacity);
  std::vector<NamedValue> interaction;
  for (std::size_t i = 0; i < q; ++i) {
    for (std::size_t j = i + 1; j < q; ++j) {
      interaction.push_back({std::to_string(i) + "|" + std::to_string(j), pairs(i, j)});
    }
  }
  results.add("interaction", Value(std::move(interaction)));
  results.add("orness", decision::orness(*capacity));
  return results;
}

constexpr std::array params{
    Param{"capacity",
          "",
          {"вес каждого сочетания критериев: бит j номера — критерий j",
           "weight of each coalition: bit j of the index is criterion j"}},
};

}  // namespace

extern const Method mcda_choquet;
const Method mcda_choquet{
    .id = "mcda.choquet",
    .title = {.ru = "Интеграл Шоке", .en = "Choquet integral"},
    .source = "M. Grabisch, EJOR 89 (1996); Fuzzy Sets and Systems 92 (1997)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
