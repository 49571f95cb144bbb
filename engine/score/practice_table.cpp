#include "engine/score/practice_table.hpp"

#include <utility>

#include "engine/base/approximate.hpp"

namespace otbor {

PracticeTable practice_table(const Study& study, const Ranking& ranking) {
  PracticeTable table;
  const auto& set = study.criteria;
  for (const auto at : set.criteria.count()) {
    const auto& scale = set.criteria[at].scale;
    table.lowest.push_back(approximate(scale.lowest()));
    table.highest.push_back(approximate(scale.highest()));
    table.weights.push_back(approximate(set.weights(Index<ApplicantGroup>(), at)));
  }
  std::vector<double> cells;
  for (const auto practice : ranking.order) {
    std::vector<double> row;
    for (const auto at : set.criteria.count()) {
      const auto& mean = ranking.means(practice, at);
      if (mean.marks == 0) break;
      const double value = mean.mean.approximate();
      const auto c = at.value();
      row.push_back(set.criteria[at].scale.lower_is_better
                        ? table.lowest[c] + table.highest[c] - value
                        : value);
    }
    if (row.size() != table.weights.size()) continue;
    cells.insert(cells.end(), row.begin(), row.end());
    table.practices.push_back(practice);
  }
  table.means = num::Matrix(table.practices.size(), table.weights.size(), std::move(cells));
  return table;
}

}  // namespace otbor
