// The list under quotas against every list there is: small random instances in which caps and
// minimums of two families cross, institutions and platforms.

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "engine/model/names.hpp"
#include "engine/pipeline.hpp"
#include "engine/select/draw_list.hpp"
#include "tests/property/draws.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 1500;
constexpr std::string_view scale = "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20";

Quota random_quota(Draws& draws, QuotaBy by, const std::optional<Points>& if_best_percent) {
  Quota quota;
  quota.by = by;
  const auto kind = draws.below(4);
  if (kind != 0) quota.at_most = 1 + draws.below(3);
  if (kind != 1) quota.at_least = draws.below(3);
  if (quota.at_least) quota.if_best_percent = if_best_percent;
  return quota;
}

/// Up to nine practices on a scale of twenty points, with or without a pass mark. With one, the
/// minimums may depend on a percent below it that the best of a group reaches, so that a practice
/// from below the mark is taken for its group; the percent is one for both families, because what a
/// practice that only one of them wants does for the other is no matter of the list.
Study random_instance(Draws& draws, bool with_pass_mark) {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.scale = scale});
  const auto platforms = 1 + draws.below(3);
  const auto institutions = 1 + draws.below(4);
  for (std::uint32_t i = 0; i < platforms; ++i) {
    builder.platform(std::to_string(i), "Площадка " + std::to_string(i));
  }
  const auto practices = 1 + draws.below(9);
  for (std::uint32_t p = 0; p < practices; ++p) {
    const auto id = "P" + std::to_string(p);
    const auto platform = std::to_string(draws.below(platforms));
    const auto institution = "ОО " + std::to_string(draws.below(institutions));
    builder.practice(id, {.institution = draws.one_in(8) ? std::string_view() : institution,
                          .platform = draws.one_in(8) ? std::string_view() : platform});
    builder.sheet(id, "Э", std::to_string(draws.below(21)));
  }
  std::optional<Points> if_best_percent;
  if (with_pass_mark) {
    const auto pass_mark = draws.below(16);
    if (draws.one_in(2)) if_best_percent = Points::whole(draws.between(0, 5 * pass_mark));
    builder.band(Decision::recommended, std::to_string(pass_mark));
    builder.band(Decision::declined, "0");
  }
  builder.rules([&](Rules& rules) {
    if (!draws.one_in(6)) rules.selection.places = 1 + draws.below(6);
    rules.selection.quotas.push_back(random_quota(draws, QuotaBy::institution, if_best_percent));
    rules.selection.quotas.push_back(random_quota(draws, QuotaBy::platform, if_best_percent));
    if (draws.one_in(2)) std::swap(rules.selection.quotas[0], rules.selection.quotas[1]);
  });
  return builder.build();
}

struct Judged {
  Study study;
  Ranking ranking;
  Selection selection;

  [[nodiscard]] bool above_line(Index<Practice> practice) const {
    const auto& bands = study.rules.bands;
    return bands.empty() || ranking.scores[practice].total >= Ratio(*bands.front().from);
  }
};

Judged judge(Study study) {
  const num::Threads one{1};
  Judged judged{std::move(study), {}, {}};
  const auto consistency = rate(judged.study, one);
  judged.ranking = score(judged.study, consistency, one);
  judged.selection =
      select(judged.study, themes(judged.study, one), consistency, judged.ranking, one);
  return judged;
}

