#include <algorithm>

#include "engine/justify/sections.hpp"
#include "engine/model/names.hpp"
#include "engine/score/method.hpp"

namespace otbor {
namespace {

Text title_of(std::string_view method_id) {
  const auto* method = find_method(method_id);
  return method != nullptr ? Text(method->title) : Text(method_id);
}

/// What made the total of the sheets: the plan's method, or, once an additional expert's sheet is
/// there, the rule for settling disputes.
struct TotalRule {
  Text title;
  bool reconciles = false;
};

TotalRule rule_of(const Facts& facts, Index<Practice> at) {
  const auto* third = facts.third_experts.first_of(at);
  const auto& rule = facts.rules.third_expert;
  if (third == nullptr || !rule || !facts.has_counted_sheet(at, third->expert)) {
    return {.title = title_of(facts.rules.aggregation.id)};
  }
  // Without a decision of the chair the sheets are simply averaged.
  if (rule->mode == Reconciliation::chair_decides) return {.title = title_of("mean")};
  return {.title = name_of(rule->mode), .reconciles = true};
}

Text maximum_text(const Facts& facts, Index<Practice> at) {
  return print_points(facts.maximum_of(at).rounded(Points::digits_max, RoundingRule::half_up));
}

void write_chairs_total(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto* chair = facts.chair_scores.first_of(at);
  OTBOR_CHECK(chair != nullptr);
  const auto& score = facts.score(at);
  const auto total = print_score(score.total, facts.rounding);
  if (facts.study.criteria.lower_is_better) {
    reasons.add(ReasonCode::total_by_chair_less_is_better, total, document_of(chair->record))
        .by(Cite::What::chair_score, facts.study.decisions.chair_scores, *chair);
  } else {
    reasons
        .add(ReasonCode::total_by_chair, total, maximum_text(facts, at),
             print_percent(score.percent, facts.rounding), document_of(chair->record))
        .by(Cite::What::chair_score, facts.study.decisions.chair_scores, *chair);
  }
}

/// Printed numbers are subtracted, so that a reader's calculator gives what is printed.
Points apart(Points a, Points b) { return a > b ? a - b : b - a; }

void write_distance(const Facts& facts, Index<Practice> at, const Ratio& mark, Reasons& reasons) {
  const auto& score = facts.score(at);
  const auto& rounding = facts.rounding;
  const auto mark_text = print_score(mark, rounding);
  const bool reached = facts.passes(at);
  const bool reached_exactly = facts.reaches(score.total, mark);
  const auto exact = print_exact_decimal(score.total, mark, rounding);
  const auto printed = print_score(score.printed, rounding);
  if (reached != reached_exactly) {
    reasons
        .add(reached ? ReasonCode::line_passed_by_rounding : ReasonCode::line_missed_by_rounding,
             printed, exact, mark_text)
        .by(Cite::What::band, 0)
        .by(PlanRule::rounding);
  } else if (score.total == mark) {
    reasons.add(ReasonCode::line_met_exactly, mark_text).by(Cite::What::band, 0);
  } else if (facts.prints_like(score, mark)) {
    reasons
        .add(reached ? ReasonCode::line_passed_by_exact_value
                     : ReasonCode::line_missed_by_exact_value,
             printed, exact, mark_text)
        .by(Cite::What::band, 0)
        .by(PlanRule::rounding);
  } else {
    const auto printed_mark = mark.rounded(rounding.digits, rounding.rule);
    const auto difference = apart(score.printed, printed_mark);
    reasons
        .add(reached ? ReasonCode::line_passed : ReasonCode::line_missed, mark_text,
             print_score(difference, rounding))
        .by(Cite::What::band, 0);
  }
}

/// Below the pass mark, too, rounding may decide between two floors.
void write_lower_lines(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (facts.rounding.decide_on != DecideOn::rounded) return;
  const auto& score = facts.score(at);
  for (std::size_t band = 1; band < facts.rules.bands.size(); ++band) {
    if (!facts.rules.bands[band].from) continue;
    const Ratio floor(*facts.rules.bands[band].from);
    const bool reached = facts.reaches(Ratio(score.printed), floor);
    if (reached == facts.reaches(score.total, floor)) continue;
    reasons
        .add(reached ? ReasonCode::line_passed_by_rounding : ReasonCode::line_missed_by_rounding,
             print_score(score.printed, facts.rounding),
             print_exact_decimal(score.total, floor, facts.rounding),
             print_score(floor, facts.rounding))
        .by(Cite::What::band, band)
        .by(PlanRule::rounding);
  }
}

/// How much was missing to the list when all its places were taken.
void write_distance_to_list(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto last = facts.dossier.selection.line.last_recommended;
  if (facts.verdict(at).cause != SelectionCause::places_full || !last) return;
  const auto& listed = facts.score(*last);
  const auto& own = facts.score(at);
  if (!listed.scored() || listed.printed == own.printed) return;
  if (!facts.reaches(listed.total, own.total)) return;  // it came in by a quota, from below
  const auto difference = apart(listed.printed, own.printed);
  reasons
      .add(ReasonCode::short_of_list, print_score(listed.total, facts.rounding),
           print_score(difference, facts.rounding))
      .by(PlanRule::places);
}

}  // namespace

void write_total(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& score = facts.score(at);
  if (!score.scored()) return;
  if (score.by_chair) {
    write_chairs_total(facts, at, reasons);
    return;
  }
  const auto total = print_score(score.total, facts.rounding);
  const auto maximum = maximum_text(facts, at);
  const auto percent = print_percent(score.percent, facts.rounding);
  const auto used = count(score.used.size());
  const auto counted = count(score.sheets);
  const auto rule = rule_of(facts, at);
  if (facts.study.criteria.lower_is_better) {
    reasons.add(ReasonCode::total_less_is_better, total, used, rule.title)
        .on(score.used)
        .by(PlanRule::aggregation);
  } else if (rule.reconciles) {
    reasons.add(ReasonCode::total_reconciled, total, maximum, percent, used, counted, rule.title)
        .on(score.used)
        .by(PlanRule::third_expert);
  } else if (score.used.size() < score.sheets) {
    reasons
        .add(ReasonCode::total_of_some_sheets, total, maximum, percent, used, counted, rule.title)
        .on(score.used)
        .by(PlanRule::aggregation);
  } else {
    reasons.add(ReasonCode::total, total, maximum, percent, used, rule.title)
        .on(score.used)
        .by(PlanRule::aggregation);
  }
  if (score.fallback_to_mean) {
    reasons.add(ReasonCode::fallback_to_mean, rule.title, counted).by(PlanRule::aggregation);
  }
  const bool corrected = std::ranges::any_of(score.used, [&](Index<Sheet> sheet) {
    return facts.dossier.consistency.totals[sheet].correction != Points();
  });
  if (corrected) {
    reasons.add(ReasonCode::corrected_for_severity).on(score.used).by(PlanRule::aggregation);
  }
}

void write_line(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& score = facts.score(at);
  if (!score.scored()) return;
  if (const auto mark = facts.pass_mark(at)) {
    if (facts.verdict(at).cause == SelectionCause::recorded && !facts.passes(at)) {
      reasons.add(ReasonCode::line_waived_by_record, print_score(*mark, facts.rounding))
          .by(Cite::What::band, std::size_t{0});
    } else {
      write_distance(facts, at, *mark, reasons);
    }
  }
  write_lower_lines(facts, at, reasons);
  write_distance_to_list(facts, at, reasons);
  if (const auto position = facts.verdict(at).reserve_at) {
    auto citing = reasons.add(ReasonCode::reserve_position, count(*position));
    if (const auto band = facts.verdict(at).band) citing.by(Cite::What::band, *band);
    if (facts.rules.selection.places) citing.by(PlanRule::places);
    citing.on(score.used);
  }
}

}  // namespace otbor
