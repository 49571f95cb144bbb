#include <algorithm>
#include <array>
#include <cmath>

#include "engine/select/exact/best_lists.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"

namespace otbor::workbench::adapters {
namespace {

/// Scores and costs are counted in millionths.
constexpr double units = 1e6;
constexpr std::int64_t whole_max = 1'000'000;

Wide in_units(double value) { return static_cast<Wide>(std::llround(value * units)); }

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

exact::Wanted wanted_lists(Bench& bench) {
  exact::Wanted wanted{.lists_max = 1'000, .within = Wide{0}};
  const Node* near = bench.params.find("near_optimal");
  if (near == nullptr || !bench.params.expect(*near, Node::Kind::map, "near_optimal")) {
    return wanted;
  }
  for (const auto& entry : near->entries) {
    if (entry.key == "within") {
      if (const auto within = bench.params.real_in(entry.value, "within", {.low = 0})) {
        wanted.within = in_units(*within);
      }
    } else if (const auto lists = bench.params.whole_in(entry.value, "count", 1, 1'000)) {
      wanted.lists_max = static_cast<std::size_t>(*lists);
      wanted.within.reset();
    }
  }
  return wanted;
}

Results answer(const LongTable& table, const exact::Problem& problem, const exact::Wanted& wanted) {
  Results results;
  const auto lists = in_order(exact::best_lists(problem, wanted));
  results.add("status", lists.empty() ? "infeasible" : "optimal");
  results.add("n_feasible_sets", exact::count_lists(problem));
  if (lists.empty()) return results;
  const auto score = [](const exact::Answer& list) {
    return static_cast<double>(list.worth) / units;
  };
  std::vector<Value> optimal;
  std::vector<Value> near;
  for (const auto& list : lists) {
    auto names = members(table, list.taken);
    if (list.worth == lists.front().worth) optimal.push_back(names);
    near.emplace_back(std::vector<Value>{score(list), std::move(names)});
  }
  results.add("optimal_score", score(lists.front()));
  results.add("optimal_sets", std::move(optimal));
  results.add("near_optimal", std::move(near));
  return results;
}

Results compute(Bench& bench) {
  const auto most = group_limits(bench, "at_most");
  const auto least = group_limits(bench, "at_least");
  const Node* budget = bench.params.find("budget");
  const bool has_budget = budget != nullptr && budget->kind != Node::Kind::null;
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
  const auto table = read_long_table(bench, factors, numbers);
  const auto wanted = wanted_lists(bench);
  exact::Problem problem;
  const auto select = bench.params.whole("select", 0, 0, whole_max);
  const auto at_most = has_budget ? bench.params.real_in(*budget, "budget", {.low = 0}) : 0;
  if (!bench.good()) return {};
  for (const double score : table.numbers[0]) problem.worth.push_back(in_units(score));
  const auto places = static_cast<std::uint32_t>(select);
  if (places > 0) problem.limits.push_back({all_items(problem), places, places});
  add_limits(table, most, true, problem);
  add_limits(table, least, false, problem);
  if (has_budget && at_most) {
    exact::Budget rule{.items = all_items(problem),
                       .costs = {},
                       .at_most = static_cast<std::int64_t>(in_units(*at_most))};
    for (const double cost : table.numbers[1]) {
      rule.costs.push_back(static_cast<std::int64_t>(in_units(cost)));
    }
    problem.budgets.push_back(std::move(rule));
  }
  return answer(table, problem, wanted);
}

constexpr std::array params{
    Param{"select", "6", {"сколько выбрать", "how many to select"}},
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
