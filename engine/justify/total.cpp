#include "engine/justify/sections.hpp"
#include "engine/model/names.hpp"
#include "engine/score/method.hpp"

namespace otbor {
namespace {

Text title_of(std::string_view method_id) {
  const auto* method = find_method(method_id);
  return method != nullptr ? Text(method->title) : Text(method_id);
}

Text method_title(const Rules& rules) { return title_of(rules.aggregation.id); }

/// The additional expert's sheet is among those the total was settled from.
bool settled_with_third_expert(const Facts& facts, Index<Practice> at) {
  const auto* third = facts.third_experts.last_of(at);
  if (third == nullptr || !facts.rules.third_expert) return false;
  return facts.has_counted_sheet(at, third->expert);
}

void write_distance(const Facts& facts, const Score& score, const Ratio& mark, Reasons& reasons) {
  const auto& rounding = facts.rounding;
  const auto mark_text = print_score(mark, rounding);
  const bool reached = facts.reaches(facts.decided_on(score), mark);
  const bool reached_exactly = facts.reaches(score.total, mark);
  const auto exact = print_exact_decimal(score.total, mark, rounding);
  const auto printed = print_score(score.printed, rounding);
  if (reached != reached_exactly) {
    reasons.add(reached ? ReasonCode::line_passed_by_rounding : ReasonCode::line_missed_by_rounding,
                printed, exact, mark_text);
  } else if (score.total == mark) {
    reasons.add(ReasonCode::line_met_exactly, mark_text);
  } else if (facts.prints_like(score, mark)) {
    reasons.add(
        reached ? ReasonCode::line_passed_by_exact_value : ReasonCode::line_missed_by_exact_value,
        printed, exact, mark_text);
  } else {
    const auto difference = score.total > mark ? score.total - mark : mark - score.total;
    reasons.add(reached ? ReasonCode::line_passed : ReasonCode::line_missed, mark_text,
                print_score(difference, rounding));
  }
}

/// How much was missing to the list when all its places were taken.
void write_distance_to_list(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto last = facts.dossier.selection.line.last_recommended;
  if (facts.verdict(at).cause != SelectionCause::places_full || !last) return;
  const auto& listed = facts.score(*last);
  const auto& own = facts.score(at);
  if (!listed.scored() || listed.total == own.total) return;
  if (!facts.reaches(listed.total, own.total)) return;  // it came in by a quota, from below
  const auto difference =
      listed.total > own.total ? listed.total - own.total : own.total - listed.total;
  reasons.add(ReasonCode::short_of_list, print_score(listed.total, facts.rounding),
              print_score(difference, facts.rounding));
}

}  // namespace

void write_total(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& score = facts.score(at);
  if (!score.scored()) return;
  const auto total = print_score(score.total, facts.rounding);
  const auto maximum = print_points(facts.maximum_of(at).rounded(Points::digits_max, {}));
  const auto percent = print_percent(score.percent, facts.rounding);
  const auto used = score.used.size();
  const auto counted = facts.counted_sheets(at);
  if (score.by_chair) {
    const auto* chair = facts.chair_scores.last_of(at);
    OTBOR_CHECK(chair != nullptr);
    reasons.add(ReasonCode::total_by_chair, total, maximum, percent, cited(chair->record));
  } else if (settled_with_third_expert(facts, at)) {
    reasons.add(ReasonCode::total_reconciled, total, maximum, percent, count(used), count(counted),
                name_of(facts.rules.third_expert->mode));
  } else if (used < counted) {
    reasons.add(ReasonCode::total_of_some_sheets, total, maximum, percent, count(used),
                count(counted), method_title(facts.rules));
  } else {
    const auto method = score.fallback_to_mean ? title_of("mean") : method_title(facts.rules);
    reasons.add(ReasonCode::total, total, maximum, percent, count(used), count(counted), method);
  }
  if (score.fallback_to_mean) {
    reasons.add(ReasonCode::fallback_to_mean, method_title(facts.rules), count(counted));
  }
}

void write_line(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& score = facts.score(at);
  if (!score.scored()) return;
  if (const auto mark = facts.pass_mark(at)) {
    const bool waived = facts.verdict(at).cause == SelectionCause::recorded &&
                        !facts.reaches(facts.decided_on(score), *mark);
    if (waived) {
      reasons.add(ReasonCode::line_waived_by_record, print_score(*mark, facts.rounding));
    } else {
      write_distance(facts, score, *mark, reasons);
    }
  }
  write_distance_to_list(facts, at, reasons);
  if (const auto position = facts.verdict(at).reserve_at) {
    reasons.add(ReasonCode::reserve_position, count(*position));
  }
}

}  // namespace otbor
