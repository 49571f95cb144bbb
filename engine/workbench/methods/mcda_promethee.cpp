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

/// A threshold for all criteria, or one for each; `otherwise` where there is none.
std::vector<double> thresholds(Bench& bench, std::string_view key, double otherwise,
                               std::size_t criteria) {
  const Node* node = bench.params.find(key);
  if (node == nullptr || node->kind != Node::Kind::list) {
    return std::vector<double>(criteria, bench.params.real(key, otherwise, {0, 1e15}));
  }
  auto each = read_complete(bench, bench.params, key, {0, 1e15});
  expect_size(bench, bench.params, key, each.size(), criteria);
  each.resize(criteria);
  return each;
}

/// A message where the thresholds of a preference function fall, or its curve has no width.
void expect_order(Bench& bench, const std::vector<decision::PreferenceFunction>& functions) {
  for (const auto& f : functions) {
    const bool two =
        f.type == decision::Preference::level || f.type == decision::Preference::linear;
    if (two && f.p < f.q) {
      bench.diagnostics.add(Found::wrong_shape, bench.params.find("p")->span,
                            {"p", Words{"порог предпочтения p не меньше порога безразличия q",
                                        "the threshold p is not below the threshold q"}});
      return;
    }
    if (f.type == decision::Preference::gaussian && !(f.s > 0)) {
      bench.diagnostics.add(
          Found::wrong_shape, bench.params.find("s")->span,
          {"s", Words{"нужно число больше нуля", "a number above zero is needed"}});
      return;
    }
  }
}

Results compute(Bench& bench) {
  const auto type = bench.params.choice("preference", types);
  const auto input = read_problem(bench);
  Results results;
  const std::size_t criteria = input.problem.goals.size();
  const auto q = thresholds(bench, "q", 0, criteria);
  const auto p = bench.params.has("p") ? thresholds(bench, "p", 0, criteria) : q;
  const auto s = thresholds(bench, "s", 1, criteria);
  if (!bench.good()) return results;
  std::vector<decision::PreferenceFunction> functions;
  for (std::size_t c = 0; c < criteria; ++c) functions.push_back({type, q[c], p[c], s[c]});
  expect_order(bench, functions);
  if (!bench.good()) return results;
  const auto result = decision::promethee(input.problem, functions);
  if (!result) {
    return results.none_of({"phi_plus", "phi_minus", "phi_net", "rank", "outranks"},
                           result.error());
  }
  results.add("phi_plus", per_item(input.ids, result->phi_plus));
  results.add("phi_minus", per_item(input.ids, result->phi_minus));
  results.add("phi_net", per_item(input.ids, result->phi_net));
  results.add("rank", per_item(input.ids, result->rank));
  results.add("outranks", flags_of(result->outranks, input.ids));
  return results;
}

constexpr std::array params{
    Param{"preference",
          "usual, u_shape, v_shape, level, linear, gaussian",
          {"функция предпочтения", "the preference function"}},
    Param{"q", "0", {"порог безразличия", "the indifference threshold"}},
    Param{"p",
          "",
          {"порог строгого предпочтения, без ключа – как q",
           "the threshold of strict preference, without the key as q"}},
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
