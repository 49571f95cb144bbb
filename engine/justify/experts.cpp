#include "engine/justify/sections.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

const Sheet& sheet_at(const Facts& facts, Index<Sheet> sheet) {
  return facts.study.sheets.sheets[sheet];
}

// ---- Disputes
// --------------------------------------------------------------------------------------

/// The pass mark held against one sheet.
std::optional<Ratio> pass_mark_of_sheet(const Facts& facts, Index<Practice> at) {
  if (facts.rules.bands.empty()) return std::nullopt;
  const auto& best = facts.rules.bands.front();
  if (best.from) return Ratio(*best.from);
  if (!best.from_percent) return std::nullopt;
  const Ratio maximum(facts.study.criteria.maximum[facts.practice(at).group]);
  return maximum.times(*best.from_percent) / 100;
}

/// The sheets of the two experts who part.
std::vector<Index<Sheet>> sheets_of(const Facts& facts, const Dispute& dispute) {
  std::vector<Index<Sheet>> found;
  for (const auto sheet : facts.study.sheets.of_practice[dispute.practice]) {
    const auto expert = sheet_at(facts, sheet).expert;
    if (expert == dispute.low_expert || expert == dispute.high_expert) found.push_back(sheet);
  }
  return found;
}

void write_dispute(const Facts& facts, const Dispute& dispute, Reasons& reasons) {
  const auto& experts = facts.study.experts;
  const auto& rule = facts.rules.third_expert.value();
  const auto& rounding = facts.rounding;
  const Text low_expert = experts[dispute.low_expert].id;
  const Text high_expert = experts[dispute.high_expert].id;
  const auto percent = print_percent(Ratio(dispute.gap_percent), {.digits = 2});
  switch (dispute.rule) {
    case DisputeRule::gap:
      reasons
          .add(ReasonCode::dispute_gap, low_expert, print_score(dispute.low, rounding), high_expert,
               print_score(dispute.high, rounding), print_score(dispute.gap(), rounding), percent,
               print_percent(rule.gap_percent.value()))
          .on(sheets_of(facts, dispute))
          .by(PlanRule::third_expert);
      return;
    case DisputeRule::threshold: {
      const auto mark = pass_mark_of_sheet(facts, dispute.practice);
      if (!mark) return;
      reasons
          .add(ReasonCode::dispute_threshold, low_expert, print_score(dispute.low, rounding),
               high_expert, print_score(dispute.high, rounding),
               print_score(dispute.gap(), rounding), percent, print_score(*mark, rounding))
          .on(sheets_of(facts, dispute))
          .by(PlanRule::third_expert)
          .by(Cite::What::band, 0);
      return;
    }
    case DisputeRule::gate_gap:
      reasons
          .add(ReasonCode::dispute_gate, facts.criterion_names[dispute.criterion.value()],
               low_expert, print_points(dispute.low), high_expert, print_points(dispute.high),
               count(rule.gate_gap_levels.value()))
          .on(dispute.criterion)
          .on(sheets_of(facts, dispute))
          .by(PlanRule::third_expert);
      return;
  }
}

/// What ended a dispute, for those who may not know who differed.
void write_settlement(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (facts.disputes.of(at).empty() || !facts.is_settled(at)) return;
  if (const auto* chair = facts.chair_scores.first_of(at)) {
    reasons.add(ReasonCode::dispute_settled_by_chair, document_of(chair->record))
        .by(Cite::What::chair_score, facts.study.decisions.chair_scores, *chair);
  } else {
    reasons.add(ReasonCode::dispute_settled_by_third)
        .by(PlanRule::third_expert)
        .by(Cite::What::third_expert, facts.study.decisions.third_experts,
            *facts.third_experts.first_of(at));
  }
}

void write_disputes(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto disputes = facts.disputes.of(at);
  for (const auto& [practice, dispute] : disputes) write_dispute(facts, *dispute, reasons);
  const auto* third = facts.third_experts.first_of(at);
  if (third != nullptr) {
    const bool has_sheet = facts.has_counted_sheet(at, third->expert);
    reasons
        .add(has_sheet ? ReasonCode::third_expert : ReasonCode::third_expert_without_sheet,
             facts.study.experts[third->expert].id, cited(third->record))
        .by(Cite::What::third_expert, facts.study.decisions.third_experts, *third);
  }
  write_settlement(facts, at, reasons);
  const bool by_chair = facts.chair_scores.first_of(at) != nullptr;
  const bool chair_decides =
      facts.rules.third_expert && facts.rules.third_expert->mode == Reconciliation::chair_decides;
  if (!disputes.empty() && third == nullptr && !by_chair && !chair_decides) {
    reasons.add(ReasonCode::dispute_open).by(PlanRule::third_expert);
  }
}

// ---- Sheets that count in part or not at all
// -------------------------------------------------------

