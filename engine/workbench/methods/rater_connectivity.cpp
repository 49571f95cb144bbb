#include <algorithm>

#include "engine/rate/connectivity.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/long_table.hpp"

namespace otbor::workbench::adapters {
namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::ranges::sort(names);
  return names;
}

Value pairs(const std::vector<std::vector<std::string>>& names) {
  std::vector<Value> items;
  for (const auto& pair : names) items.emplace_back(pair);
  return items;
}

Results compute(Bench& bench) {
  const auto rater = role(bench, "rater", "rater");
  const auto object = role(bench, "object", "object");
  const auto table = read_long_table(bench, {rater, object}, {});
  if (!bench.good()) return {};
  const auto& raters = table.factors[0];
  const auto& objects = table.factors[1];
  std::vector<Link> links;
  for (std::size_t i = 0; i < table.rows; ++i) {
    links.push_back({raters.of_row[i], objects.of_row[i]});
  }
  const auto found = connectivity(links, static_cast<std::uint32_t>(raters.levels.size()),
                                  static_cast<std::uint32_t>(objects.levels.size()));
  std::vector<std::vector<std::string>> subsets;
  for (const auto& subset : found.subsets) {
    auto& names = subsets.emplace_back();
    for (const auto at : subset.experts) names.push_back(raters.levels[at]);
    for (const auto at : subset.practices) names.push_back(objects.levels[at]);
    std::ranges::sort(names);
  }
  std::vector<std::vector<std::string>> bridges;
  for (const auto& bridge : found.bridges) {
    bridges.push_back(sorted({objects.levels[bridge.practice], raters.levels[bridge.expert]}));
  }
  std::ranges::sort(bridges);
  std::vector<std::string> cuts;
  for (const auto at : found.articulation_experts) cuts.push_back(raters.levels[at]);
  std::vector<std::vector<std::string>> suggested;
  for (const auto& link : found.suggested) {
    suggested.push_back({raters.levels[link.expert], objects.levels[link.practice]});
  }
  Results results;
  results.add("subsets", pairs(subsets));
  results.add("n_subsets", Value(subsets.size()));
  results.add("bridges", pairs(bridges));
  results.add("n_bridges", Value(bridges.size()));
  results.add("articulation_raters", sorted(std::move(cuts)));
  results.add("suggested_links", pairs(suggested));
  return results;
}

}  // namespace

extern const Method rater_connectivity;
const Method rater_connectivity{
    .id = "rater.connectivity",
    .title = {.ru = "Связность: кого с кем можно сравнивать",
              .en = "Connectivity: who can be compared with whom"},
    .source =
        "D. L. Weeks & D. R. Williams (1964); R. Tarjan, Depth-first search and linear graph "
        "algorithms (1972)",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
