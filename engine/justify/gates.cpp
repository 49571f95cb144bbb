#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

bool gates_decide(const Rules& rules) {
  return std::ranges::any_of(rules.bands, &Band::gates_required);
}

void write_failed_mean(const Facts& facts, const GateFailure& gate, const Text& criterion,
                       Reasons& reasons) {
  const auto& rounding = facts.rounding;
  const auto printed = gate.value.rounded(rounding.digits, rounding.rule);
  if (printed == gate.floor) {
    reasons
        .add(ReasonCode::gate_failed_by_exact_value, criterion, print_score(printed, rounding),
             print_exact_decimal(gate.value, Ratio(gate.floor), rounding),
             print_score(gate.floor, rounding))
        .on(gate.criterion)
        .by(Cite::What::gate, gate.criterion->value());
  } else {
    reasons
        .add(ReasonCode::gate_failed, criterion, print_score(gate.value, rounding),
             print_score(gate.floor, rounding))
        .on(gate.criterion)
        .by(Cite::What::gate, gate.criterion->value());
  }
}

void write_failure(const Facts& facts, const GateFailure& gate, Reasons& reasons) {
  if (!gate.criterion) {
    reasons
        .add(ReasonCode::expert_floor_failed, print_score(gate.value, facts.rounding),
             print_score(gate.floor, facts.rounding))
        .by(PlanRule::total_each_expert);
    return;
  }
  const auto& criterion = facts.criterion_names[*gate.criterion];
  if (gate.each_expert) {
    reasons
        .add(ReasonCode::gate_of_each_expert_failed, criterion,
             print_points(gate.value.rounded(Points::digits_max, RoundingRule::down)),
             print_points(gate.floor))
        .on(gate.criterion)
        .by(Cite::What::gate_each, gate.criterion->value());
  } else {
    write_failed_mean(facts, gate, criterion, reasons);
  }
}

void write_passed(const Facts& facts, Index<Practice> at, Index<Criterion> of, Reasons& reasons) {
  const auto& criterion = facts.study.criteria.criteria[of];
  const auto& mean = facts.dossier.ranking.means(at, of);
  if (mean.marks == 0) return;
  const auto& failures = facts.verdict(at).gates;
  const auto failed = [&](bool each_expert) {
    return std::ranges::any_of(failures, [&](const GateFailure& gate) {
      return gate.criterion == of && gate.each_expert == each_expert;
    });
  };
  if (criterion.gate && !failed(false)) {
    const bool exactly = mean.mean == Ratio(*criterion.gate);
    reasons
        .add(exactly ? ReasonCode::gate_met_exactly : ReasonCode::gate_passed,
             facts.criterion_names[of], print_score(mean.mean, facts.rounding),
             print_score(*criterion.gate, facts.rounding))
        .on(of)
        .by(Cite::What::gate, of.value());
  }
  if (criterion.gate_each && !failed(true)) {
    reasons
        .add(ReasonCode::gate_of_each_expert_passed, facts.criterion_names[of],
             print_points(mean.lowest), print_points(*criterion.gate_each))
        .on(of)
        .by(Cite::What::gate_each, of.value());
  }
}

}  // namespace

void write_gates(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.score(at).scored()) return;
  for (const auto& gate : facts.verdict(at).gates) write_failure(facts, gate, reasons);
  if (!gates_decide(facts.rules)) return;
  for (const auto criterion : facts.study.criteria.criteria.count()) {
    write_passed(facts, at, criterion, reasons);
  }
}

}  // namespace otbor