/// Criteria that weigh for this applicant and carry no mark on the sheet.
std::vector<Index<Criterion>> unmarked(const Facts& facts, Index<Sheet> sheet, bool required_only) {
  const auto& set = facts.study.criteria;
  const auto group = facts.practice(sheet_at(facts, sheet).practice).group;
  const auto marks = facts.study.sheets.marks.row(sheet);
  std::vector<Index<Criterion>> found;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (is_mark(marks[i])) continue;
    const Index<Criterion> criterion(i);
    const bool blank = marks[i] == mark_blank;
    if (required_only && !(blank && set.criteria[criterion].required)) continue;
    if (set.weights(group, criterion) > Points()) found.push_back(criterion);
  }
  return found;
}

Text ids_of(const Facts& facts, const std::vector<Index<Criterion>>& criteria) {
  std::vector<Text> ids;
  for (const auto criterion : criteria) ids.push_back(facts.study.criteria.criteria[criterion].id);
  return join(ids);
}

void write_incomplete(const Facts& facts, Index<Sheet> sheet, Reasons& reasons) {
  const auto blanks = unmarked(facts, sheet, true);
  if (blanks.empty()) return;
  reasons
      .add(ReasonCode::sheet_incomplete, facts.expert_of(sheet), ids_of(facts, blanks),
           one_or_many(blanks.size()))
      .on(sheet)
      .on(blanks);
}

struct Shortened {
  Index<Sheet> sheet;
  std::vector<Index<Criterion>> left_out;
  Points maximum;
};

/// Sheets of the total whose maximum is not the full one.
std::vector<Shortened> shortened_sheets(const Facts& facts, Index<Practice> at) {
  const auto full = facts.study.criteria.maximum[facts.practice(at).group];
  std::vector<Shortened> found;
  for (const auto sheet : facts.score(at).used) {
    const auto maximum = facts.dossier.consistency.totals[sheet].maximum;
    if (maximum != full) found.push_back({sheet, unmarked(facts, sheet, false), maximum});
  }
  return found;
}

void write_shortened(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& score = facts.score(at);
  if (!score.scored() || score.by_chair) return;
  const auto found = shortened_sheets(facts, at);
  if (found.empty()) return;
  const auto full = print_points(facts.study.criteria.maximum[facts.practice(at).group]);
  const bool all_alike =
      found.size() == score.used.size() && std::ranges::all_of(found, [&](const Shortened& one) {
        return one.left_out == found.front().left_out;
      });
  if (all_alike) {
    const auto& left_out = found.front().left_out;
    reasons
        .add(ReasonCode::sheets_shortened, ids_of(facts, left_out),
             print_points(found.front().maximum), full, one_or_many(left_out.size()))
        .on(left_out);
    return;
  }
  for (const auto& one : found) {
    reasons
        .add(ReasonCode::sheet_shortened, facts.expert_of(one.sheet), ids_of(facts, one.left_out),
             print_points(one.maximum), full, one_or_many(one.left_out.size()))
        .on(one.sheet)
        .on(one.left_out);
  }
}

void write_evidence_cuts(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  for (const auto& [practice, cut] : facts.evidence_cuts.of(at)) {
    if (sheet_at(facts, cut->sheet).status != SheetStatus::counted) continue;
    const auto& criterion = facts.study.criteria.criteria[cut->criterion];
    const auto counted = facts.study.sheets.marks(cut->sheet, cut->criterion);
    reasons
        .add(ReasonCode::evidence_missing, facts.expert_of(cut->sheet), criterion.id,
             print_points(criterion.scale.value(cut->given)),
             print_points(criterion.scale.value(counted)))
        .on(cut->criterion)
        .on(cut->sheet);
  }
}

void write_panel(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& consistency = facts.dossier.consistency;
  if (consistency.panels < 2 || consistency.panel.empty() || consistency.panel[at] == 0) return;
  reasons.add(ReasonCode::panel_not_linked, count(consistency.panels));
}

}  // namespace

void write_experts(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  write_disputes(facts, at, reasons);
  for (const auto& [practice, recusal] : facts.recusals.of(at)) {
    reasons
        .add(ReasonCode::expert_recused, facts.study.experts[recusal->expert].id,
             cited(recusal->record))
        .by(Cite::What::recusal, facts.study.decisions.recusals, *recusal);
  }
  for (const auto sheet : facts.study.sheets.of_practice[at]) {
    if (sheet_at(facts, sheet).status == SheetStatus::incomplete) {
      write_incomplete(facts, sheet, reasons);
    }
  }
  write_shortened(facts, at, reasons);
  write_evidence_cuts(facts, at, reasons);
  for (const auto& [practice, flat] : facts.flat_sheets.of(at)) {
    reasons.add(ReasonCode::flat_sheet, facts.expert_of(flat->sheet), print_points(flat->value))
        .on(flat->sheet);
  }
  write_panel(facts, at, reasons);
}

}  // namespace otbor
