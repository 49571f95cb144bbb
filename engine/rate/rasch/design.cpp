#include "engine/rate/rasch/design.hpp"

#include <algorithm>

namespace otbor::rasch {

Categories categories_of(const std::vector<double>& score, const std::vector<bool>& kept) {
  Categories result;
  const auto is_kept = [&](std::size_t i) { return kept.empty() || kept[i]; };
  // One value after the other: there are few of them and very many ratings.
  for (std::size_t i = 0; i < score.size(); ++i) {
    if (!is_kept(i)) continue;
    const auto at = std::ranges::lower_bound(result.values, score[i]);
    if (at != result.values.end() && !(score[i] < *at)) continue;
    result.values.insert(at, score[i]);
  }
  result.of_rating.resize(score.size());
  result.counts.resize(result.values.size());
  for (std::size_t i = 0; i < score.size(); ++i) {
    if (!is_kept(i)) continue;
    const auto at = std::ranges::lower_bound(result.values, score[i]) - result.values.begin();
    result.of_rating[i] = static_cast<std::uint16_t>(at);
    ++result.counts[static_cast<std::size_t>(at)];
  }
  return result;
}

}  // namespace otbor::rasch
