#pragma once
// What the regulation and the programme's plan fix: how marks become a total, who is admitted, what
// is decided at which total, quotas, ties, the third expert, rounding, requirements.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/base/points.hpp"
#include "engine/model/criteria.hpp"

namespace otbor {

/// A registered method by its id, with the options the plan sets.
struct MethodChoice {
  std::string id = "mean";
  std::vector<std::pair<std::string, Points>> options;
};

enum class DecideOn : std::uint8_t { exact, rounded };

struct Rounding {
  int digits = 2;
  RoundingRule rule = RoundingRule::half_up;
  DecideOn decide_on = DecideOn::exact;
};

enum class Blanks : std::uint8_t { error, not_rated };

enum class Reconciliation : std::uint8_t {
  third_final,
  mean_all,
  mean_two_closest,
  median,
  trimmed,
  chair_decides
};

/// When experts of one practice differ so much that an additional one is called, and what counts
/// then. An absent limit is not applied.
struct ThirdExpertRule {
  std::optional<Points> gap_percent;             // of the maximum total
  std::optional<std::uint32_t> gate_gap_levels;  // on any criterion with a gate
  std::optional<Points> threshold_gap_percent;   // when the pass mark lies between them
  Reconciliation mode = Reconciliation::mean_all;
};

enum class Decision : std::uint8_t {
  recommended,
  reserve,
  revise,
  rework,
  declined,
  not_admitted,
  not_rated
};

/// One line of the decision table, best first. The first band whose floor is reached applies; a
/// band without a floor takes the rest.
struct Band {
  Decision decision = Decision::declined;
  std::optional<Points> from;          // total in points
  std::optional<Points> from_percent;  // share of the maximum
  bool gates_required = false;
  std::string title;
  std::string wording;  // for the minutes
};

enum class QuotaBy : std::uint8_t {
  institution,
  platform,
  theme,
  type,
  settlement,
  applicant,
  newcomer
};

struct Quota {
  QuotaBy by = QuotaBy::institution;
  std::string group{};  // only this group; "" is each
  std::optional<std::uint32_t> at_most;
  std::optional<std::uint32_t> at_least;
  std::optional<Points> if_best_percent;  // the minimum binds only if the group's best reaches this
  std::string written{};                  // "programme.yaml:34", where people can look the rule up
};

/// The costs of the practices on the list are at most so much.
struct Budget {
  std::optional<QuotaBy> by;  // absent: of the whole list
  std::string group{};        // only of this group; "" is of each
  Points at_most;
  std::string written{};
};

struct SelectionRules {
  std::string rule = "by_places";
  std::optional<std::uint32_t> places;
  std::string places_written;
  std::vector<Quota> quotas;
  std::vector<Budget> budgets;
};

enum class TieRule : std::uint8_t {
  criterion,
  higher_minimum,
  smaller_range,
  earlier_registration,
  recorded_decision
};

struct TieStep {
  TieRule rule = TieRule::criterion;
  std::optional<Index<Criterion>> criterion;
};

struct ConsistencyLimits {
  Points variation_at_most = Points::millionths(330'000);
  Points deviation_at_most_percent = Points::whole(10);  // of the maximum total
};

struct Requirements {
  bool disputes_resolved = false;
  bool all_rated = false;
  std::optional<Points> alpha_at_least;
};

struct Rules {
  MethodChoice aggregation;
  /// Totals of sheets are freed of their expert's severity where that has been earned; otherwise,
  /// and by default, the official score is that of the marks as they are.
  bool severity_corrected = false;
  Rounding rounding;
  std::uint32_t experts_min = 1;
  Blanks blanks = Blanks::error;
  std::optional<ThirdExpertRule> third_expert;
  std::optional<Points> total_each_expert;  // every counted sheet's total at least
  std::vector<Band> bands;
  SelectionRules selection;
  std::vector<TieStep> tie_break;
  ConsistencyLimits consistency;
  Requirements requirements;
  std::uint64_t seed = 2022;
  std::uint32_t draws = 10'000;
};

}  // namespace otbor
