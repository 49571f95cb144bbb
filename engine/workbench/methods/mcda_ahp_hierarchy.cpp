#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/score/weights/ahp.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<weights::AhpMethod>, 2> ways{
    {{"eigen", weights::AhpMethod::eigen}, {"geometric", weights::AhpMethod::geometric}}};

std::vector<double> read_random_index(Bench& bench) {
  auto given = bench.params.reals("random_index", {0, 100});
  if (given.empty()) {
    given.assign(weights::saaty_random_index.begin(), weights::saaty_random_index.end());
  }
  return given;
}

/// One table of judgements of the hierarchy, with what is known of it added to the results.
struct Level {
  std::vector<double> weights;
  Expected<double> cr;
};

Expected<Level> level(const Matrix& asked, weights::AhpMethod method,
                      const std::vector<double>& random_index) {
  const auto judgements = weights::reciprocal(to_matrix(asked));
  if (!judgements) return Unexpected(judgements.error());
  for (std::size_t i = 0; i < judgements->rows(); ++i) {
    for (const double judgement : judgements->row(i)) {
      if (std::isnan(judgement)) return Unexpected(Undefined::incomplete_design);
    }
  }
  auto result = weights::ahp(*judgements, method);
  return Level{std::move(result.weights),
               weights::consistency_ratio(result.ci, asked.rows, random_index)};
}

Results compute(Bench& bench) {
  const auto method = bench.params.choice("method", ways);
  const auto random_index = read_random_index(bench);
  const auto criteria = read_square(bench, "criteria");
  const auto alternatives = bench.input.matrices("alternatives");
  expect_size(bench, bench.input, "alternatives", alternatives.size(), criteria.rows);
  for (const auto& asked : alternatives) {
    expect_size(bench, bench.input, "alternatives", asked.rows, alternatives.front().rows);
    expect_size(bench, bench.input, "alternatives", asked.columns, asked.rows);
  }
  if (!alternatives.empty() && alternatives.front().rows < 2) {
    expect_size(bench, bench.input, "alternatives", alternatives.front().rows, 2);
  }
  const auto ids = bench.ids(alternatives.empty() ? 0 : alternatives.front().rows);
  Results results;
  if (!bench.good()) return results;
  const auto top = level(criteria, method, random_index);
  if (!top) return results.add("weights", top.error());
  std::vector<Value> cr{Value(top->cr)};
  num::Matrix local(criteria.rows, alternatives.front().rows);
  for (std::size_t c = 0; c < alternatives.size(); ++c) {
    const auto own = level(alternatives[c], method, random_index);
    if (!own) return results.add("weights", own.error());
    std::ranges::copy(own->weights, local.row(c).begin());
    cr.emplace_back(own->cr);
  }
  results.add("weights", per_item(ids, weights::synthesis(top->weights, local)));
  results.add("cr", Value(std::move(cr)));
  return results;
}

constexpr std::array params{
    Param{"method",
          "eigen, geometric",
          {"собственный вектор или геометрические средние", "eigenvector or geometric means"}},
    Param{"random_index",
          "0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49",
          {"случайный индекс для 1, 2, … элементов", "random index of 1, 2, … items"}},
};

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
