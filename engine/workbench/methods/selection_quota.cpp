#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "engine/select/exact/best_lists.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::int64_t whole_max = 1'000'000;
/// Of all scores together, and of all costs: whole numbers of millionths have to hold them.
constexpr double sum_max = 1e12;

Wide in_units(double value, double units) { return static_cast<Wide>(std::llround(value * units)); }

/// Scores are counted in millionths; where that is not exact, in parts as fine as fit.
double units_of(const std::vector<double>& scores) {
  constexpr double millionths = 1e6;
  double sum = 0;
  bool exact = true;
  for (const double score : scores) {
    sum += std::abs(score);
    exact = exact && std::abs(score * millionths - std::round(score * millionths)) < 1e-4;
  }
  if (exact || sum > 1e9) return millionths;
  return sum > 1e6 ? 1e9 : 1e12;
}

/// `at_most: {theme: {roads: 2}}`: the limit of each named value of each named attribute.
struct GroupLimit {
  std::string attribute;
  std::string value;
  std::uint32_t number = 0;
};

std::vector<GroupLimit> group_limits(Bench& bench, std::string_view key) {
  std::vector<GroupLimit> limits;
  const Node* node = bench.params.find(key);
  if (node == nullptr || !bench.params.expect(*node, Node::Kind::map, key)) return limits;
  for (const auto& attribute : node->entries) {
    if (!bench.params.expect(attribute.value, Node::Kind::map, attribute.key)) return limits;
    for (const auto& value : attribute.value.entries) {
      const auto number = bench.params.whole_in(value.value, value.key, 0, whole_max);
      if (!number) return limits;
      limits.push_back({attribute.key, value.key, static_cast<std::uint32_t>(*number)});
    }
  }
  return limits;
}

void add_limits(const LongTable& table, const std::vector<GroupLimit>& limits, bool at_most,
                exact::Problem& problem) {
  for (const auto& limit : limits) {
    exact::Limit set;
    const auto factor = std::ranges::find(table.factors, limit.attribute, &Factor::name);
    for (std::uint32_t item = 0; item < problem.items(); ++item) {
      if (factor->levels[factor->of_row[item]] == limit.value) set.items.push_back(item);
    }
    (at_most ? set.at_most : set.at_least) = limit.number;
    problem.limits.push_back(std::move(set));
  }
}

Value members(const LongTable& table, const std::vector<bool>& taken) {
  std::vector<std::string> ids;
  const auto& names = table.factors.front();
  for (std::size_t item = 0; item < taken.size(); ++item) {
    if (taken[item]) ids.push_back(names.levels[names.of_row[item]]);
  }
  return ids;
}

std::vector<std::uint32_t> all_items(const exact::Problem& problem) {
  std::vector<std::uint32_t> items;
  for (std::uint32_t item = 0; item < problem.items(); ++item) items.push_back(item);
  return items;
}

/// Lists of equal score from the later ids to the earlier ones.
std::vector<exact::Answer> in_order(std::vector<exact::Answer> lists) {
  std::ranges::stable_sort(lists, [](const exact::Answer& a, const exact::Answer& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.taken < b.taken;
  });
  return lists;
}

/// Both keys may be given: at most so many lists, and none that is further from the best.
struct Near {
  std::size_t lists_max = 1'000;
  std::optional<double> within = 0;  // points
};

Near near_lists(Bench& bench) {
  Near wanted;
  const Node* near = bench.params.find("near_optimal");
  if (near == nullptr || !bench.params.expect(*near, Node::Kind::map, "near_optimal")) {
    return wanted;
  }
  Section section("near_optimal", near, near->span, bench.diagnostics);
  wanted.within = section.real("within", {.low = 0, .high = sum_max});
  wanted.lists_max = static_cast<std::size_t>(section.whole("count", 1'000, 1, 1'000));
  section.report_unread("selection.quota");
  if (!section.has("within") && !section.has("count")) wanted.within = 0;
  return wanted;
}

Value number_of_lists(const exact::Problem& problem) {
  const auto count = exact::count_lists(problem);
  return count ? Value(*count) : Value();
}

/// `scores` as they were given: what is printed is their sum.
Results answer(const LongTable& table, const exact::Problem& problem, const Near& near,
               double units) {
  Results results;
  const auto& scores = table.numbers[0];
  exact::Wanted wanted{.lists_max = near.lists_max, .within = std::nullopt};
  if (near.within) wanted.within = in_units(*near.within, units);
  const auto lists = in_order(exact::best_lists(problem, wanted));
  results.add("status", lists.empty() ? "infeasible" : "optimal");
  if (problem.items() > exact::counted_items_max) {
    results.add("n_feasible_sets", Undefined::too_large);
  } else {
    results.add("n_feasible_sets", number_of_lists(problem));
  }
  const auto score = [&](const exact::Answer& list) {
    double sum = 0;
    for (std::size_t item = 0; item < scores.size(); ++item) {
      if (list.taken[item]) sum += scores[item];
    }
    return sum;
  };
  std::vector<Value> optimal;
  std::vector<Value> found;
  for (const auto& list : lists) {
    auto names = members(table, list.taken);
    if (list.worth == lists.front().worth) optimal.push_back(names);
    found.emplace_back(std::vector<Value>{score(list), std::move(names)});
  }
  if (lists.empty()) {
    results.none_of({"optimal_score"}, "infeasible");
  } else {
    results.add("optimal_score", score(lists.front()));
  }
  results.add("optimal_sets", std::move(optimal));
  results.add("near_optimal", std::move(found));
  return results;
}

