#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

constexpr std::size_t names_max = 4;

struct Side {
  Index<Practice> own;
  Index<Practice> other;
  bool above = false;
};

/// The lowest and the highest of the totals that the practice's total rests on.
std::pair<Ratio, Ratio> extremes_of(const Facts& facts, Index<Practice> at);

void write_decision_step(const Facts& facts, const Side& side, const Text& other,
                         std::size_t at_step, Reasons& reasons) {
  const auto step = count(at_step + 1);
  for (const auto& [practice, decision] : facts.tie_decisions.of(side.own)) {
    const auto& named = decision->practices;
    if (std::ranges::find(named, side.other) == named.end()) continue;
    reasons
        .add(side.above ? ReasonCode::tie_above_by_decision : ReasonCode::tie_below_by_decision,
             other, step, cited(decision->record))
        .by(Cite::What::tie_step, at_step)
        .by(Cite::What::tie_decision, facts.study.decisions.ties, *decision);
    return;
  }
}

void write_step(const Facts& facts, const Side& side, std::size_t at_step, Reasons& reasons) {
  const auto& rule = facts.rules.tie_break.at(at_step);
  const Text other = facts.practice(side.other).id;
  const auto step = count(at_step + 1);
  const bool above = side.above;
  switch (rule.rule) {
    case TieRule::criterion: {
      const auto criterion = rule.criterion.value();
      const auto& means = facts.dossier.ranking.means;
      reasons
          .add(above ? ReasonCode::tie_above_by_criterion : ReasonCode::tie_below_by_criterion,
               other, step, facts.study.criteria.criteria[criterion].id,
               print_score(means(side.own, criterion).mean, facts.rounding),
               print_score(means(side.other, criterion).mean, facts.rounding))
          .on(criterion)
          .by(Cite::What::tie_step, at_step);
      return;
    }
    case TieRule::higher_minimum:
      reasons
          .add(above ? ReasonCode::tie_above_by_minimum : ReasonCode::tie_below_by_minimum, other,
               step, print_score(extremes_of(facts, side.own).first, facts.rounding),
               print_score(extremes_of(facts, side.other).first, facts.rounding))
          .by(Cite::What::tie_step, at_step);
      return;
    case TieRule::smaller_range: {
      const auto own = extremes_of(facts, side.own);
      const auto others = extremes_of(facts, side.other);
      reasons
          .add(above ? ReasonCode::tie_above_by_range : ReasonCode::tie_below_by_range, other, step,
               print_score(own.second - own.first, facts.rounding),
               print_score(others.second - others.first, facts.rounding))
          .by(Cite::What::tie_step, at_step);
      return;
    }
    case TieRule::earlier_registration: {
      const auto& own = facts.practice(side.own).registered_at;
      const auto& others = facts.practice(side.other).registered_at;
      if (!own || !others) return;
      reasons
          .add(
              above ? ReasonCode::tie_above_by_registration : ReasonCode::tie_below_by_registration,
              other, step, date_in_digits(*own), date_in_digits(*others))
          .by(Cite::What::tie_step, at_step);
      return;
    }
    case TieRule::recorded_decision:
      write_decision_step(facts, side, other, at_step, reasons);
      return;
  }
}

void write_tie(const Facts& facts, const TieBroken& tie, Index<Practice> at, Reasons& reasons) {
  const bool above = tie.above == at;
  const Side side{at, above ? tie.below : tie.above, above};
  const auto& own = facts.score(side.own);
  const auto& other = facts.score(side.other);
  const Text other_id = facts.practice(side.other).id;
  const auto printed = print_score(own.printed, facts.rounding);
  if (own.total != other.total) {
    const auto code =
        !tie.equal_exactly && facts.rounding.decide_on == DecideOn::exact
            ? (above ? ReasonCode::tie_in_print_above : ReasonCode::tie_in_print_below)
            : ReasonCode::tie_by_rounding;
    reasons
        .add(code, other_id, printed, print_exact_decimal(own.total, other.total, facts.rounding),
             print_exact_decimal(other.total, own.total, facts.rounding))
        .by(PlanRule::rounding);
  }
  if (tie.step) write_step(facts, side, *tie.step, reasons);
}

void write_shared_place(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& ranking = facts.dossier.ranking;
  const auto place = ranking.places[at].value();
  if (place.first == place.last) return;
  const std::size_t sharing = place.last - place.first + 1;
  if (sharing - 1 > names_max) {
    reasons.add(ReasonCode::place_shared_by_many, print_place(place), count(sharing));
    return;
  }
  std::vector<Text> others;
  for (std::size_t i = place.first - 1; i < place.last; ++i) {
    const auto other = ranking.order.at(i);
    if (other != at) others.push_back(facts.practice(other).id);
  }
  reasons.add(ReasonCode::place_shared, print_place(place), join(others),
              one_or_many(others.size()));
}

std::pair<Ratio, Ratio> extremes_of(const Facts& facts, Index<Practice> at) {
  const auto full = facts.study.criteria.maximum[facts.practice(at).group];
  std::optional<std::pair<Ratio, Ratio>> extremes;
  for (const auto sheet : facts.score(at).used) {
    const auto total = on_full_scale(facts.dossier.consistency.totals[sheet], full);
    if (!total) continue;
    if (!extremes) extremes = {*total, *total};
    extremes->first = std::min(extremes->first, *total);
    extremes->second = std::max(extremes->second, *total);
  }
  return extremes.value_or(std::pair<Ratio, Ratio>());
}

}  // namespace

void write_ties(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.score(at).scored() || !facts.has_place(at)) return;
  for (const auto& [practice, tie] : facts.ties.of(at)) write_tie(facts, *tie, at, reasons);
  write_shared_place(facts, at, reasons);
}

}  // namespace otbor
