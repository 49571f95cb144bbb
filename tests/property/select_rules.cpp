// The rules of the list against every list there is, as the programme states them: quotas of
// institutions and of new participants, budgets, included and incompatible practices.

#include <algorithm>
#include <map>
#include <optional>

#include <catch2/catch.hpp>

#include "engine/model/names.hpp"
#include "engine/pipeline.hpp"
#include "tests/property/draws.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 1'500;
using List = std::vector<Index<Practice>>;

Study random_programme(Draws& draws, std::string_view rule) {
  StudyBuilder builder;
  builder.criterion("К1", "1", {.scale = "0 1 2 3 4 5 6 7 8 9 10"});
  const auto practices = 2 + draws.below(7);
  for (std::uint32_t p = 0; p < practices; ++p) {
    const auto id = "P" + std::to_string(p);
    builder.practice(id, {.institution = "ОО " + std::to_string(draws.below(3))});
    builder.sheet(id, "Э-1", std::to_string(1 + draws.below(10)));
    if (draws.one_in(2)) builder.sheet(id, "Э-2", std::to_string(1 + draws.below(10)));
  }
  builder.rules([&](Rules& rules) {
    auto& list = rules.selection;
    list.rule = rule;
    if (!draws.one_in(4)) list.places = 1 + draws.below(5);
    if (draws.one_in(2))
      list.quotas.push_back({.by = QuotaBy::institution, .at_most = 1 + draws.below(2)});
    if (draws.one_in(2))
      list.quotas.push_back({.by = QuotaBy::newcomer, .at_least = 1 + draws.below(2)});
    if (draws.one_in(3)) {
      list.quotas.push_back({.by = QuotaBy::institution, .group = "ОО 1", .at_least = 1});
    }
    if (draws.one_in(2)) {
      list.budgets.push_back({.by = {}, .at_most = Points::whole(5 * (1 + draws.below(20)))});
    }
  });
  const auto seed = draws.below(1'000'000);
  builder.change([seed](Study& study) {
    Draws inner(seed);
    for (auto& practice : study.practices) {
      practice.newcomer = inner.one_in(3);
      practice.cost = Points::whole(5 * inner.below(12));
    }
    const auto any = [&] { return Index<Practice>(inner.below(study.practices.count().value())); };
    if (inner.one_in(3)) study.decisions.inclusions.push_back({any(), {}});
    if (inner.one_in(2)) study.decisions.incompatible.push_back({{any(), any()}, {}});
  });
  return builder.build();
}

bool is_named(const List& list, Index<Practice> practice) {
  return std::ranges::find(list, practice) != list.end();
}

/// Minimums ask for no more than there are candidates.
bool keeps(const Study& study, const Quota& quota, const List& list) {
  std::map<std::string, std::uint32_t> candidates;
  std::map<std::string, std::uint32_t> taken;
  for (const auto at : study.practices.count()) {
    const auto group = group_of(study, study.practices[at], quota.by);
    if (!group || (!quota.group.empty() && quota.group != *group)) continue;
    ++candidates[*group];
    taken[*group] += is_named(list, at) ? 1U : 0U;
  }
  return std::ranges::all_of(candidates, [&](const auto& group) {
    const auto have = taken[group.first];
    return have <= quota.at_most.value_or(have) &&
           have >= std::min(quota.at_least.value_or(0), group.second);
  });
}

bool keeps(const Study& study, const List& list) {
  const auto& rules = study.rules.selection;
  if (rules.places && list.size() > *rules.places) return false;
  Points cost;
  for (const auto at : list) cost += *study.practices[at].cost;
  for (const auto& budget : rules.budgets) {
    if (cost > budget.at_most) return false;
  }
  for (const auto& one : study.decisions.inclusions) {
    if (!is_named(list, one.practice)) return false;
  }
  for (const auto& one : study.decisions.incompatible) {
    const bool both = is_named(list, one.practices[0]) && is_named(list, one.practices[1]);
    if (both && one.practices[0] != one.practices[1]) return false;
  }
  return std::ranges::all_of(rules.quotas,
                             [&](const Quota& quota) { return keeps(study, quota, list); });
}

