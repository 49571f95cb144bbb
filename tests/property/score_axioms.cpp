// Every property a rule promises is tried, and everything it is said to break is seen to break.

#include <algorithm>
#include <functional>

#include <catch2/catch.hpp>

#include "engine/score/axioms.hpp"
#include "tests/property/draws_of_profiles.hpp"

namespace otbor {
namespace {

using ranks::Ballot;
using ranks::Profile;
using Winners = std::vector<std::size_t>;

bool wins(const Winners& winners, std::size_t item) {
  return std::ranges::find(winners, item) != winners.end();
}

Profile random_election(Draws& draws, std::size_t items_min = 2) {
  return random_profile(draws,
                        {.items = items_min + draws.below(4), .ballots = 1 + draws.below(11)});
}

Profile without(const Profile& profile, std::size_t item) {
  Profile smaller{.items = profile.items - 1, .ballots = profile.ballots};
  for (auto& ballot : smaller.ballots) {
    ballot.level.erase(ballot.level.begin() + static_cast<std::ptrdiff_t>(item));
  }
  return smaller;
}

/// Item `item` becomes three that stand next to each other everywhere, in any order; the new ones
/// have the last numbers.
Profile with_clones(Draws& draws, const Profile& profile, std::size_t item) {
  Profile larger{.items = profile.items + 2, .ballots = profile.ballots};
  for (auto& ballot : larger.ballots) {
    for (auto& level : ballot.level) level *= 3;
    const auto first = ballot.level[item];
    const auto order = draws.permutation(3);
    ballot.level[item] = first + static_cast<std::uint32_t>(order[0]);
    ballot.level.push_back(first + static_cast<std::uint32_t>(order[1]));
    ballot.level.push_back(first + static_cast<std::uint32_t>(order[2]));
  }
  return larger;
}

/// N(i, j) > N(j, i) for complete ballots.
bool beats(const Profile& profile, std::size_t i, std::size_t j) {
  int balance = 0;
  for (const auto& ballot : profile.ballots) {
    balance += ballot.level[i] < ballot.level[j] ? 1 : -1;
  }
  return balance > 0;
}

std::optional<std::size_t> find_item(const Profile& profile,
                                     const std::function<bool(std::size_t)>& is) {
  for (std::size_t i = 0; i < profile.items; ++i) {
    if (is(i)) return i;
  }
  return std::nullopt;
}

/// Whether `found`, where it exists, must win alone and does.
bool alone(const std::optional<std::size_t>& found, const Winners& winners) {
  return !found || winners == Winners{*found};
}

bool anonymous(const VotingRule& rule, Draws& draws, const Profile& profile) {
  Profile shuffled{.items = profile.items, .ballots = {}};
  for (const auto at : draws.permutation(profile.ballots.size())) {
    shuffled.ballots.push_back(profile.ballots[at]);
  }
  return rule.winners(profile) == rule.winners(shuffled);
}

bool neutral(const VotingRule& rule, Draws& draws, const Profile& profile) {
  const auto name = draws.permutation(profile.items);
  Profile renamed = profile;
  for (std::size_t b = 0; b < profile.ballots.size(); ++b) {
    for (std::size_t i = 0; i < profile.items; ++i) {
      renamed.ballots[b].level[name[i]] = profile.ballots[b].level[i];
    }
  }
  Winners expected;
  for (const auto winner : rule.winners(profile)) expected.push_back(name[winner]);
  std::ranges::sort(expected);
  return rule.winners(renamed) == expected;
}

bool unanimous(const VotingRule& rule, const Profile& profile) {
  const auto winners = rule.winners(profile);
  for (const auto winner : winners) {
    for (std::size_t better = 0; better < profile.items; ++better) {
      const bool everybody = std::ranges::all_of(profile.ballots, [&](const Ballot& ballot) {
        return ballot.level[better] < ballot.level[winner];
      });
      if (everybody) return false;
    }
  }
  return true;
}

bool monotone(const VotingRule& rule, Draws& draws, const Profile& profile) {
  const auto winner = rule.winners(profile).front();
  Profile raised = profile;
  auto& level =
      raised.ballots[draws.below(static_cast<std::uint32_t>(profile.ballots.size()))].level;
  for (auto& other : level) {
    if (other + 1 != level[winner]) continue;
    std::swap(other, level[winner]);
    break;
  }
  return wins(rule.winners(raised), winner);
}

bool majority_wins(const VotingRule& rule, const Profile& profile) {
  const auto favourite = find_item(profile, [&](std::size_t i) {
    const auto first = std::ranges::count_if(
        profile.ballots, [i](const Ballot& ballot) { return ballot.level[i] == 1; });
    return 2 * static_cast<std::size_t>(first) > profile.ballots.size();
  });
  return alone(favourite, rule.winners(profile));
}

bool condorcet_winner_wins(const VotingRule& rule, const Profile& profile) {
  const auto best = find_item(profile, [&](std::size_t i) {
    bool all = true;
    for (std::size_t j = 0; j < profile.items; ++j) all = all && (i == j || beats(profile, i, j));
    return all;
  });
  return alone(best, rule.winners(profile));
}

bool condorcet_loser_loses(const VotingRule& rule, const Profile& profile) {
  const auto worst = find_item(profile, [&](std::size_t i) {
    bool all = true;
    for (std::size_t j = 0; j < profile.items; ++j) all = all && (i == j || beats(profile, j, i));
    return all;
  });
  return !worst || !wins(rule.winners(profile), *worst);
}

bool clone_proof(const VotingRule& rule, Draws& draws, const Profile& profile) {
  const std::size_t item = draws.below(static_cast<std::uint32_t>(profile.items));
  const auto before = rule.winners(profile);
  const auto after = rule.winners(with_clones(draws, profile, item));
  const bool any = wins(after, item) || after.back() >= profile.items;
  bool same = wins(before, item) == any;
  for (std::size_t other = 0; other < profile.items; ++other) {
    same = same && (other == item || wins(before, other) == wins(after, other));
  }
  return same;
}

bool reversible(const VotingRule& rule, const Profile& profile) {
  const auto winners = rule.winners(profile);
  if (winners.size() > 1) return true;
  Profile turned = profile;
  for (auto& ballot : turned.ballots) {
    for (auto& level : ballot.level) level = static_cast<std::uint32_t>(profile.items + 1) - level;
  }
  return !wins(rule.winners(turned), winners.front());
}

bool reinforcing(const VotingRule& rule, const Profile& profile) {
  if (profile.ballots.size() < 2) return true;
  const auto middle =
      profile.ballots.begin() + static_cast<std::ptrdiff_t>(profile.ballots.size() / 2);
  const Profile half{.items = profile.items, .ballots = {profile.ballots.begin(), middle}};
  const Profile rest{.items = profile.items, .ballots = {middle, profile.ballots.end()}};
  const auto one = rule.winners(half);
  const auto other = rule.winners(rest);
  Winners both;
  std::ranges::set_intersection(one, other, std::back_inserter(both));
  return both.empty() || rule.winners(profile) == both;
}

bool losers_may_leave(const VotingRule& rule, const Profile& profile) {
  const auto winners = rule.winners(profile);
  for (std::size_t loser = 0; loser < profile.items; ++loser) {
    if (wins(winners, loser)) continue;
    Winners expected;
    for (const auto winner : winners) expected.push_back(winner > loser ? winner - 1 : winner);
    if (rule.winners(without(profile, loser)) != expected) return false;
  }
  return true;
}

bool holds(Axiom axiom, const VotingRule& rule, Draws& draws) {
  const Profile profile = random_election(draws);
  switch (axiom) {
    case Axiom::anonymity:
      return anonymous(rule, draws, profile);
    case Axiom::neutrality:
      return neutral(rule, draws, profile);
    case Axiom::pareto:
      return unanimous(rule, profile);
    case Axiom::monotonicity:
      return monotone(rule, draws, profile);
    case Axiom::majority:
      return majority_wins(rule, profile);
    case Axiom::condorcet_winner:
      return condorcet_winner_wins(rule, profile);
    case Axiom::condorcet_loser:
      return condorcet_loser_loses(rule, profile);
    case Axiom::clones:
      return clone_proof(rule, draws, profile);
    case Axiom::reversal:
      return reversible(rule, profile);
    case Axiom::reinforcement:
      return reinforcing(rule, profile);
    case Axiom::no_rank_reversal:
      return losers_may_leave(rule, profile);
    case Axiom::scale:
      return true;
  }
  return false;
}

// Decision methods
// ---------------------------------------------------------------------------------

using decision::Goal;
using decision::Problem;
using Places = std::vector<std::size_t>;

bool neutral(const DecisionRule& rule, Draws& draws, const Problem& problem) {
  const auto name = draws.permutation(problem.values.rows());
  Problem renamed = problem;
  for (std::size_t a = 0; a < name.size(); ++a) {
    std::ranges::copy(problem.values.row(a), renamed.values.row(name[a]).begin());
  }
  const auto before = rule.places(problem);
  const auto after = rule.places(renamed);
  bool same = true;
  for (std::size_t a = 0; a < name.size(); ++a) same = same && before[a] == after[name[a]];
  return same;
}

bool dominates(const Problem& problem, std::size_t a, std::size_t b) {
  bool better = false;
  for (std::size_t c = 0; c < problem.goals.size(); ++c) {
    const double lead = problem.values(a, c) - problem.values(b, c);
    const double ahead = problem.goals[c] == Goal::max ? lead : -lead;
    if (ahead < 0) return false;
    better = better || ahead > 0;
  }
  return better;
}

bool keeps_dominance(const DecisionRule& rule, const Problem& problem) {
  const auto places = rule.places(problem);
  bool kept = true;
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = 0; b < places.size(); ++b) {
      kept = kept && (!dominates(problem, a, b) || places[a] <= places[b]);
    }
  }
  return kept;
}

