#include "engine/cycle/grouping.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/cycle/cycles.hpp"

namespace otbor {
namespace {

/// Stages as bits: a set of gaps.
using Gaps = std::uint64_t;

Gaps bit(Index<Stage> stage) { return Gaps{1} << stage.value(); }

std::optional<Gaps> gaps_of(const CycleProfile& profile, const PracticeEvidence* text) {
  const bool marked =
      std::ranges::any_of(profile.stages, [](const StageMark& mark) { return mark.marks > 0; });
  Gaps gaps = 0;
  if (marked) {
    for (const auto stage : profile.defects) gaps |= bit(stage);
    return gaps;
  }
  if (text == nullptr || text->basis != TextBasis::body) return std::nullopt;
  for (const auto stage : text->stages.count()) {
    if (text->stages[stage].level < EvidenceLevel::described) gaps |= bit(stage);
  }
  return gaps;
}

/// Different sets of gaps that are put together, and who has them.
struct Cluster {
  std::vector<Gaps> members;
  std::vector<Index<Practice>> practices;
};

int distance(Gaps a, Gaps b) { return std::popcount(a ^ b); }

/// Complete linkage: between the two members that differ most. Of clusters that are too far apart
/// to be put together only that.
int distance(const Cluster& a, const Cluster& b) {
  int farthest = 0;
  for (const auto x : a.members) {
    for (const auto y : b.members) {
      farthest = std::max(farthest, distance(x, y));
      if (farthest > gap_difference_max) return farthest;
    }
  }
  return farthest;
}

/// Those who lack nothing stay by themselves, and what was put into another is no more.
bool may_merge(const Cluster& a, const Cluster& b) {
  const auto lacks = [](const Cluster& one) {
    return !one.members.empty() && one.members.front() != 0;
  };
  return lacks(a) && lacks(b);
}

/// Merges the two nearest clusters while they are near enough; of equally near ones the two that
/// hold most practices, then the earlier ones. Of each cluster the nearest among the later ones is
/// kept: a merger changes few of them.
class Merger {
 public:
  explicit Merger(std::vector<Cluster>& clusters) : clusters_(clusters), nearest_(clusters.size()) {
    for (std::size_t i = 0; i < clusters_.size(); ++i) look(i);
  }

  void run() {
    while (const auto best = nearest_of_all()) merge(std::get<2>(*best), std::get<3>(*best));
    std::erase_if(clusters_, [](const Cluster& cluster) { return cluster.members.empty(); });
  }

 private:
  using Key = std::tuple<int, std::ptrdiff_t, std::size_t, std::size_t>;

  void offer(std::size_t i, std::size_t j) {
    if (!may_merge(clusters_[i], clusters_[j])) return;
    const int apart = distance(clusters_[i], clusters_[j]);
    if (apart > gap_difference_max) return;
    const auto held =
        static_cast<std::ptrdiff_t>(clusters_[i].practices.size() + clusters_[j].practices.size());
    const Key key(apart, -held, i, j);
    if (!nearest_[i] || key < *nearest_[i]) nearest_[i] = key;
  }

  void look(std::size_t i) {
    nearest_[i].reset();
    for (std::size_t j = i + 1; j < clusters_.size(); ++j) offer(i, j);
  }

  [[nodiscard]] std::optional<Key> nearest_of_all() const {
    std::optional<Key> best;
    for (const auto& key : nearest_) {
      if (key && (!best || *key < *best)) best = key;
    }
    return best;
  }

  void merge(std::size_t i, std::size_t j) {
    auto& into = clusters_[i];
    const auto from = std::exchange(clusters_[j], {});
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    into.practices.insert(into.practices.end(), from.practices.begin(), from.practices.end());
    nearest_[j].reset();
    look(i);
    for (std::size_t k = 0; k < j; ++k) {
      if (k == i) continue;
      const auto partner = nearest_[k] ? std::get<3>(*nearest_[k]) : clusters_.size();
      if (partner == i || partner == j) {
        look(k);
      } else if (k < i) {
        offer(k, i);
      }
    }
  }

  std::vector<Cluster>& clusters_;
  std::vector<std::optional<Key>> nearest_;
};

GapGroup group_of(Cluster cluster, Count<Stage> stages) {
  GapGroup group;
  for (const auto stage : stages) {
    const auto lack =
        std::ranges::count_if(cluster.members, [&](Gaps gaps) { return (gaps & bit(stage)) != 0; });
    if (lack == 0) continue;
    const bool every = lack == static_cast<std::ptrdiff_t>(cluster.members.size());
    (every ? group.all : group.some).push_back(stage);
  }
  std::ranges::sort(cluster.practices);
  group.practices = std::move(cluster.practices);
  return group;
}

}  // namespace

Grouping group_by_gaps(const Study& study, const Per<Practice, CycleProfile>& profiles,
                       const Per<Practice, PracticeEvidence>& texts) {
  const auto stages = study.cycle->stages.count();
  OTBOR_CHECK(stages.value() <= 64);
  Grouping grouping;
  grouping.first_broken = Per<Stage, std::vector<Index<Practice>>>(stages);
  std::map<Gaps, std::vector<Index<Practice>>> alike;
  std::map<std::pair<bool, Index<Platform>>, PlatformGaps> platforms;  // with one before without
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    if (!takes_part(practice.status)) continue;
    const auto gaps = gaps_of(profiles[at], texts.empty() ? nullptr : &texts[at]);
    if (!gaps) continue;
    alike[*gaps].push_back(at);
    const auto platform = practice.platform.value_or(Index<Platform>());
    auto& here = platforms[{!practice.platform, platform}];
    if (here.practices++ == 0) {
      here.platform = practice.platform;
      here.lacking = Per<Stage, std::vector<Index<Practice>>>(stages);
    }
    bool first = true;
    for (const auto stage : stages) {
      if ((*gaps & bit(stage)) == 0) continue;
      here.lacking[stage].push_back(at);
      if (std::exchange(first, false)) grouping.first_broken[stage].push_back(at);
    }
  }
  std::vector<Cluster> clusters;
  for (auto& [gaps, practices] : alike) clusters.push_back({{gaps}, std::move(practices)});
  Merger(clusters).run();
  for (auto& cluster : clusters) grouping.groups.push_back(group_of(std::move(cluster), stages));
  std::ranges::stable_sort(grouping.groups, {}, [](const GapGroup& group) {
    return std::pair(-static_cast<std::ptrdiff_t>(group.practices.size()), group.practices.front());
  });
  for (auto& [key, platform] : platforms) grouping.platforms.push_back(std::move(platform));
  return grouping;
}

}  // namespace otbor
