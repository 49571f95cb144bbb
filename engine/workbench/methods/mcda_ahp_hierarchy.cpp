#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/judgements.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

/// One table of judgements of the hierarchy.
struct Level {
  std::vector<double> weights;
  Expected<double> cr;
};

Expected<Level> level(const Expected<num::Matrix>& judgements, weights::AhpMethod method,
                      const std::vector<double>& random_index) {
  if (!judgements) return Unexpected(judgements.error());
  if (!is_complete(*judgements)) return Unexpected(Undefined::incomplete_design);
  auto result = weights::ahp(*judgements, method);
  return Level{std::move(result.weights),
               weights::consistency_ratio(result.ci, judgements->rows(), random_index)};
}

/// One table a criterion, all of the same alternatives.
std::vector<Expected<num::Matrix>> read_alternatives(Bench& bench, std::size_t criteria) {
  if (!bench.input.require({"alternatives"})) return {};
  const auto asked = bench.input.matrices("alternatives");
  expect_size(bench, bench.input, "alternatives", asked.size(), criteria);
  std::vector<Expected<num::Matrix>> tables;
  for (std::size_t c = 0; bench.good() && c < asked.size(); ++c) {
    const Node& node = bench.input.find("alternatives")->items[c];
    expect_size(bench, bench.input, "alternatives", asked[c].rows, asked.front().rows);
    tables.push_back(judgements_of(bench, "alternatives", node, asked[c]));
  }
  return tables;
}

Results undefined(Undefined why) { return Results().none_of({"weights", "cr"}, why); }

Results compute(Bench& bench) {
  const auto method = bench.params.choice("method", ahp_methods);
  const auto random_index = read_random_index(bench);
  const auto criteria = read_judgements(bench, "criteria");
  if (!criteria) return undefined(criteria.error());
  const auto alternatives = read_alternatives(bench, criteria->rows());
  Results results;
  if (!bench.good()) return results;
  const auto top = level(criteria, method, random_index);
  if (!top) return undefined(top.error());
  std::vector<Value> cr{Value(top->cr)};
  num::Matrix local;
  for (std::size_t c = 0; c < alternatives.size(); ++c) {
    const auto own = level(alternatives[c], method, random_index);
    if (!own) return undefined(own.error());
    if (c == 0) local = num::Matrix(criteria->rows(), own->weights.size());
    std::ranges::copy(own->weights, local.row(c).begin());
    cr.emplace_back(own->cr);
  }
  const auto ids = bench.ids(local.columns());
  if (!bench.good()) return results;
  results.add("weights", per_item(ids, weights::synthesis(top->weights, local)));
  results.add("cr", Value(std::move(cr)));
  return results;
}

constexpr std::array params{ahp_method_param, random_index_param};

}  // namespace

extern const Method mcda_ahp_hierarchy;
const Method mcda_ahp_hierarchy{
    .id = "mcda.ahp_hierarchy",
    .title = {.ru = "Метод анализа иерархий: критерии и альтернативы",
              .en = "AHP: criteria and alternatives"},
    .source = "T. L. Saaty, The Analytic Hierarchy Process (1980)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
