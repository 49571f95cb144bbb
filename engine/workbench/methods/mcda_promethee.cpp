#include <array>
#include <string>
#include <vector>

#include "engine/score/decision/promethee.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<decision::Preference>, 6> types{
    {{"usual", decision::Preference::usual},
     {"u_shape", decision::Preference::u_shape},
     {"v_shape", decision::Preference::v_shape},
     {"level", decision::Preference::level},
     {"linear", decision::Preference::linear},
     {"gaussian", decision::Preference::gaussian}}};

/// A threshold for all criteria, or one for each.
std::vector<double> thresholds(Bench& bench, std::string_view key, double otherwise,
                               std::size_t criteria) {
  const Node* node = bench.params.find(key);
  if (node == nullptr || node->kind != Node::Kind::list) {
    return std::vector<double>(criteria, bench.params.real(key, otherwise, {0, 1e15}));
  }
  auto each = bench.params.reals(key, {0, 1e15});
  expect_size(bench, bench.params, key, each.size(), criteria);
  each.resize(criteria);
  return each;
}

Results compute(Bench& bench) {
  const auto type = bench.params.choice("preference", types);
  const auto input = read_problem(bench);
  Results results;
  const std::size_t criteria = input.problem.goals.size();
  const auto q = thresholds(bench, "q", 0, criteria);
  const auto p = thresholds(bench, "p", 0, criteria);
  const auto s = thresholds(bench, "s", 1, criteria);
  if (!bench.good()) return results;
  std::vector<decision::PreferenceFunction> functions;
  for (std::size_t c = 0; c < criteria; ++c) functions.push_back({type, q[c], p[c], s[c]});
  const auto result = decision::promethee(input.problem, functions);
  if (!result) return results.add("phi_net", result.error());
  results.add("phi_plus", per_item(input.ids, result->phi_plus));
  results.add("phi_minus", per_item(input.ids, result->phi_minus));
  results.add("phi_net", per_item(input.ids, result->phi_net));
  results.add("rank", per_item(input.ids, result->rank));
  return results;
}

constexpr std::array params{
    Param{"preference",
          "usual, u_shape, v_shape, level, linear, gaussian",
          {"функция предпочтения", "the preference function"}},
    Param{"q", "0", {"порог безразличия", "the indifference threshold"}},
    Param{"p", "0", {"порог строгого предпочтения", "the threshold of strict preference"}},
    Param{"s", "1", {"точка перегиба (gaussian)", "the inflection point (gaussian)"}},
};

}  // namespace

extern const Method mcda_promethee;
const Method mcda_promethee{
    .id = "mcda.promethee",
    .title = {.ru = "Методы PROMETHEE I и II: потоки предпочтений",
              .en = "PROMETHEE I and II: flows of preference"},
    .source = "J.-P. Brans & Ph. Vincke, Management Science 31 (1985)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
