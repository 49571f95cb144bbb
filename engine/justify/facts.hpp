#pragma once
// What the sections of a justification look up again and again: the dossier, who decided what about
// a practice, and the few numbers that follow from the plan. Made once a run.

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/justify/dossier.hpp"
#include "engine/justify/print.hpp"
#include "engine/justify/reasons.hpp"

namespace otbor {

/// Things that belong to practices, to be found practice by practice; within one practice they keep
/// their order.
template <class Thing>
class ByPractice {
 public:
  using Entry = std::pair<Index<Practice>, const Thing*>;

  void add(Index<Practice> practice, const Thing& thing) { entries_.push_back({practice, &thing}); }
  void sort() { std::ranges::stable_sort(entries_, {}, &Entry::first); }

  [[nodiscard]] std::span<const Entry> of(Index<Practice> practice) const {
    const auto found = std::ranges::equal_range(entries_, practice, {}, &Entry::first);
    return {found.begin(), found.end()};
  }
  /// The first one, which is the one that counts; nullptr when there is none.
  [[nodiscard]] const Thing* first_of(Index<Practice> practice) const {
    const auto entries = of(practice);
    return entries.empty() ? nullptr : entries.front().second;
  }

 private:
  std::vector<Entry> entries_;
};

class Facts {
 public:
  Facts(const Dossier& dossier, const std::optional<ListProfile>& list);

  const Dossier& dossier;
  const Study& study;
  const Rules& rules;
  const Rounding& rounding;
  const std::optional<ListProfile>& list;

  ByPractice<Recusal> recusals;
  ByPractice<ThirdExpert> third_experts;
  ByPractice<ChairScore> chair_scores;
  ByPractice<Exclusion> exclusions;
  ByPractice<ThemeOverride> theme_overrides;
  ByPractice<RecordedList> recorded_lists;
  ByPractice<TieDecision> tie_decisions;
  ByPractice<Appeal> appeals;
  ByPractice<Dispute> disputes;
  ByPractice<TieBroken> ties;
  ByPractice<EvidenceCut> evidence_cuts;
  ByPractice<FlatSheet> flat_sheets;

  /// Places by totals corrected for severity, or as marked where the official ones are corrected;
  /// empty where no correction is offered.
  Per<Practice, std::uint32_t> place_by_severity;

  // Names that stand in many sentences, made once.
  Per<Criterion, Text> criterion_names;
  Per<Stage, Text> stage_names;
  Per<Theme, Text> theme_names;
  std::vector<Text> class_names;  // of Cycle::classes

  [[nodiscard]] const Practice& practice(Index<Practice> at) const { return study.practices[at]; }
  [[nodiscard]] const Score& score(Index<Practice> at) const { return dossier.ranking.scores[at]; }
  [[nodiscard]] const Verdict& verdict(Index<Practice> at) const {
    return dossier.selection.verdicts[at];
  }
  [[nodiscard]] const std::string& expert_of(Index<Sheet> sheet) const {
    return study.experts[study.sheets.sheets[sheet].expert].id;
  }

  /// Takes part and is not excluded.
  [[nodiscard]] bool is_judged(Index<Practice> at) const;
  /// A dispute about it is over: the chair decided, or the additional expert's sheet counts.
  [[nodiscard]] bool is_settled(Index<Practice> at) const;

  /// On a set where the smallest total wins, reaching a floor means not exceeding it.
  [[nodiscard]] bool reaches(const Ratio& total, const Ratio& floor) const {
    return study.criteria.lower_is_better ? total <= floor : total >= floor;
  }
  /// The total, as the plan compares it, reaches the pass mark of the list.
  [[nodiscard]] bool passes(Index<Practice> at) const {
    return verdict(at).band_by_total == std::size_t{0};
  }
  [[nodiscard]] bool list_is_full() const {
    return rules.selection.places &&
           dossier.selection.recommended.size() >= *rules.selection.places;
  }
  [[nodiscard]] bool has_place(Index<Practice> at) const {
    return dossier.ranking.places[at].has_value();
  }
  [[nodiscard]] bool prints_like(const Score& score, const Ratio& floor) const {
    return score.printed == floor.rounded(rounding.digits, rounding.rule) && score.total != floor;
  }
  /// 44,995 prints as 45,00 and is below it.
  [[nodiscard]] bool falls_short_in_exact_value(const Score& score, const Ratio& floor) const {
    return rounding.decide_on == DecideOn::exact && prints_like(score, floor) &&
           !reaches(score.total, floor);
  }
  /// The floor of a band for this practice in points; absent when the band takes the rest.
  [[nodiscard]] std::optional<Ratio> floor_of(std::size_t band, Index<Practice> at) const;
  /// The pass mark of the list: the floor of the first band.
  [[nodiscard]] std::optional<Ratio> pass_mark(Index<Practice> at) const;
  /// The largest and the smallest total the practice could have.
  [[nodiscard]] Ratio maximum_of(Index<Practice> at) const;
  [[nodiscard]] Ratio minimum_of(Index<Practice> at) const;
  /// Sheets that count, whether the total uses them or not.
  [[nodiscard]] std::uint32_t counted_sheets(Index<Practice> at) const;
  [[nodiscard]] bool has_counted_sheet(Index<Practice> at, Index<Expert> expert) const;

 private:
  [[nodiscard]] std::int64_t sheets_summed(Index<Practice> at) const;
  bool sums_sheets_ = false;  // the aggregation adds sheets up, and so their maxima
};

}  // namespace otbor