/// Every list that keeps all rules, each in the order of places.
std::vector<List> all_lists(const Study& study, const Ranking& ranking) {
  std::vector<List> lists;
  for (std::uint32_t bits = 0; bits >> ranking.order.size() == 0; ++bits) {
    List list;
    for (std::size_t i = 0; i < ranking.order.size(); ++i) {
      if ((bits >> i & 1U) != 0) list.push_back(ranking.order[i]);
    }
    if (keeps(study, list)) lists.push_back(std::move(list));
  }
  return lists;
}

Ratio sum_of(const Ranking& ranking, const List& list) {
  Ratio sum;
  for (const auto at : list) sum = sum + ranking.scores[at].total;
  return sum;
}

/// Better first practice in the order of places, then better second, …; longer is better.
bool is_before(const Ranking& ranking, const List& a, const List& b) {
  for (const auto at : ranking.order) {
    if (is_named(a, at) != is_named(b, at)) return is_named(a, at);
  }
  return false;
}

}  // namespace

TEST_CASE("The rule of the largest sum finds it under every rule a programme can state") {
  std::uint32_t feasible = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    const auto study = random_programme(draws, "optimum");
    const auto dossier = decide(study, {1});
    const auto lists = all_lists(study, dossier.ranking);
    INFO("case " << number);
    REQUIRE(dossier.selection.contradictions.empty() == !lists.empty());
    if (lists.empty()) continue;
    ++feasible;
    const auto& ours = dossier.selection.recommended;
    CHECK(keeps(study, ours));
    for (const auto& list : lists) {
      CHECK(sum_of(dossier.ranking, list) <= sum_of(dossier.ranking, ours));
    }
  }
  CHECK(feasible > cases / 2);
}

TEST_CASE("The rule of places finds the list no other is before, with budgets and decisions too") {
  std::uint32_t beyond_quotas = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number + cases);
    const auto study = random_programme(draws, "by_places");
    const bool beyond = !study.rules.selection.budgets.empty() ||
                        !study.decisions.inclusions.empty() ||
                        !study.decisions.incompatible.empty();
    const auto dossier = decide(study, {1});
    const auto lists = all_lists(study, dossier.ranking);
    if (lists.empty() || !beyond) continue;
    ++beyond_quotas;
    INFO("case " << number);
    const auto& ours = dossier.selection.recommended;
    CHECK(keeps(study, ours));
    CHECK(std::ranges::none_of(
        lists, [&](const List& list) { return is_before(dossier.ranking, list, ours); }));
  }
  CHECK(beyond_quotas > cases / 3);
}

TEST_CASE("Rules that contradict each other are named, and none of the set can be spared") {
  std::uint32_t seen = 0;
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    const auto study = random_programme(draws, "optimum");
    const auto selection = decide(study, {1}).selection;
    if (selection.contradictions.empty()) continue;
    ++seen;
    INFO("case " << number);
    for (const auto& rule : selection.contradictions.front()) {
      auto without = study;
      auto& rules = without.rules.selection;
      switch (rule.kind) {
        case ListRuleName::Kind::places:
          rules.places.reset();
          break;
        case ListRuleName::Kind::at_most:
          rules.quotas[rule.at].at_most.reset();
          break;
        case ListRuleName::Kind::at_least:
          rules.quotas[rule.at].at_least.reset();
          break;
        case ListRuleName::Kind::budget:
          rules.budgets.clear();
          break;
        case ListRuleName::Kind::inclusion:
          without.decisions.inclusions.clear();
          break;
        default:
          without.decisions.incompatible.clear();
      }
      // Another contradiction may stay, but not this one.
      const auto rest = decide(without, {1}).selection.contradictions;
      CHECK(std::ranges::find(rest, selection.contradictions.front()) == rest.end());
    }
  }
  CHECK(seen > 20);
}

}  // namespace otbor
