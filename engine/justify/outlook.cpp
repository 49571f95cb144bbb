#include "engine/justify/sections.hpp"
#include "engine/score/as_marked.hpp"
#include "engine/score/robust/with_severity.hpp"
#include "engine/select/draw_list.hpp"

namespace otbor {
namespace {

/// An estimate as a decimal, for print alone.
Points as_points(double value) {
  const double shifted = value * static_cast<double>(Points::unit);
  return Points::millionths(static_cast<std::int64_t>(shifted < 0 ? shifted - 0.5 : shifted + 0.5));
}

Text estimate(const Facts& facts, double value) {
  return print_score(as_points(value), facts.rounding);
}

void write_severity(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& correction = facts.dossier.consistency.diagnosis.correction;
  const auto& place = facts.dossier.ranking.places[at];
  if (facts.place_by_severity.empty() || !place) return;
  const auto then = facts.place_by_severity[at];
  const auto adjusted = estimate(facts, correction.adjusted[at]);
  const auto raw = estimate(facts, correction.raw[at]);
  const auto& used = facts.score(at).used;
  const bool stays = then >= place->first && then <= place->last;
  if (totals_corrected(facts.study, facts.dossier.consistency)) {
    if (facts.score(at).by_chair) return;
    const auto marked =
        print_score(total_as_marked(facts.study, facts.dossier.consistency, at), facts.rounding);
    if (stays) {
      reasons.add(ReasonCode::severity_did_not_move, marked).on(used);
    } else {
      reasons.add(ReasonCode::severity_moved, marked, count(then), print_place(*place)).on(used);
    }
  } else if (stays) {
    reasons.add(ReasonCode::severity_would_not_move, adjusted, raw).on(used);
  } else {
    reasons.add(ReasonCode::severity_would_move, adjusted, raw, count(then), print_place(*place))
        .on(used);
  }
}

/// What the draws of robustness vary.
Words varied(const Robustness& robustness, bool corrected) {
  if (corrected && robustness.draws_by_model == 0) {
    return {
        "При другом подборе таких же экспертов, с поправкой на их строгость, и близких весах "
        "критериев",
        "With other experts of the same kind, corrected for their severity, and slightly other "
        "weights"};
  }
  if (corrected) {
    return {
        "Если менять подбор таких же экспертов, учитывать ошибку поправки на их строгость и "
        "немного менять веса критериев,",
        "With other experts of the same kind, or the error of the correction for their severity "
        "allowed for, and slightly other weights"};
  }
  if (robustness.draws_by_model == 0) {
    return {"При другом подборе таких же экспертов и близких весах критериев",
            "With other experts of the same kind and slightly other weights"};
  }
  return {
      "Если менять подбор таких же экспертов, учитывать их строгость и немного менять веса "
      "критериев,",
      "With other experts of the same kind, or their severity allowed for, and slightly other "
      "weights"};
}

void write_chance(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& robustness = facts.dossier.robustness;
  if (!robustness || !robustness->of[at]) return;
  // Lists drawn without a rule of the plan say nothing of its list.
  if (left_out_of_draws(facts.study, facts.dossier.ranking).anything()) return;
  const auto& of = *robustness->of[at];
  const auto places = print_place({of.place_low, of.place_high});
  const auto one = one_or_many(of.place_high - of.place_low + 1);
  const auto& used = facts.score(at).used;
  const auto how = varied(*robustness, totals_corrected(facts.study, facts.dossier.consistency));
  if (of.p_selected > 0 && of.p_selected < 1) {
    reasons.add(ReasonCode::chance_on_list, print_chance(of.p_selected), places, one, how).on(used);
  } else {
    const bool always = of.p_selected >= 1;
    reasons.add(always ? ReasonCode::always_on_list : ReasonCode::never_on_list, places, one, how)
        .on(used);
  }
}

}  // namespace

void write_agreement(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& spread = facts.dossier.consistency.spreads[at];
  if (spread.sheets < 2 || !facts.score(at).scored()) return;
  const auto experts = count(spread.sheets);
  const auto low = print_score(spread.low, facts.rounding);
  const auto panel = panel_of(facts.study, at);
  if (spread.low == spread.high) {
    reasons.add(ReasonCode::experts_agree, experts, low).on(panel);
    return;
  }
  const auto high = print_score(spread.high, facts.rounding);
  const auto range = print_score(spread.range(), facts.rounding);
  const auto full = facts.study.criteria.maximum[facts.practice(at).group];
  const auto share = Ratio(spread.range()).divided_by(full) * 100;
  const auto percent = print_percent(share, {.digits = 2});
  const auto& rule = facts.rules.third_expert;
  if (rule && rule->gap_percent && facts.disputes.of(at).empty() &&
      share <= Ratio(*rule->gap_percent)) {
    reasons
        .add(ReasonCode::experts_differ_within, experts, low, high, range, percent,
             print_percent(*rule->gap_percent))
        .on(panel)
        .by(PlanRule::third_expert);
  } else {
    reasons.add(ReasonCode::experts_differ, experts, low, high, range, percent).on(panel);
  }
}

void write_advice(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.score(at).scored()) return;
  write_severity(facts, at, reasons);
  write_chance(facts, at, reasons);
}

}  // namespace otbor
