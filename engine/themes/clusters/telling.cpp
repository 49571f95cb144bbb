#include "engine/themes/clusters/telling.hpp"

#include <algorithm>
#include <tuple>

#include "engine/themes/clusters/tfidf.hpp"

namespace otbor::clusters {
namespace {

/// The texts of each group as one.
SparseRows added_up(const SparseRows& counts, const Partition& groups) {
  std::vector<std::vector<std::uint32_t>> members(groups.groups);
  for (std::uint32_t row = 0; row < groups.of.size(); ++row) members[groups.of[row]].push_back(row);
  SparseRows sums{.columns = counts.columns, .begin = {0}, .cells = {}};
  std::vector<double> sum(counts.columns);
  std::vector<std::uint32_t> met;
  for (const auto& rows : members) {
    met.clear();
    for (const auto row : rows) {
      for (const auto& [column, value] : counts.row(row)) {
        if (sum[column] <= 0) met.push_back(column);
        sum[column] += value;
      }
    }
    std::ranges::sort(met);
    for (const auto column : met) {
      sums.cells.push_back({column, sum[column]});
      sum[column] = 0;
    }
    sums.begin.push_back(sums.cells.size());
  }
  return sums;
}

/// The same rows with every count as one.
SparseRows presences(SparseRows counts) {
  for (auto& cell : counts.cells) cell.value = 1;
  return counts;
}

}  // namespace

std::vector<std::vector<Telling>> telling_columns(const SparseRows& counts, const Partition& groups,
                                                  std::size_t most) {
  const auto weights = class_tfidf(added_up(counts, groups));
  const auto texts = added_up(presences(counts), groups);  // the same cells as `weights`
  const auto everywhere = rows_of_columns(counts);
  std::vector<double> sizes(groups.groups);
  for (const auto group : groups.of) ++sizes[group];
  const auto all = static_cast<double>(counts.rows());
  std::vector<std::vector<Telling>> telling(groups.groups);
  for (std::uint32_t group = 0; group < groups.groups; ++group) {
    for (auto i = weights.begin[group]; i < weights.begin[group + 1]; ++i) {
      const auto [column, weight] = weights.cells[i];
      const double inside = texts.cells[i].value;
      const double outside = everywhere[column] - inside;
      if (inside < 2 && sizes[group] > 1) continue;
      const double others = all - sizes[group];
      const double lead = inside / sizes[group] - (others > 0 ? outside / others : 0);
      if (lead <= 0) continue;
      telling[group].push_back({column, weight * lead, static_cast<std::uint32_t>(inside)});
    }
    std::ranges::sort(telling[group], {},
                      [](const Telling& one) { return std::tuple(-one.weight, one.column); });
    if (telling[group].size() > most) telling[group].resize(most);
  }
  return telling;
}

}  // namespace otbor::clusters