/// Every list there is, tried one by one. Bit i of a list is the i-th practice of the order.
class AllLists {
 public:
  explicit AllLists(const Judged& judged) : judged_(judged), order_(judged.ranking.order) {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (judged.above_line(order_[i])) above_ |= 1U << i;
    }
    for (const auto& quota : judged.study.rules.selection.quotas) add_groups(quota);
    settle_minimums();
  }

  [[nodiscard]] bool holds(std::uint32_t list) const {
    auto may_be_listed = above_;
    for (const auto& group : groups_) may_be_listed |= group.need > 0 ? group.fillers : 0;
    if (size_of(list) > places() || (list & ~may_be_listed) != 0) return false;
    return std::ranges::all_of(groups_, [&](const Group& group) {
      const auto members = size_of(list & group.members);
      return members >= group.need && (!group.cap || members <= *group.cap);
    });
  }
  /// Among the lists that hold, the best part above the pass mark: whose first, then second, …
  /// practice stands highest.
  [[nodiscard]] std::uint32_t best_above() const {
    std::uint32_t best = 0;
    bool found = false;
    for (std::uint32_t list = 0; list < 1U << order_.size(); ++list) {
      if (!holds(list)) continue;
      if (!found || reads_better(list & above_, best)) best = list & above_;
      found = true;
    }
    REQUIRE(found);  // minimums that cannot be met were waived
    return best;
  }
  [[nodiscard]] std::uint32_t above() const { return above_; }
  [[nodiscard]] std::uint32_t list_of(const std::vector<Index<Practice>>& practices) const {
    std::uint32_t list = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (std::ranges::find(practices, order_[i]) != practices.end()) list |= 1U << i;
    }
    return list;
  }
  [[nodiscard]] std::uint32_t places() const {
    return judged_.study.rules.selection.places.value_or(32);
  }

 private:
  struct Group {
    std::uint32_t members = 0;
    std::uint32_t fillers = 0;  // who may be taken for the minimum
    std::uint32_t need = 0;
    std::uint32_t wanted = 0;
    std::optional<std::uint32_t> cap;
  };

  [[nodiscard]] static std::uint32_t size_of(std::uint32_t list) {
    return static_cast<std::uint32_t>(__builtin_popcount(list));
  }
  [[nodiscard]] static bool reads_better(std::uint32_t a, std::uint32_t b) {
    const auto differs = a ^ b;
    return differs != 0 && (a & differs & (~differs + 1)) != 0;  // the first that differs is in a
  }

  void add_groups(const Quota& quota) {
    std::map<std::string, Group> named;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const auto& practice = judged_.study.practices[order_[i]];
      const auto name = group_of(judged_.study, practice, quota.by);
      if (!name) continue;
      auto& group = named[*name];
      group.cap = quota.at_most;
      group.wanted = quota.at_least.value_or(0);
      group.members |= 1U << i;
      const bool fills = quota.if_best_percent ? judged_.ranking.scores[order_[i]].percent >=
                                                     Ratio(*quota.if_best_percent)
                                               : (above_ >> i & 1U) != 0;
      if (fills) group.fillers |= 1U << i;
    }
    for (const auto& [name, group] : named) groups_.push_back(group);
  }

  /// Group by group, the one with the best filler first, each minimum as far as it can be met
  /// together with those before.
  void settle_minimums() {
    std::vector<Group*> waiting;
    for (auto& group : groups_) {
      if (group.wanted > 0 && group.fillers != 0) waiting.push_back(&group);
    }
    std::ranges::stable_sort(waiting, {}, [](const Group* g) { return __builtin_ctz(g->fillers); });
    for (auto* group : waiting) {
      while (group->need < group->wanted) {
        ++group->need;
        if (can_be_met()) continue;
        --group->need;
        break;
      }
    }
  }
  [[nodiscard]] bool can_be_met() const {
    for (std::uint32_t list = 0; list < 1U << order_.size(); ++list) {
      if (holds(list)) return true;
    }
    return false;
  }

  const Judged& judged_;
  const std::vector<Index<Practice>>& order_;
  std::vector<Group> groups_;
  std::uint32_t above_ = 0;
};

TEST_CASE("By places: without a pass mark the list is the best of all lists under the quotas") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto judged = judge(random_instance(draws, false));
    const AllLists lists(judged);
    const auto list = lists.list_of(judged.selection.recommended);
    REQUIRE(lists.holds(list));
    REQUIRE(list == lists.best_above());
  }
}

