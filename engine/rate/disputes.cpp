#include "engine/rate/disputes.hpp"

#include <utility>

namespace otbor {
namespace {

constexpr std::size_t practices_per_chunk = 512;
constexpr int percent_digits = 2;

struct Evidence {
  const Study& study;
  const ThirdExpertRule& rule;
  const Per<Sheet, SheetTotal>& totals;
  const Per<Sheet, SheetRole>& roles;
  std::optional<Ratio> gap;  // the rule's limits as shares of the maximum
  std::optional<Ratio> threshold_gap;
  Per<Practice, std::uint8_t> called;  // an additional expert is named
};

/// The two sheets of a panel that differ most: the first lowest and the first highest.
struct Pair {
  Index<Sheet> low;
  Index<Sheet> high;
};

/// value(sheet) is what is compared, or nullopt when the sheet has nothing to compare.
template <class Value>
std::optional<Pair> widest_pair(const Evidence& evidence, Index<Practice> practice,
                                const Value& value) {
  std::optional<Pair> pair;
  decltype(value(Index<Sheet>())) low;
  decltype(value(Index<Sheet>())) high;
  for (const auto sheet : evidence.study.sheets.of_practice[practice]) {
    if (evidence.roles[sheet] != SheetRole::panel) continue;
    const auto here = value(sheet);
    if (!here) continue;
    if (!pair) {
      pair = Pair{sheet, sheet};
      low = high = here;
    } else if (*here < *low) {
      pair->low = sheet;
      low = here;
    } else if (*high < *here) {
      pair->high = sheet;
      high = here;
    }
  }
  return pair;
}

/// A total as a share of its own maximum. Compared by cross-multiplication: sheets with marks "not
/// applicable" have smaller maxima.
struct Share {
  Points total;
  Points maximum;  // positive
  [[nodiscard]] Ratio ratio() const { return Ratio::of(total, maximum); }
  friend bool operator<(const Share& a, const Share& b) {
    __extension__ using Wide = __int128;
    if (a.maximum == b.maximum) return a.total < b.total;
    return Wide{a.total.millionths()} * b.maximum.millionths() <
           Wide{b.total.millionths()} * a.maximum.millionths();
  }
};

std::optional<Share> share_of(const SheetTotal& sheet) {
  if (sheet.maximum <= Points()) return std::nullopt;
  return Share{sheet.total, sheet.maximum};
}

/// The floor of the best band as a share of the maximum.
std::optional<Ratio> pass_mark(const Study& study, Index<ApplicantGroup> group) {
  if (study.rules.bands.empty()) return std::nullopt;
  const Band& best = study.rules.bands.front();
  if (best.from) return Ratio::of(*best.from, study.criteria.maximum[group]);
  if (best.from_percent) return Ratio(*best.from_percent) / 100;
  return std::nullopt;
}

/// One of the two reaches the pass mark and the other does not.
bool lies_between(const Ratio& mark, const Ratio& low, const Ratio& high, bool lower_is_better) {
  return lower_is_better ? low <= mark && high > mark : high >= mark && low < mark;
}

Points percent(const Ratio& share) {
  return (share * 100).rounded(percent_digits, RoundingRule::half_up);
}

Dispute made(const Evidence& evidence, Index<Practice> practice, const Pair& pair,
             DisputeRule rule) {
  const auto& sheets = evidence.study.sheets.sheets;
  return {.practice = practice,
          .low_expert = sheets[pair.low].expert,
          .high_expert = sheets[pair.high].expert,
          .rule = rule,
          .third_expert_called = evidence.called[practice] != 0};
}

Points shown_total(const SheetTotal& sheet, Points full_maximum) {
  return on_full_scale(sheet, full_maximum)
      .value()
      .rounded(Points::digits_max, RoundingRule::half_up);
}

/// The widest pair speaks for both rules about totals: if any pair has the pass mark between its
/// totals, this one has, and its gap is the largest.
void dispute_totals(const Evidence& evidence, Index<Practice> practice,
                    std::vector<Dispute>& found) {
  const auto& criteria = evidence.study.criteria;
  const auto group = evidence.study.practices[practice].group;
  const Points full = criteria.maximum[group];
  if (full <= Points()) return;
  const auto pair = widest_pair(
      evidence, practice, [&](Index<Sheet> sheet) { return share_of(evidence.totals[sheet]); });
  if (!pair) return;
  const Share low_share = *share_of(evidence.totals[pair->low]);
  const Share high_share = *share_of(evidence.totals[pair->high]);
  if (!(low_share < high_share)) return;
  const bool same_maximum = low_share.maximum == high_share.maximum;
  const Ratio gap = same_maximum ? Ratio::of(high_share.total - low_share.total, high_share.maximum)
                                 : high_share.ratio() - low_share.ratio();

  const auto add = [&](DisputeRule rule) {
    auto dispute = made(evidence, practice, *pair, rule);
    dispute.low = shown_total(evidence.totals[pair->low], full);
    dispute.high = shown_total(evidence.totals[pair->high], full);
    dispute.gap_percent = percent(gap);
    found.push_back(dispute);
  };
  if (evidence.gap && gap >= *evidence.gap) add(DisputeRule::gap);
  if (evidence.threshold_gap && gap >= *evidence.threshold_gap) {
    const auto mark = pass_mark(evidence.study, group);
    if (mark &&
        lies_between(*mark, low_share.ratio(), high_share.ratio(), criteria.lower_is_better)) {
      add(DisputeRule::threshold);
    }
  }
}

/// The criterion with a gate where two marks lie most levels apart; the first one on a tie.
void dispute_gates(const Evidence& evidence, Index<Practice> practice,
                   std::vector<Dispute>& found) {
  const auto& marks = evidence.study.sheets.marks;
  std::optional<Index<Criterion>> widest;
  Pair pair;
  int levels_apart = 0;
  for (const auto criterion : evidence.study.criteria.criteria.count()) {
    if (!evidence.study.criteria.criteria[criterion].gate) continue;
    const auto here = widest_pair(evidence, practice, [&](Index<Sheet> sheet) {
      const Mark mark = marks(sheet, criterion);
      return is_mark(mark) ? std::optional(mark) : std::nullopt;
    });
    if (!here) continue;
    const int levels = marks(here->high, criterion) - marks(here->low, criterion);
    if (levels <= levels_apart) continue;
    widest = criterion;
    pair = *here;
    levels_apart = levels;
  }
  if (!widest || static_cast<std::uint32_t>(levels_apart) < *evidence.rule.gate_gap_levels) return;
  const Scale& scale = evidence.study.criteria.criteria[*widest].scale;
  auto dispute = made(evidence, practice, pair, DisputeRule::gate_gap);
  dispute.low = scale.value(marks(pair.low, *widest));
  dispute.high = scale.value(marks(pair.high, *widest));
  if (scale.highest() > Points()) {
    dispute.gap_percent = percent(Ratio::of(dispute.gap(), scale.highest()));
  }
  dispute.criterion = widest;
  found.push_back(dispute);
}

std::vector<Dispute> disputes_of(const Evidence& evidence, Index<Practice> practice) {
  std::vector<Dispute> found;
  if (evidence.gap || evidence.threshold_gap) dispute_totals(evidence, practice, found);
  if (evidence.rule.gate_gap_levels) dispute_gates(evidence, practice, found);
  return found;
}

std::optional<Ratio> share(const std::optional<Points>& percent_of_maximum) {
  if (!percent_of_maximum) return std::nullopt;
  return Ratio(*percent_of_maximum) / 100;
}

}  // namespace

std::vector<Dispute> find_disputes(const Study& study, const Per<Sheet, SheetTotal>& totals,
                                   const Per<Sheet, SheetRole>& roles, num::Threads threads) {
  if (!study.rules.third_expert) return {};
  const ThirdExpertRule& rule = *study.rules.third_expert;
  Evidence evidence{.study = study,
                    .rule = rule,
                    .totals = totals,
                    .roles = roles,
                    .gap = share(rule.gap_percent),
                    .threshold_gap = share(rule.threshold_gap_percent),
                    .called = Per<Practice, std::uint8_t>(study.practices.count())};
  for (const auto& third : study.decisions.third_experts) evidence.called[third.practice] = 1;

  const std::size_t practices = study.practices.count().value();
  std::vector<std::vector<Dispute>> of_chunk(num::chunk_count(practices, practices_per_chunk));
  num::for_chunks(threads, practices, practices_per_chunk,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    for (const auto practice : Range<Practice>(first, last)) {
                      const auto found = disputes_of(evidence, practice);
                      of_chunk[chunk].insert(of_chunk[chunk].end(), found.begin(), found.end());
                    }
                  });
  std::vector<Dispute> disputes;
  for (const auto& part : of_chunk) disputes.insert(disputes.end(), part.begin(), part.end());
  return disputes;
}

}  // namespace otbor
