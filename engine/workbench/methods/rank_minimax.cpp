#include <array>
#include <utility>
#include <vector>

#include "engine/score/ranks/rules.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<ranks::Strength>, 2> strengths{
    {{"winning_votes", ranks::Strength::winning_votes}, {"margins", ranks::Strength::margins}}};

constexpr std::size_t items_max = 1000;

Results compute(Bench& bench) {
  const auto strength = bench.params.choice("strength", strengths);
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  const auto result = ranks::minimax(ranks::pairwise(input.profile), strength);
  std::vector<Value> worst;
  for (const auto each : result.worst) worst.push_back(votes(each));
  results.add("score", per_item(input.ids, std::move(worst)));
  results.add("ranking", per_item(input.ids, result.places));
  results.add("winners", chosen(ranks::first_of(result.places), input.ids));
  return results;
}

constexpr std::array params{
    Param{"strength",
          "winning_votes, margins",
          {"сила большинства: голоса за или перевес",
           "strength of a majority: its votes or its margin"}},
};

}  // namespace

extern const Method rank_minimax;
const Method rank_minimax{
    .id = "rank.minimax",
    .title = {.ru = "Метод минимакса", .en = "Minimax"},
    .source = "P. B. Simpson (1969); G. H. Kramer (1977)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
