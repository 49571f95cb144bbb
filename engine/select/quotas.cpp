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

QuotaGroups::QuotaGroups(const Candidates& candidates) {
  const auto& study = candidates.study;
  Per<Practice, std::vector<Member>> of(study.practices.count());
  Per<Practice, bool> excluded(study.practices.count());
  for (const auto& exclusion : study.decisions.exclusions) excluded[exclusion.practice] = true;
  const auto& quotas = study.rules.selection.quotas;
  for (std::size_t at = 0; at < quotas.size(); ++at) {
    const Quota& quota = quotas[at];
    std::map<std::string, std::uint32_t> known;
    for (const auto practice : candidates.ranking.order) {
      const auto name = quota_group(candidates, practice, quota.by);
      if (!name || !speaks_of(quota, *name)) continue;
      const auto [found, is_new] = known.emplace(*name, static_cast<std::uint32_t>(groups_.size()));
      if (is_new) {
        groups_.push_back({.quota = at,
                           .name = *name,
                           .at_most = quota.at_most,
                           .at_least = quota.at_least.value_or(0),
                           .conditional = quota.if_best_percent.has_value()});
      }
      const bool good_enough =
          !quota.if_best_percent ||
          candidates.ranking.scores[practice].percent >= Ratio(*quota.if_best_percent);
      of[practice].push_back(
          {.group = found->second, .may_fill = good_enough && !excluded[practice]});
    }
  }
  begins_.push_back(0);
  for (const auto& members : of) {
    members_.insert(members_.end(), members.begin(), members.end());
    begins_.push_back(members_.size());
  }
}

ListMaker::ListMaker(const QuotaGroups& groups, std::optional<std::uint32_t> places,
                     std::span<const Index<Practice>> order,
                     std::span<const Index<Practice>> eligible)
    : groups_(groups),
      places_(places.value_or(no_limit)),
      filling_(groups.all().size()),
      rank_(groups.practices().value(), no_limit),
      above_(groups.practices().value()),
      on_list_(groups.practices().value()),
      in_completion_(groups.practices().value()),
      fills_(groups.members()) {
  std::uint32_t rank = 0;
  for (const auto practice : order) rank_[practice.value()] = rank++;
  for (const auto practice : eligible) above_[practice.value()] = 1;
  find_needs(order);
  settle_needs();
}

/// A conditional minimum binds when the group's best practice reaches the percent; those that reach
/// it may join even from below the pass mark. An unconditional one is filled from above the pass
/// mark. Whoever may join for one group counts in the others too.
void ListMaker::find_needs(std::span<const Index<Practice>> order) {
  constexpr std::size_t usual_group = 8;  // draws of robustness make lists by the thousand
  const auto& groups = groups_.all();
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at].at_least > 0) filling_[at].may_fill.reserve(usual_group);
  }
  for (const auto practice : order) {
    const bool above = above_[practice.value()] != 0;
    bool fills_any = false;
    std::size_t member = groups_.first_of(practice);
    for (const auto& [at, may_fill] : groups_.of(practice)) {
      const bool fills = groups[at].at_least > 0 && may_fill && (groups[at].conditional || above);
      fills_[member++] = fills ? 1 : 0;
      if (fills && !filling_[at].best) filling_[at].best = practice;
      fills_any = fills_any || fills;
    }
    if (!above && !fills_any) continue;
    for (const auto& [at, may_fill] : groups_.of(practice)) {
      if (groups[at].at_least > 0) filling_[at].may_fill.push_back(practice);
    }
  }
}

/// From below the pass mark only for a minimum that was taken on.
bool ListMaker::may_join(Index<Practice> practice) const {
  if (above_[practice.value()] != 0) return true;
  std::size_t member = groups_.first_of(practice);
  return std::ranges::any_of(groups_.of(practice), [&](const auto& of) {
    return fills_[member++] != 0 && filling_[of.group].need > 0;
  });
}