TEST_CASE("Lists of draws: any order of practices gets the list that the plan's rule makes of it") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto judged = judge(random_instance(draws, false));
    const num::Threads one{1};
    const auto about = themes(judged.study, one);
    const auto consistency = rate(judged.study, one);
    const auto rule =
        list_of_draws({judged.study, about, judged.ranking, consistency}, judged.selection);
    REQUIRE(rule.has_value());
    auto ranking = judged.ranking;
    for (std::size_t at = 0; const auto from : draws.permutation(ranking.order.size())) {
      ranking.order[at] = judged.ranking.order[from];
      const auto place = static_cast<std::uint32_t>(++at);
      ranking.places[ranking.order[at - 1]] = Place{place, place};
    }
    const auto list = select(judged.study, about, consistency, ranking, one).recommended;
    std::vector<Index<Practice>> chosen;
    const auto flags = rule->choose(ranking.order);
    for (std::size_t at = 0; at < flags.size(); ++at) {
      if (flags[at]) chosen.push_back(ranking.order[at]);
    }
    REQUIRE(chosen == list);
  }
}

TEST_CASE(
    "By places: above a pass mark the list is the best of all, and nobody stands below in vain") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto judged = judge(random_instance(draws, true));
    const AllLists lists(judged);
    const auto list = lists.list_of(judged.selection.recommended);
    REQUIRE(lists.holds(list));
    REQUIRE((list & lists.above()) == lists.best_above());
    const auto below = list & ~lists.above();
    for (std::uint32_t i = 0; i < 9; ++i) {
      if ((below >> i & 1U) != 0) REQUIRE_FALSE(lists.holds(list & ~(1U << i)));
    }
  }
}

TEST_CASE("Every selection rule: decisions agree with the list, and each has its ground") {
  for (const SelectionRule* rule : selection_rules()) {
    for (std::uint32_t number = 0; number < cases; ++number) {
      CAPTURE(rule->id, number);
      Draws draws(number);
      auto study = random_instance(draws, draws.one_in(2));
      study.rules.selection.rule = rule->id;
      if (rule->id == "recorded") {
        RecordedList list;
        for (const auto practice : study.practices.count()) {
          if (draws.one_in(3)) list.practices.push_back(practice);
        }
        study.decisions.recommended.push_back(list);
      }
      const auto judged = judge(std::move(study));
      const auto& selection = judged.selection;
      const std::set<Index<Practice>> listed(selection.recommended.begin(),
                                             selection.recommended.end());
      REQUIRE(listed.size() == selection.recommended.size());
      for (const auto practice : judged.study.practices.count()) {
        const auto& verdict = selection.verdicts[practice];
        REQUIRE((verdict.decision == Decision::recommended) == listed.contains(practice));
        REQUIRE((verdict.decision == Decision::reserve) == verdict.reserve_at.has_value());
        if (listed.contains(practice) || verdict.reserve_at) REQUIRE(verdict.cause.has_value());
        if (verdict.reserve_at) REQUIRE(selection.reserve.at(*verdict.reserve_at - 1) == practice);
      }
    }
  }
}

TEST_CASE("By places: the ground of a refusal is true of the list") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto judged = judge(random_instance(draws, draws.one_in(2)));
    const auto& rules = judged.study.rules.selection;
    const auto of_group = [&](const Verdict& verdict) {
      return std::ranges::count_if(judged.selection.recommended, [&](Index<Practice> practice) {
        return group_of(judged.study, judged.study.practices[practice],
                        rules.quotas[*verdict.quota].by) == verdict.quota_group;
      });
    };
    for (const auto practice : judged.selection.reserve) {
      const auto& verdict = judged.selection.verdicts[practice];
      if (verdict.cause == SelectionCause::places_full) {
        REQUIRE(judged.selection.recommended.size() == rules.places);
      } else if (verdict.cause == SelectionCause::at_most) {
        REQUIRE(of_group(verdict) == *rules.quotas[*verdict.quota].at_most);
      } else {
        REQUIRE(verdict.cause == SelectionCause::reserved);
        REQUIRE(rules.quotas[*verdict.quota].at_least.value_or(0) > 0);
        REQUIRE(of_group(verdict) > 0);
      }
    }
  }
}

}  // namespace
}  // namespace otbor