bool monotone(const DecisionRule& rule, Draws& draws, const Problem& problem) {
  const std::size_t a = draws.below(static_cast<std::uint32_t>(problem.values.rows()));
  const std::size_t c = draws.below(static_cast<std::uint32_t>(problem.goals.size()));
  Problem raised = problem;
  auto& value = raised.values(a, c);
  value = problem.goals[c] == Goal::max ? value + 1 : std::max(value - 1, 0.5);
  return rule.places(raised)[a] <= rule.places(problem)[a];
}

bool keeps_order(const DecisionRule& rule, const Problem& problem) {
  const auto before = rule.places(problem);
  for (std::size_t gone = 0; gone < before.size(); ++gone) {
    Problem rest = problem;
    rest.values = num::Matrix(before.size() - 1, problem.goals.size());
    for (std::size_t a = 0; a + 1 < before.size(); ++a) {
      std::ranges::copy(problem.values.row(a < gone ? a : a + 1), rest.values.row(a).begin());
    }
    const auto after = rule.places(rest);
    for (std::size_t a = 0; a < after.size(); ++a) {
      for (std::size_t b = 0; b < after.size(); ++b) {
        const auto was_a = before[a < gone ? a : a + 1];
        const auto was_b = before[b < gone ? b : b + 1];
        if ((was_a < was_b) != (after[a] < after[b])) return false;
      }
    }
  }
  return true;
}

