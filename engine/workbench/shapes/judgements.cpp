#include "engine/workbench/shapes/judgements.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench {
namespace {

/// 0.1 for 1/9 is the roughest of usual roundings: their product is 0.9.
bool contradict(double one, double other) {
  constexpr double rounded = 0.223;  // ln 1.25
  return one > 0 && other > 0 && std::abs(num::log(one) + num::log(other)) > rounded;
}

std::optional<Words> what_is_wrong(const Matrix& asked) {
  if (asked.rows == 0 || asked.rows != asked.columns) {
    return Words{"нужна квадратная таблица", "a square table is needed"};
  }
  for (std::size_t i = 0; i < asked.rows; ++i) {
    if (std::abs(asked.at(i, i) - 1) > 1e-9) {
      return Words{"на диагонали стоят единицы: элемент равен самому себе",
                   "the diagonal holds ones: everything is equal to itself"};
    }
    for (std::size_t j = i + 1; j < asked.rows; ++j) {
      if (!contradict(asked.at(i, j), asked.at(j, i))) continue;
      return Words{
          "сравнения двух элементов взаимно обратны: 3 в одну сторону – это 1/3 в другую; одно из "
          "двух можно заменить на null",
          "judgements of two items are each other's inverse: 3 one way is 1/3 the other way; one "
          "of the two may be null"};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<double> read_random_index(Bench& bench) {
  if (bench.params.has("random_index")) {
    return read_complete(bench, bench.params, "random_index", {0, 100});
  }
  return {weights::saaty_random_index.begin(), weights::saaty_random_index.end()};
}

Expected<num::Matrix> judgements_of(Bench& bench, std::string_view key, const Node& node,
                                    const Matrix& asked) {
  if (!bench.good()) return num::Matrix();
  if (const auto wrong = what_is_wrong(asked)) {
    bench.diagnostics.add(Found::wrong_shape, node.span, {std::string(key), *wrong});
    return num::Matrix();
  }
  return weights::reciprocal(to_matrix(asked));
}

Expected<num::Matrix> read_judgements(Bench& bench, std::string_view key) {
  if (!bench.input.require({key})) return num::Matrix();
  return judgements_of(bench, key, *bench.input.find(key), bench.input.matrix(key));
}

bool is_complete(const num::Matrix& judgements) {
  for (std::size_t i = 0; i < judgements.rows(); ++i) {
    for (const double judgement : judgements.row(i)) {
      if (std::isnan(judgement)) return false;
    }
  }
  return true;
}

void add_advice(Results& results, const num::Matrix& asked, const num::Matrix& completed,
                const std::vector<double>& weights, const std::vector<double>& random_index) {
  constexpr std::size_t shown = 3;
  std::vector<Value> reconsider;
  std::vector<Value> single_change;
  for (const auto& each : weights::to_reconsider(asked, completed, weights, shown)) {
    const double ci = weights::consistency_index(each.lambda_then, asked.rows());
    const auto cr = weights::consistency_ratio(ci, asked.rows(), random_index);
    if (!cr) {
      results.because("single_change." + std::to_string(single_change.size()) + ".4", cr.error());
    }
    reconsider.emplace_back(std::vector<Value>{each.i, each.j, each.deviation});
    single_change.emplace_back(
        std::vector<Value>{each.i, each.j, each.given, each.best, Value(cr)});
  }
  results.add("reconsider", Value(std::move(reconsider)));
  results.add("single_change", Value(std::move(single_change)));
}

}  // namespace otbor::workbench
