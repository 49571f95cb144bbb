#include "engine/justify/list_profile.hpp"

#include <algorithm>
#include <vector>

namespace otbor {
namespace {

/// The middle value, or the mean of the two in the middle.
std::optional<Ratio> median(std::vector<Ratio> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const auto middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

std::optional<ListProfile> list_profile(const Study& study, const Ranking& ranking,
                                        const std::vector<Index<Practice>>& recommended) {
  ListProfile profile{.mean =
                          Per<Criterion, std::optional<Ratio>>(study.criteria.criteria.count())};
  std::vector<Index<Practice>> scored;
  for (const auto at : recommended) {
    if (ranking.scores[at].scored()) scored.push_back(at);
  }
  if (scored.size() < list_profile_practices_min) return std::nullopt;
  profile.practices = static_cast<std::uint32_t>(scored.size());
  for (const auto criterion : study.criteria.criteria.count()) {
    std::vector<Ratio> means;
    for (const auto at : scored) {
      const auto& mean = ranking.means(at, criterion);
      if (mean.marks > 0) means.push_back(mean.mean);
    }
    profile.mean[criterion] = median(std::move(means));
  }
  return profile;
}

}  // namespace otbor
