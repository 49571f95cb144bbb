#include <algorithm>
#include <utility>
#include <vector>

#include "engine/score/ranks/worths.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"
#include "engine/workbench/shapes/rank_params.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 1000;

/// Items of a ballot best first; nothing, and told, when there is a tie.
std::optional<std::vector<std::size_t>> order_of(Bench& bench, const ranks::Ballot& ballot) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < ballot.level.size(); ++i) {
    if (ballot.level[i] > 0) order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return ballot.level[i]; });
  for (std::size_t at = 1; at < order.size(); ++at) {
    if (ballot.level[order[at - 1]] < ballot.level[order[at]]) continue;
    bench.diagnostics.add(
        Found::wrong_shape, bench.input.span(),
        {"orders", Words{"модель не знает равных мест", "the model knows no ties"}});
    return std::nullopt;
  }
  return order;
}

Results compute(Bench& bench) {
  const auto options = read_worth_options(bench);
  const auto input = read_profile(bench, items_max);
  std::vector<std::vector<std::size_t>> orders;
  std::vector<double> times;
  for (const auto& ballot : input.profile.ballots) {
    auto order = order_of(bench, ballot);
    if (!order) return {};
    orders.push_back(std::move(*order));
    times.push_back(static_cast<double>(ballot.weight.millionths()) / Points::unit);
  }
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::plackett_luce(input.profile.items, orders, times, options);
  if (!result) return results.none_of({"log_worth", "se", "loglik"}, result.error());
  results.add("log_worth", per_item(input.ids, result->log_worth));
  results.add("se", per_item(input.ids, result->se));
  results.add("loglik", result->loglik);
  return results;
}

}  // namespace

extern const Method rank_plackett_luce;
const Method rank_plackett_luce{
    .id = "rank.plackett_luce",
    .title = {.ru = "Модель Плакетта — Льюса", .en = "Plackett–Luce model"},
    .source = "R. L. Plackett (1975); R. D. Luce (1959); D. R. Hunter (2004)",
    .params = worth_params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
