#pragma once
// First stage of the pipeline: how experts agree. Reports; changes no mark. It reads the study and
// the totals of its sheets and leaves what counts in a dispute to score/.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/rate/colleagues.hpp"
#include "engine/rate/diagnosis.hpp"
#include "engine/rate/model.hpp"
#include "engine/rate/sheet_totals.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor {

/// Spread of the experts' totals of one practice (counted sheets of its panel). A sheet with marks
/// "not applicable" stands here, and in disputes, with its total on the full scale, rounded to the
/// last digit of Points; every other total is exact.
struct Spread {
  std::uint32_t sheets = 0;
  Points low;
  Points high;
  /// Standard deviation (n − 1) over mean; absent for fewer than two sheets or a mean not above 0.
  std::optional<double> variation;
  [[nodiscard]] Points range() const { return high - low; }
};

struct StatisticResult {
  const Statistic* statistic = nullptr;
  std::optional<Index<Criterion>> criterion;  // absent: the totals
  Expected<Coefficient> result = Unexpected(Undefined::no_ratings);
};

enum class DisputeRule : std::uint8_t { gap, gate_gap, threshold };

/// Two experts of one practice differ more than the regulation allows. One entry a practice and
/// rule: the pair that differs most (earliest pair on a tie).
struct Dispute {
  Index<Practice> practice;
  Index<Expert> low_expert;
  Index<Expert> high_expert;
  DisputeRule rule = DisputeRule::gap;
  Points low;  // the two totals, or the two marks for gate_gap
  Points high;
  Points gap_percent;  // of the maximum total or highest mark, rounded to hundredths for print
  std::optional<Index<Criterion>> criterion;  // gate_gap
  bool third_expert_called = false;           // decisions.yaml names an additional expert
  [[nodiscard]] Points gap() const { return high - low; }
};

/// All criteria carry the same mark: ask the expert to confirm.
struct FlatSheet {
  Index<Sheet> sheet;
  Points value;
};

struct ExpertProfile {
  std::uint32_t sheets = 0;
  std::uint32_t flat_sheets = 0;
  /// One entry a registered rater model, in registry order. Positive is stricter.
  std::vector<Expected<ExpertSeverity>> severity;
  bool deviates = false;  // beyond the plan's limit by the first model
};

struct Consistency {
  Per<Sheet, SheetTotal> totals;  // as they count: corrected for severity where the plan says so
  Per<Practice, Spread> spreads;
  /// Totals first (but for statistics of categories), then criteria; registry order within.
  std::vector<StatisticResult> statistics;
  std::vector<Dispute> disputes;       // by practice, then rule
  std::vector<FlatSheet> flat_sheets;  // by sheet
  Per<Expert, ExpertProfile> experts;
  Colleagues colleagues;
  /// Which panel of linked experts rated each practice: 1, 2, …; 0 where nobody did. With more than
  /// one panel, totals of different panels have no common measure but the raw marks.
  Per<Practice, std::uint32_t> panel;
  std::uint32_t panels = 0;
  Diagnosis diagnosis;
};

/// Counted sheets of the practice without the additional expert's: whose agreement is judged.
[[nodiscard]] std::vector<Index<Sheet>> panel_of(const Study& study, Index<Practice> practice);
/// The additional expert called for the practice, if decisions.yaml names one.
[[nodiscard]] const ThirdExpert* third_expert_of(const Study& study, Index<Practice> practice);

[[nodiscard]] Consistency rate(const Study& study, num::Threads threads);

}  // namespace otbor
