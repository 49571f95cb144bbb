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

Value rows_of_judgements(const std::vector<weights::Judgement>& judgements) {
  std::vector<Value> rows;
  for (const auto& each : judgements) {
    rows.emplace_back(std::vector<Value>{each.i, each.j, each.deviation});
  }
  return {std::move(rows)};
}

Value rows_of_changes(const std::vector<weights::Judgement>& judgements, std::size_t items,
                      const std::vector<double>& random_index) {
  std::vector<Value> rows;
  for (const auto& each : judgements) {
    const auto n = static_cast<double>(items);
    const double ci = (each.lambda_then - n) / (n - 1);
    const auto cr = weights::consistency_ratio(ci, items, random_index);
    rows.emplace_back(std::vector<Value>{each.i, each.j, each.given, each.best, Value(cr)});
  }
  return {std::move(rows)};
}

Results compute(Bench& bench) {
  constexpr std::size_t shown = 3;
  const auto method = bench.params.choice("method", ways);
  const auto random_index = read_random_index(bench);
  const auto asked = read_square(bench, "pairwise");
  const auto ids = bench.ids(asked.rows);
  Results results;
  if (!bench.good()) return results;
  const auto judgements = weights::reciprocal(to_matrix(asked));
  if (!judgements) return results.add("weights", judgements.error());
  for (std::size_t i = 0; i < judgements->rows(); ++i) {
    for (const double judgement : judgements->row(i)) {
      if (std::isnan(judgement)) return results.add("weights", Undefined::incomplete_design);
    }
  }
  const auto result = weights::ahp(*judgements, method);
  results.add("weights", per_item(ids, result.weights));
  results.add("lambda_max", result.lambda_max);
  results.add("ci", result.ci);
  results.add("cr", weights::consistency_ratio(result.ci, asked.rows, random_index));
  results.add("gci", result.gci);
  const auto found = weights::to_reconsider(*judgements, result.weights, shown);
  results.add("reconsider", rows_of_judgements(found));
  results.add("single_change", rows_of_changes(found, asked.rows, random_index));
  return results;
}

constexpr std::array params{
    Param{"method",
          "eigen, geometric",
          {"собственный вектор или геометрические средние", "eigenvector or geometric means"}},
    Param{"random_index",
          "0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59",
          {"случайный индекс для 1, 2, … элементов", "random index of 1, 2, … items"}},
};

}  // namespace

extern const Method mcda_ahp;
const Method mcda_ahp{
    .id = "mcda.ahp",
    .title = {.ru = "Метод анализа иерархий: веса по парным сравнениям",
              .en = "AHP: weights from pairwise judgements"},
    .source =
        "T. L. Saaty, The Analytic Hierarchy Process (1980); G. Crawford & C. Williams (1985)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
