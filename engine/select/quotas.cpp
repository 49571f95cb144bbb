#include "engine/select/quotas.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();
/// Steps of one search for a completion. Districts need a handful; crossing minimums and caps made
/// to be hard stop here and the practice is refused.
constexpr std::uint32_t nodes_max = 100'000;

}  // namespace

std::optional<std::string> quota_group(const Candidates& candidates, Index<Practice> practice,
                                       QuotaBy by) {
  const auto& study = candidates.study;
  if (by == QuotaBy::theme && study.themes) {
    const auto theme = candidates.themes.practices[practice].theme;
    return theme ? std::optional(study.themes->themes[*theme].title) : std::nullopt;
  }
  return group_of(study, study.practices[practice], by);
}

ListMaker::ListMaker(const Candidates& candidates, const std::vector<Index<Practice>>& eligible)
    : candidates_(candidates),
      groups_of_(candidates.study.practices.count()),
      rank_(candidates.study.practices.count(), no_limit),
      above_(candidates.study.practices.count()),
      fills_(candidates.study.practices.count()),
      on_list_(candidates.study.practices.count()),
      in_completion_(candidates.study.practices.count()) {
  std::uint32_t rank = 0;
  for (const auto practice : candidates.ranking.order) rank_[practice] = rank++;
  find_groups();
  find_needs(eligible);
  settle_needs();
}

void ListMaker::find_groups() {
  const auto& quotas = candidates_.study.rules.selection.quotas;
  for (std::size_t quota = 0; quota < quotas.size(); ++quota) {
    std::map<std::string, std::size_t> known;
    for (const auto practice : candidates_.ranking.order) {
      const auto name = quota_group(candidates_, practice, quotas[quota].by);
      if (!name || !speaks_of(quotas[quota], *name)) continue;
      const auto [at, is_new] = known.emplace(*name, groups_.size());
      if (is_new) {
        groups_.push_back({.quota = quota, .name = *name, .best = {}, .may_fill = {}});
      }
      groups_of_[practice].push_back(at->second);
    }
  }
}

/// A conditional minimum binds when the group's best practice reaches the percent; those that reach
/// it may join even from below the pass mark. An unconditional one is filled from above the pass
/// mark. Whoever may join for one group counts in the others too.
void ListMaker::find_needs(const std::vector<Index<Practice>>& eligible) {
  const auto& quotas = candidates_.study.rules.selection.quotas;
  for (const auto practice : eligible) above_[practice] = true;
  const auto excluded = [&](Index<Practice> practice) {
    const auto& exclusions = candidates_.study.decisions.exclusions;
    return std::ranges::find(exclusions, practice, &Exclusion::practice) != exclusions.end();
  };
  for (const auto practice : candidates_.ranking.order) {
    for (const auto at : groups_of_[practice]) {
      Group& group = groups_[at];
      const Quota& quota = quotas[group.quota];
      if (quota.at_least.value_or(0) == 0 || excluded(practice)) continue;
      const bool reaches = quota.if_best_percent ? candidates_.ranking.scores[practice].percent >=
                                                       Ratio(*quota.if_best_percent)
                                                 : above_[practice];
      if (!reaches) continue;
      if (!group.best) group.best = practice;
      fills_[practice].push_back(at);
    }
  }
  for (const auto practice : candidates_.ranking.order) {
    if (!above_[practice] && fills_[practice].empty()) continue;
    for (const auto at : groups_of_[practice]) groups_[at].may_fill.push_back(practice);
  }
}

/// From below the pass mark only for a minimum that was taken on.
bool ListMaker::may_join(Index<Practice> practice) const {
  return above_[practice] || std::ranges::any_of(fills_[practice], [&](std::size_t at) {
           return groups_[at].need > 0;
         });
}

/// Minimums are taken on one by one, groups with the better best practice first; one that cannot be
/// met together with those before it is noted and waived.
void ListMaker::settle_needs() {
  const auto& quotas = candidates_.study.rules.selection.quotas;
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < groups_.size(); ++at) {
    const Group& group = groups_[at];
    const Quota& quota = quotas[group.quota];
    if (!quota.at_least) continue;
    if (group.best) {
      order.push_back(at);
    } else if (!quota.if_best_percent && *quota.at_least > 0) {
      groups_[at].unmet = true;
    }
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return rank_[*groups_[at].best]; });
  for (const auto at : order) {
    Group& group = groups_[at];
    const std::uint32_t wanted = *quotas[group.quota].at_least;
    while (group.need < wanted) {
      const auto before = completion_;
      ++group.need;
      if (complete()) continue;
      --group.need;
      group.unmet = true;
      restore(before);
      break;
    }
  }
}

std::optional<std::uint32_t> ListMaker::cap(const Group& group) const {
  return candidates_.study.rules.selection.quotas[group.quota].at_most;
}

std::uint32_t ListMaker::missing(const Group& group) const {
  const std::uint32_t have = group.taken + group.pending;
  return group.need > have ? group.need - have : 0;
}

bool ListMaker::fits_caps(Index<Practice> practice) const {
  return std::ranges::all_of(groups_of_[practice], [&](std::size_t at) {
    const auto limit = cap(groups_[at]);
    return !limit || groups_[at].taken + groups_[at].pending < *limit;
  });
}

std::optional<ListMaker::Refusal> ListMaker::full_group(Index<Practice> practice) const {
  for (const auto at : groups_of_[practice]) {
    const Group& group = groups_[at];
    const auto limit = cap(group);
    if (limit && group.taken >= *limit) {
      return Refusal{SelectionCause::at_most, group.quota, group.name};
    }
  }
  return std::nullopt;
}

