#pragma once
// Which properties a rule of aggregation has, as data: what each method promises and what it is
// known to break. tests/property tries every promise on small random elections and finds a case for
// everything that is said to fail.
//
// Of voting rules the properties are those of the set of winners, with complete ballots: A. D.
// Taylor & A. M. Pacelli, Mathematics and Politics (2008); M. Schulze (2011), table 1. Of decision
// methods, of the order of alternatives: V. Belton & T. Stewart, Multiple Criteria Decision
// Analysis (2002).

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/score/decision/problem.hpp"
#include "engine/score/ranks/profile.hpp"

namespace otbor {

enum class Axiom : std::uint8_t {
  anonymity,         // it does not matter who voted how
  neutrality,        // it does not matter how items are called
  pareto,            // what everybody puts behind another item does not win; a dominated
                     //   alternative is not placed before what dominates it
  monotonicity,      // moving up in a ballot (on a criterion) never harms
  majority,          // first for more than half of the voters wins alone
  condorcet_winner,  // who beats everybody in pairs wins alone
  condorcet_loser,   // who loses to everybody in pairs does not win
  clones,            // twins that everybody puts next to an item change nothing for the others
  reversal,          // a sole winner does not win when all ballots are turned round
  reinforcement,     // who wins in both halves of the voters wins in the whole
  no_rank_reversal,  // when a loser leaves the winners stay; when an alternative leaves the others
                     //   keep their order
  scale              // other units of a criterion do not change the order
};
inline constexpr std::size_t axiom_count = 12;

enum class Claim : std::uint8_t { unsaid, holds, fails };

[[nodiscard]] Words name_of(Axiom axiom);
/// "pareto", "no_rank_reversal", … for programs.
[[nodiscard]] std::string_view code_of(Axiom axiom);

/// One claim for each axiom; those not named are unsaid.
class Claims {
 public:
  constexpr Claims(std::initializer_list<Axiom> holding, std::initializer_list<Axiom> failing) {
    for (const auto axiom : holding) of_[static_cast<std::size_t>(axiom)] = Claim::holds;
    for (const auto axiom : failing) of_[static_cast<std::size_t>(axiom)] = Claim::fails;
  }
  [[nodiscard]] constexpr Claim operator[](Axiom axiom) const {
    return of_[static_cast<std::size_t>(axiom)];
  }

 private:
  Claim of_[axiom_count] = {};
};

struct VotingRule {
  std::string_view id;
  Words title;
  Claims claims;
  /// At least one item; ascending.
  std::vector<std::size_t> (*winners)(const ranks::Profile&) = nullptr;
};

struct DecisionRule {
  std::string_view id;
  Words title;
  Claims claims;
  /// Values are positive. Places of the alternatives.
  std::vector<std::size_t> (*places)(const decision::Problem&) = nullptr;
};

[[nodiscard]] std::span<const VotingRule> voting_rules();
[[nodiscard]] std::span<const DecisionRule> decision_rules();

}  // namespace otbor
