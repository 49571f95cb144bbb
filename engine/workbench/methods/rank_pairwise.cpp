#include "engine/score/ranks/rules.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/problem.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::size_t items_max = 1000;

Results compute(Bench& bench) {
  const auto input = read_profile(bench, items_max);
  Results results;
  if (!bench.good()) return results;
  results.add("pairwise_matrix", votes_by_pair(ranks::pairwise(input.profile), input.ids));
  return results;
}

}  // namespace

extern const Method rank_pairwise;
const Method rank_pairwise{
    .id = "rank.pairwise",
    .title = {.ru = "Попарные предпочтения", .en = "Pairwise preferences"},
    .source = "M. de Condorcet, Essai sur l'application de l'analyse (1785)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