std::uint32_t ListMaker::places_left() const {
  const auto places = candidates_.study.rules.selection.places.value_or(no_limit);
  const auto used = taken_ + static_cast<std::uint32_t>(completion_.size());
  return places > used ? places - used : 0;
}

void ListMaker::count(Index<Practice> practice, std::uint32_t Group::*counter, int by) {
  for (const auto at : groups_of_[practice]) {
    groups_[at].*counter += static_cast<std::uint32_t>(by);
  }
}

void ListMaker::put_on_list(Index<Practice> practice) {
  on_list_[practice] = true;
  ++taken_;
  count(practice, &Group::taken, 1);
}

void ListMaker::take_off_list(Index<Practice> practice) {
  on_list_[practice] = false;
  --taken_;
  count(practice, &Group::taken, -1);
}

void ListMaker::clear_completion() {
  for (const auto practice : completion_) {
    count(practice, &Group::pending, -1);
    in_completion_[practice] = false;
  }
  completion_.clear();
}

void ListMaker::restore(const std::vector<Index<Practice>>& completion) {
  clear_completion();
  completion_ = completion;
  for (const auto practice : completion_) {
    count(practice, &Group::pending, 1);
    in_completion_[practice] = true;
  }
}

/// Finds anew which practices the missing minimums will be filled with.
bool ListMaker::complete() {
  clear_completion();
  std::uint32_t nodes = 0;
  if (!fill_next(nodes)) return false;
  std::ranges::sort(completion_, {}, [&](auto practice) { return rank_[practice]; });
  return true;
}

/// Depth-first: the group with the fewest candidates to spare first, its candidates best first. The
/// groups of one quota share no practice, so what they miss together must fit the places left.
bool ListMaker::fill_next(std::uint32_t& nodes) {
  Group* tightest = nullptr;
  std::size_t fewest = 0;
  std::size_t quota = 0;
  std::uint32_t missing_of_quota = 0;
  for (auto& group : groups_) {
    if (std::exchange(quota, group.quota) != group.quota) missing_of_quota = 0;
    const auto misses = missing(group);
    missing_of_quota += misses;
    if (missing_of_quota > places_left()) return false;
    if (misses == 0) continue;
    if (tightest == nullptr || group.may_fill.size() < fewest) {
      tightest = &group;
      fewest = group.may_fill.size();
    }
  }
  if (tightest == nullptr) return true;
  for (const auto practice : tightest->may_fill) {
    if (on_list_[practice] || in_completion_[practice]) continue;
    if (!may_join(practice) || !fits_caps(practice)) continue;
    if (++nodes > nodes_max) return false;
    completion_.push_back(practice);
    in_completion_[practice] = true;
    count(practice, &Group::pending, 1);
    if (fill_next(nodes)) return true;
    count(practice, &Group::pending, -1);
    in_completion_[practice] = false;
    completion_.pop_back();
  }
  return false;
}

/// A practice just taken may have met a minimum that the completion was keeping a place for.
void ListMaker::drop_unneeded() {
  for (std::size_t i = completion_.size(); i-- > 0;) {
    const auto practice = completion_[i];
    const bool needed = std::ranges::any_of(groups_of_[practice], [&](std::size_t at) {
      const Group& group = groups_[at];
      return group.need > 0 && group.taken + group.pending <= group.need;
    });
    if (needed) continue;
    count(practice, &Group::pending, -1);
    in_completion_[practice] = false;
    completion_.erase(completion_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::optional<ListMaker::Refusal> ListMaker::offer(Index<Practice> practice) {
  if (in_completion_[practice]) {
    take_reserved(practice);
    return std::nullopt;
  }
  const auto places = candidates_.study.rules.selection.places.value_or(no_limit);
  if (taken_ >= places) return Refusal{SelectionCause::places_full, {}, {}};
  if (auto full = full_group(practice)) return full;
  const auto before = completion_;
  put_on_list(practice);
  const bool over = std::ranges::any_of(groups_of_[practice], [&](std::size_t at) {
    const auto limit = cap(groups_[at]);
    return limit && groups_[at].taken + groups_[at].pending > *limit;
  });
  drop_unneeded();
  const bool crowded = taken_ + completion_.size() > places;
  if ((!over && !crowded) || complete()) return std::nullopt;
  take_off_list(practice);
  restore(before);
  for (const auto& group : groups_) {
    if (group.pending > 0 && group.taken < group.need) {
      return Refusal{SelectionCause::reserved, group.quota, group.name};
    }
  }
  return Refusal{SelectionCause::places_full, {}, {}};
}

void ListMaker::take_reserved(Index<Practice> practice) {
  OTBOR_CHECK(in_completion_[practice]);
  std::erase(completion_, practice);
  in_completion_[practice] = false;
  count(practice, &Group::pending, -1);
  put_on_list(practice);
  drop_unneeded();
}

std::pair<std::size_t, std::string> ListMaker::filled_by(Index<Practice> practice) const {
  for (const auto at : groups_of_[practice]) {
    const Group& group = groups_[at];
    if (group.need > 0 && group.taken <= group.need) return {group.quota, group.name};
  }
  return {};
}

std::vector<QuotaNote> ListMaker::notes() const {
  std::vector<QuotaNote> notes;
  for (const auto& group : groups_) {
    const auto limit = cap(group);
    if (group.unmet || (limit && group.taken >= *limit)) {
      notes.push_back({group.quota, group.name, group.unmet, group.taken});
    }
  }
  return notes;
}

}  // namespace otbor
