#include "engine/workbench/shapes/problem.hpp"

#include <algorithm>
#include <cmath>

#include "engine/workbench/shapes/decision.hpp"
#include "engine/workbench/shapes/rankings.hpp"

namespace otbor::workbench {
namespace {

constexpr double votes_max = 1'000'000;

void tell(Bench& bench, std::string_view key, Words what) {
  const Node* node = bench.input.find(key);
  bench.diagnostics.add(Found::wrong_shape, node != nullptr ? node->span : bench.input.span(),
                        {std::string(key), what});
}

/// Levels 1, 2, … of one voter's ranks, 0 where there is none.
std::vector<std::uint32_t> levels_of(const Matrix& ranks, std::size_t voter) {
  std::vector<double> seen;
  for (std::size_t i = 0; i < ranks.columns; ++i) {
    if (!std::isnan(ranks.at(voter, i))) seen.push_back(ranks.at(voter, i));
  }
  std::ranges::sort(seen);
  std::vector<std::uint32_t> levels;
  const auto last = std::unique(seen.begin(), seen.end(),
                                [](double a, double b) { return !(a < b) && !(b < a); });
  for (std::size_t i = 0; i < ranks.columns; ++i) {
    const double rank = ranks.at(voter, i);
    const auto at = std::lower_bound(seen.begin(), last, rank);
    levels.push_back(std::isnan(rank) ? 0 : static_cast<std::uint32_t>(at - seen.begin() + 1));
  }
  return levels;
}

}  // namespace

ProblemInput read_problem(Bench& bench, bool gaps) {
  auto decision = read_decision(bench, gaps);
  ProblemInput read{.ids = std::move(decision.ids), .criteria = std::move(decision.criteria)};
  if (!bench.good()) return read;
  read.problem.values = to_matrix(decision.values);
  for (const bool smaller : decision.smaller_better) {
    read.problem.goals.push_back(smaller ? decision::Goal::min : decision::Goal::max);
  }
  read.weighted = !decision.weights.empty();
  const auto criteria = static_cast<double>(decision.values.columns);
  read.problem.weights = read.weighted ? std::move(decision.weights)
                                       : std::vector<double>(decision.values.columns, 1 / criteria);
  return read;
}

ProfileInput read_profile(Bench& bench, std::size_t items_max) {
  auto rankings = read_rankings(bench);
  ProfileInput read{.ids = std::move(rankings.ids)};
  if (!bench.good()) return read;
  const std::string_view key = bench.input.has("orders") ? "orders" : "rankings";
  const std::string_view weights = bench.input.has("orders") ? "counts" : "weights";
  if (rankings.items == 0 || rankings.items > items_max) {
    tell(bench, key,
         {"метод сравнивает от одного элемента до нескольких сотен, см. otbor methods",
          "the method compares from one to a few hundred items, see otbor methods"});
    return read;
  }
  read.profile.items = rankings.items;
  double all = 0;
  for (std::size_t voter = 0; voter < rankings.ranks.rows; ++voter) {
    const double weight = rankings.weights[voter];
    const double millionths = std::round(weight * Points::unit);
    all += weight;
    if (!(all <= votes_max) || std::abs(weight * Points::unit - millionths) > 1e-3) {
      tell(bench, weights,
           {"вес голоса — число не более чем с шестью знаками, а всего голосов не больше миллиона",
            "a voter's weight has at most six decimals, and there are at most a million votes"});
      return read;
    }
    read.profile.ballots.push_back(
        {.level = levels_of(rankings.ranks, voter),
         .weight = Points::millionths(static_cast<std::int64_t>(millionths))});
  }
  return read;
}

num::Matrix to_matrix(const Matrix& matrix) { return {matrix.rows, matrix.columns, matrix.cells}; }

Matrix read_square(Bench& bench, std::string_view key, Bounds bounds) {
  if (!bench.input.require({key})) return {};
  auto matrix = bench.input.matrix(key, bounds);
  if (bench.good() && (matrix.rows < 2 || matrix.rows != matrix.columns)) {
    tell(bench, key,
         {"нужна квадратная таблица не меньше чем 2 × 2", "a square table from 2 × 2 is needed"});
  }
  return matrix;
}

std::vector<double> read_complete(Bench& bench, Section& section, std::string_view key,
                                  Bounds bounds) {
  if (!section.require({key})) return {};
  auto values = section.reals(key, bounds);
  if (bench.good() && std::ranges::any_of(values, [](double x) { return std::isnan(x); })) {
    bench.diagnostics.add(Found::wrong_shape, section.find(key)->span,
                          {std::string(key), Words{"нужны все числа, пропусков быть не должно",
                                                   "every number is needed, none may be missing"}});
  }
  return values;
}

Value rows_of(const num::Matrix& matrix, const std::vector<std::string>& ids) {
  std::vector<Value> rows;
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    const auto row = matrix.row(i);
    rows.emplace_back(std::vector<double>(row.begin(), row.end()));
  }
  return per_item(ids, std::move(rows));
}

Value flags_of(const std::vector<bool>& table, const std::vector<std::string>& ids) {
  std::vector<Value> rows;
  const auto n = static_cast<std::size_t>(std::sqrt(static_cast<double>(table.size())) + 0.5);
  OTBOR_CHECK(n * n == table.size());
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<Value> row;
    for (std::size_t j = 0; j < n; ++j) row.emplace_back(static_cast<bool>(table[i * n + j]));
    rows.emplace_back(std::move(row));
  }
  return per_item(ids, std::move(rows));
}

Value chosen(const std::vector<std::size_t>& items, const std::vector<std::string>& ids) {
  if (ids.empty()) return {items};
  std::vector<std::string> names;
  for (const auto item : items) names.push_back(ids[item]);
  return {names};
}

Value votes(std::int64_t millionths) {
  if (millionths % Points::unit == 0) return {millionths / Points::unit};
  return {static_cast<double>(millionths) / Points::unit};
}

Value votes_by_pair(const ranks::Pairwise& pairwise, const std::vector<std::string>& ids) {
  std::vector<Value> rows;
  for (std::size_t i = 0; i < pairwise.items(); ++i) {
    std::vector<Value> row;
    for (std::size_t j = 0; j < pairwise.items(); ++j) row.push_back(votes(pairwise(i, j)));
    rows.emplace_back(std::move(row));
  }
  return per_item(ids, std::move(rows));
}

void expect_size(Bench& bench, Section& section, std::string_view key, std::size_t given,
                 std::size_t expected) {
  if (!bench.good() || given == expected) return;
  const Node* node = section.find(key);
  bench.diagnostics.add(Found::rows_of_two_lengths, node != nullptr ? node->span : section.span(),
                        {count(given), count(expected)});
}

}  // namespace otbor::workbench
