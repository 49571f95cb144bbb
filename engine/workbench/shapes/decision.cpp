#include "engine/workbench/shapes/decision.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/text/suggest.hpp"

namespace otbor::workbench {
namespace {

void expect_length(Bench& bench, std::string_view key, std::size_t given, std::size_t expected) {
  if (given == 0 || given == expected) return;
  bench.diagnostics.add(Found::rows_of_two_lengths, bench.input.find(key)->span,
                        {count(given), count(expected)});
}

std::vector<bool> read_objectives(Bench& bench, std::size_t criteria) {
  const auto given = bench.input.texts("objectives");
  expect_length(bench, "objectives", given.size(), criteria);
  std::vector<bool> smaller_better(criteria);
  for (std::size_t i = 0; i < std::min(given.size(), criteria); ++i) {
    smaller_better[i] = given[i] == "min";
    if (given[i] == "min" || given[i] == "max") continue;
    bench.diagnostics.add(
        Found::not_a_choice, bench.input.find("objectives")->span,
        {given[i], "objectives", did_you_mean(given[i], {"max", "min"}), listed({"max", "min"})});
  }
  return smaller_better;
}

std::vector<double> read_weights(Bench& bench, std::size_t criteria) {
  auto weights = bench.input.reals("weights", {0, 1e15});
  expect_length(bench, "weights", weights.size(), criteria);
  if (weights.size() != criteria || !bench.good()) return {};
  double sum = 0;
  for (const double weight : weights) sum += weight;
  if (!(sum > 0)) {  // a missing weight is not a number, and neither is the sum then
    bench.diagnostics.add(Found::wrong_shape, bench.input.find("weights")->span,
                          {"weights", Words{"нужны числа, и хотя бы одно больше нуля",
                                            "numbers are needed, at least one above zero"}});
    return {};
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

DecisionInput read_decision(Bench& bench, bool gaps) {
  DecisionInput read;
  if (!bench.input.require({"matrix"})) return read;
  // Squares and differences of what is within these bounds are numbers.
  read.values = bench.input.matrix("matrix", {-1e150, 1e150});
  if (read.values.empty()) {
    if (bench.good()) {
      bench.diagnostics.add(Found::wrong_shape, bench.input.find("matrix")->span,
                            {"matrix", Words{"нужна хотя бы одна строка с одним числом",
                                             "at least one row with one number is needed"}});
    }
    return read;
  }
  if (!gaps && bench.good() &&
      std::ranges::any_of(read.values.cells, [](double value) { return std::isnan(value); })) {
    bench.diagnostics.add(Found::wrong_shape, bench.input.find("matrix")->span,
                          {"matrix", Words{"нужны все значения, пропусков быть не должно",
                                           "every value is needed, none may be missing"}});
  }
  read.smaller_better = read_objectives(bench, read.values.columns);
  read.weights = read_weights(bench, read.values.columns);
  read.ids = bench.ids(read.values.rows);
  read.criteria = bench.ids(read.values.columns, "criteria");
  return read;
}

}  // namespace otbor::workbench