/// Minimums are taken on one by one, groups with the better best practice first; one that cannot be
/// met together with those before it is noted and waived.
void ListMaker::settle_needs() {
  const auto& groups = groups_.all();
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < groups.size(); ++at) {
    if (groups[at].at_least == 0) continue;
    if (filling_[at].best) {
      order.push_back(at);
    } else if (!groups[at].conditional) {
      filling_[at].unmet = true;
    }
  }
  // As a rule all of them can be met, and one search shows it.
  for (const auto at : order) filling_[at].need = groups[at].at_least;
  if (complete()) return;
  for (const auto at : order) filling_[at].need = 0;
  clear_completion();
  std::ranges::stable_sort(order, {},
                           [&](std::size_t at) { return rank_[filling_[at].best->value()]; });
  for (const auto at : order) {
    Filling& group = filling_[at];
    while (group.need < groups[at].at_least) {
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

std::uint32_t ListMaker::missing(const Filling& group) const {
  const std::uint32_t have = group.taken + group.pending;
  return group.need > have ? group.need - have : 0;
}

bool ListMaker::fits_caps(Index<Practice> practice) const {
  return std::ranges::all_of(groups_.of(practice), [&](const auto& of) {
    const auto& limit = groups_.all()[of.group].at_most;
    const auto& group = filling_[of.group];
    return !limit || group.taken + group.pending < *limit;
  });
}

std::optional<ListMaker::Refusal> ListMaker::full_group(Index<Practice> practice) const {
  for (const auto& of : groups_.of(practice)) {
    const auto& group = groups_.all()[of.group];
    if (group.at_most && filling_[of.group].taken >= *group.at_most) {
      return Refusal{SelectionCause::at_most, group.quota, group.name};
    }
  }
  return std::nullopt;
}

std::uint32_t ListMaker::places_left() const {
  const auto used = taken_ + static_cast<std::uint32_t>(completion_.size());
  return places_ > used ? places_ - used : 0;
}

void ListMaker::count(Index<Practice> practice, std::uint32_t Filling::*counter, int by) {
  for (const auto& of : groups_.of(practice)) {
    filling_[of.group].*counter += static_cast<std::uint32_t>(by);
  }
}

void ListMaker::put_on_list(Index<Practice> practice) {
  on_list_[practice.value()] = 1;
  ++taken_;
  count(practice, &Filling::taken, 1);
}

void ListMaker::take_off_list(Index<Practice> practice) {
  on_list_[practice.value()] = 0;
  --taken_;
  count(practice, &Filling::taken, -1);
}

void ListMaker::clear_completion() {
  for (const auto practice : completion_) {
    count(practice, &Filling::pending, -1);
    in_completion_[practice.value()] = 0;
  }
  completion_.clear();
}

void ListMaker::restore(const std::vector<Index<Practice>>& completion) {
  clear_completion();
  completion_ = completion;
  for (const auto practice : completion_) {
    count(practice, &Filling::pending, 1);
    in_completion_[practice.value()] = 1;
  }
}

/// Finds anew which practices the missing minimums will be filled with.
bool ListMaker::complete() {
  clear_completion();
  std::uint32_t nodes = 0;
  if (!fill_next(nodes)) return false;
  std::ranges::sort(completion_, {}, [&](auto practice) { return rank_[practice.value()]; });
  return true;
}

/// Depth-first: the group with the fewest candidates to spare first, its candidates best first. The
/// groups of one quota share no practice, so what they miss together must fit the places left.
bool ListMaker::fill_next(std::uint32_t& nodes) {
  const Filling* tightest = nullptr;
  std::size_t fewest = 0;
  std::size_t quota = 0;
  std::uint32_t missing_of_quota = 0;
  for (std::size_t at = 0; at < filling_.size(); ++at) {
    const Filling& group = filling_[at];
    const std::size_t own = groups_.all()[at].quota;
    if (std::exchange(quota, own) != own) missing_of_quota = 0;
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
    if (on_list_[practice.value()] != 0 || is_reserved(practice)) continue;
    if (!may_join(practice) || !fits_caps(practice)) continue;
    if (++nodes > nodes_max) return false;
    completion_.push_back(practice);
    in_completion_[practice.value()] = 1;
    count(practice, &Filling::pending, 1);
    if (fill_next(nodes)) return true;
    count(practice, &Filling::pending, -1);
    in_completion_[practice.value()] = 0;
    completion_.pop_back();
  }
  return false;
}

/// A practice just taken may have met a minimum that the completion was keeping a place for.
void ListMaker::drop_unneeded() {
  for (std::size_t i = completion_.size(); i-- > 0;) {
    const auto practice = completion_[i];
    const bool needed = std::ranges::any_of(groups_.of(practice), [&](const auto& of) {
      const Filling& group = filling_[of.group];
      return group.need > 0 && group.taken + group.pending <= group.need;
    });
    if (needed) continue;
    count(practice, &Filling::pending, -1);
    in_completion_[practice.value()] = 0;
    completion_.erase(completion_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::optional<ListMaker::Refusal> ListMaker::offer(Index<Practice> practice) {
  if (is_reserved(practice)) {
    take_reserved(practice);
    return std::nullopt;
  }
  if (taken_ >= places_) return Refusal{SelectionCause::places_full, {}, {}};
  if (auto full = full_group(practice)) return full;
  const auto before = completion_;
  put_on_list(practice);
  const bool over = std::ranges::any_of(groups_.of(practice), [&](const auto& of) {
    const auto& limit = groups_.all()[of.group].at_most;
    return limit && filling_[of.group].taken + filling_[of.group].pending > *limit;
  });
  drop_unneeded();
  const bool crowded = taken_ + completion_.size() > places_;
  if ((!over && !crowded) || complete()) return std::nullopt;
  take_off_list(practice);
  restore(before);
  for (std::size_t at = 0; at < filling_.size(); ++at) {
    const auto& group = groups_.all()[at];
    if (filling_[at].pending > 0 && filling_[at].taken < filling_[at].need) {
      return Refusal{SelectionCause::reserved, group.quota, group.name};
    }
  }
  return Refusal{SelectionCause::places_full, {}, {}};
}

void ListMaker::take_reserved(Index<Practice> practice) {
  OTBOR_CHECK(is_reserved(practice));
  std::erase(completion_, practice);
  in_completion_[practice.value()] = 0;
  count(practice, &Filling::pending, -1);
  put_on_list(practice);
  drop_unneeded();
}

std::pair<std::size_t, std::string> ListMaker::filled_by(Index<Practice> practice) const {
  for (const auto& of : groups_.of(practice)) {
    const auto& group = groups_.all()[of.group];
    const auto& filling = filling_[of.group];
    if (filling.need > 0 && filling.taken <= filling.need) return {group.quota, group.name};
  }
  return {};
}

std::vector<QuotaNote> ListMaker::notes() const {
  std::vector<QuotaNote> notes;
  for (std::size_t at = 0; at < filling_.size(); ++at) {
    const auto& group = groups_.all()[at];
    const auto& [need, unmet, taken, pending, best, may_fill] = filling_[at];
    if (unmet || (group.at_most && taken >= *group.at_most)) {
      notes.push_back({group.quota, group.name, unmet, taken});
    }
  }
  return notes;
}

}  // namespace otbor
