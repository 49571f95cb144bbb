#pragma once
// What the ratings of a programme say of its criteria: which two measure the same, which levels
// nobody used, which thresholds nobody reached or everybody passed. For the methodologist who will
// write the next edition; nothing of it touches a decision.

#include <optional>
#include <vector>

#include "engine/score/ranking.hpp"

namespace otbor {

/// Two criteria whose means go together over the practices.
struct Collinear {
  Index<Criterion> a;
  Index<Criterion> b;
  double correlation = 0;  // Pearson's
};

struct UnusedLevels {
  Index<Criterion> criterion;
  std::vector<Mark> marks;  // categories no counted sheet has, ascending
};

struct CriteriaLint {
  std::vector<Collinear> collinear;  // strongest first
  std::vector<UnusedLevels> unused;
  std::vector<Index<Criterion>> constant;         // the same mean for every practice
  std::vector<Index<Criterion>> without_weight;   // coefficient zero for everybody
  std::vector<Index<Criterion>> gates_unreached;  // no practice passes
  std::vector<Index<Criterion>> gates_idle;       // every practice passes
  std::vector<Index<Criterion>> gates_at_end;     // a gate that every mark passes
  bool pass_mark_unreached = false;               // by any total
  bool pass_mark_idle = false;                    // every total reaches it
  [[nodiscard]] bool empty() const;
};

/// Correlations from here on are told: nine tenths of the spread of one criterion are the other's.
inline constexpr double collinear_from = 0.95;

/// What can be said without ratings: criteria without weight, gates at the end of their scale.
[[nodiscard]] CriteriaLint lint_set(const CriteriaSet& set);

/// The same and everything the ratings say.
[[nodiscard]] CriteriaLint lint_criteria(const Study& study, const Ranking& ranking);

}  // namespace otbor
