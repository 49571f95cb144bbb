#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/score/decision/electre.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

/// A threshold for each criterion; nothing where the key is absent or the entry is null.
std::vector<double> each(Bench& bench, std::string_view key, std::size_t criteria) {
  auto given = bench.params.reals(key, {0, 1e15});
  if (given.empty()) return std::vector<double>(criteria, std::nan(""));
  expect_size(bench, bench.params, key, given.size(), criteria);
  given.resize(criteria, std::nan(""));
  return given;
}

Results compute(Bench& bench) {
  const auto input = read_problem(bench);
  const std::size_t criteria = input.problem.goals.size();
  const auto q = each(bench, "q", criteria);
  const auto p = each(bench, "p", criteria);
  const auto v = each(bench, "v", criteria);
  Results results;
  if (!bench.good()) return results;
  std::vector<decision::Thresholds> thresholds(criteria);
  for (std::size_t c = 0; c < criteria; ++c) {
    if (!std::isnan(q[c])) thresholds[c].indifference = q[c];
    thresholds[c].preference = std::isnan(p[c]) ? thresholds[c].indifference : p[c];
    if (!std::isnan(v[c])) thresholds[c].veto = v[c];
    if (thresholds[c].preference < thresholds[c].indifference ||
        thresholds[c].veto.value_or(1e16) < thresholds[c].preference) {
      bench.diagnostics.add(Found::wrong_shape, bench.params.span(),
                            {"q", Words{"пороги не убывают: q, затем p, затем v",
                                        "thresholds do not fall: q, then p, then v"}});
      return results;
    }
  }
  const auto result = decision::electre_iii(input.problem, thresholds);
  results.add("credibility", rows_of(result.credibility, input.ids));
  results.add("descending", per_item(input.ids, result.descending));
  results.add("ascending", per_item(input.ids, result.ascending));
  results.add("rank", per_item(input.ids, result.rank));
  results.add("outranks", flags_of(result.outranks, input.ids));
  return results;
}

constexpr std::array params{
    Param{"q", "", {"пороги безразличия по критериям", "indifference thresholds by criterion"}},
    Param{"p", "", {"пороги строгого предпочтения", "thresholds of strict preference"}},
    Param{"v", "", {"пороги вето", "veto thresholds"}},
};

}  // namespace

extern const Method mcda_electre_iii;
const Method mcda_electre_iii{
    .id = "mcda.electre_iii",
    .title = {.ru = "ELECTRE III: превосходство с порогами и вето",
              .en = "ELECTRE III: outranking with thresholds and vetoes"},
    .source = "B. Roy, ELECTRE III, Cahiers du CERO 20 (1978)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