bool unit_free(const DecisionRule& rule, Draws& draws, const Problem& problem) {
  const std::size_t c = draws.below(static_cast<std::uint32_t>(problem.goals.size()));
  Problem other = problem;
  for (std::size_t a = 0; a < other.values.rows(); ++a) other.values(a, c) *= 8;
  return rule.places(problem) == rule.places(other);
}

bool holds(Axiom axiom, const DecisionRule& rule, Draws& draws) {
  const auto problem = random_problem(draws, 3 + draws.below(4), 2 + draws.below(3));
  switch (axiom) {
    case Axiom::neutrality:
      return neutral(rule, draws, problem);
    case Axiom::pareto:
      return keeps_dominance(rule, problem);
    case Axiom::monotonicity:
      return monotone(rule, draws, problem);
    case Axiom::no_rank_reversal:
      return keeps_order(rule, problem);
    case Axiom::scale:
      return unit_free(rule, draws, problem);
    default:
      return true;  // speaks of ballots
  }
}

/// The first of many random cases in which the axiom does not hold.
template <class Rule>
std::optional<std::uint32_t> counterexample(const Rule& rule, Axiom axiom, std::uint32_t cases) {
  for (std::uint32_t number = 0; number < cases; ++number) {
    Draws draws(number);
    if (!holds(axiom, rule, draws)) return number;
  }
  return std::nullopt;
}

template <class Rule>
void check_claims(std::span<const Rule> rules) {
  constexpr std::uint32_t cases = 500;
  constexpr std::uint32_t cases_to_fail = 20'000;
  for (const auto& rule : rules) {
    for (std::size_t a = 0; a < axiom_count; ++a) {
      const auto axiom = static_cast<Axiom>(a);
      const auto claim = rule.claims[axiom];
      CAPTURE(rule.id, name_of(axiom).en);
      if (claim == Claim::holds) CHECK(counterexample(rule, axiom, cases) == std::nullopt);
      if (claim == Claim::fails) CHECK(counterexample(rule, axiom, cases_to_fail) != std::nullopt);
    }
  }
}

TEST_CASE("Voting rules: what they promise holds and what they are said to break does break") {
  check_claims(voting_rules());
}

TEST_CASE("Decision methods: what they promise holds and what they are said to break does break") {
  check_claims(decision_rules());
}

TEST_CASE("Axioms: each has a name in both languages and no rule says nothing at all") {
  for (std::size_t a = 0; a < axiom_count; ++a) {
    CHECK_FALSE(name_of(static_cast<Axiom>(a)).ru.empty());
    CHECK_FALSE(name_of(static_cast<Axiom>(a)).en.empty());
  }
  for (const auto& rule : voting_rules()) CHECK(rule.claims[Axiom::neutrality] == Claim::holds);
  for (const auto& rule : decision_rules()) CHECK(rule.claims[Axiom::neutrality] == Claim::holds);
}

}  // namespace
}  // namespace otbor