void tell(Bench& bench, Words what) {
  bench.diagnostics.add(Found::wrong_shape, bench.input.span(), {"rows", what});
}

/// Numbers that can be counted exactly, one row an item.
void check(Bench& bench, const LongTable& table) {
  const auto& items = table.factors.front();
  if (table.left_out > 0 || items.levels.size() != items.of_row.size()) {
    tell(bench, {"у каждого элемента одна строка, и в ней есть все числа",
                 "every item has one row, with no number missing"});
  }
  for (const auto& numbers : table.numbers) {
    double sum = 0;
    for (const double x : numbers) sum += std::abs(x);
    if (sum > sum_max) {
      tell(bench, {"сумма баллов и сумма стоимостей – не больше триллиона: измените единицу",
                   "scores sum to a trillion at most, and so do costs: change the unit"});
    }
  }
  if (table.numbers.size() < 2) return;
  if (std::ranges::any_of(table.numbers[1], [](double cost) { return cost < 0; })) {
    tell(bench, {"стоимость не отрицательна", "a cost is not negative"});
  }
}

void add_budget(const LongTable& table, double at_most, exact::Problem& problem) {
  constexpr double millionths = 1e6;
  const auto cost = [](double x) { return static_cast<std::int64_t>(in_units(x, millionths)); };
  exact::Budget rule{.items = all_items(problem), .costs = {}, .at_most = cost(at_most)};
  for (const double each : table.numbers[1]) rule.costs.push_back(cost(each));
  problem.budgets.push_back(std::move(rule));
}

/// The columns the rules speak of.
LongTable read_items(Bench& bench, const std::vector<GroupLimit>& most,
                     const std::vector<GroupLimit>& least, bool has_budget) {
  std::vector<std::string> factors{"id"};
  for (const auto* limits : {&most, &least}) {
    for (const auto& limit : *limits) {
      if (std::ranges::find(factors, limit.attribute) == factors.end()) {
        factors.push_back(limit.attribute);
      }
    }
  }
  std::vector<std::string> numbers{"score"};
  if (has_budget) numbers.emplace_back("cost");
  auto table = read_long_table(bench, factors, numbers);
  if (bench.good()) check(bench, table);
  return table;
}

Results compute(Bench& bench) {
  const auto most = group_limits(bench, "at_most");
  const auto least = group_limits(bench, "at_least");
  const Node* budget = bench.params.find("budget");
  const bool has_budget = budget != nullptr && budget->kind != Node::Kind::null;
  const auto table = read_items(bench, most, least, has_budget);
  const auto near = near_lists(bench);
  const bool limited = bench.params.has("select");
  const auto select = bench.params.whole("select", 0, 0, whole_max);
  const auto at_most = has_budget ? bench.params.real_in(*budget, "budget", {0, sum_max}) : 0;
  if (!bench.good()) return {};
  exact::Problem problem;
  const double units = units_of(table.numbers[0]);
  for (const double score : table.numbers[0]) problem.worth.push_back(in_units(score, units));
  const auto places = static_cast<std::uint32_t>(select);
  if (limited) problem.limits.push_back({all_items(problem), places, places});
  add_limits(table, most, true, problem);
  add_limits(table, least, false, problem);
  if (has_budget && at_most) add_budget(table, *at_most, problem);
  return answer(table, problem, near, units);
}

constexpr std::array params{
    Param{"select",
          "6",
          {"сколько выбрать; без этого ключа – сколько угодно",
           "how many to select; without this key any number"}},
    Param{"at_most",
          "{theme: {roads: 2}}",
          {"не более стольких из каждой группы", "at most so many of each group"}},
    Param{"at_least",
          "{theme: {roads: 1}}",
          {"не менее стольких из каждой группы", "at least so many of each group"}},
    Param{"budget", "160", {"стоимость выбранного не более", "cost of the selection at most"}},
    Param{"near_optimal",
          "{within: 2}, {count: 5}",
          {"близкие к лучшему наборы: в пределах стольких баллов или столько штук",
           "sets near the best: within so many points, or so many of them"}},
};

}  // namespace

extern const Method selection_quota;
const Method selection_quota{
    .id = "selection.quota",
    .title = {.ru = "Лучший набор при квотах и бюджете",
              .en = "The best set under quotas and a budget"},
    .source =
        "R. K. Ahuja, T. L. Magnanti & J. B. Orlin, Network Flows (1993); E. L. Lawler (1972)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
