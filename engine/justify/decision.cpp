#include <algorithm>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/justify/list_rules.hpp"
#include "engine/justify/print_cost.hpp"
#include "engine/justify/quota_words.hpp"
#include "engine/justify/sections.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

/// With longer names the first reason would pass lead_length_max.
constexpr std::size_t title_length_max = 60;
constexpr std::size_t group_length_max = 80;

/// What a reason says of the total and the place. Place and `shared` go together: the second is
/// not printed and makes the words agree.
struct Standing {
  Text total;
  Text place;
  Text shared;
  Text ranked;
};

Standing standing_of(const Facts& facts, Index<Practice> at) {
  const auto& ranking = facts.dossier.ranking;
  const auto& place = ranking.places[at].value();
  return {.total = print_score(facts.score(at).total, facts.rounding),
          .place = print_place(place),
          .shared = one_or_many(place.last - place.first + 1),
          .ranked = count(ranking.order.size())};
}

Text floor_text(const Facts& facts, const Ratio& floor) {
  return print_score(floor, facts.rounding);
}

// ---- Without a place
// -----------------------------------------------------------------------------

void write_not_admitted(const Facts& facts, const Practice& practice, Reasons& reasons) {
  const auto& admission = facts.study.criteria.admission;
  std::vector<Text> checks;
  for (const auto check : practice.failed_checks) checks.push_back(admission.at(check).id);
  const bool named = !checks.empty();
  switch (practice.status) {
    case PracticeStatus::returned:
    case PracticeStatus::rejected: {
      const bool returned = practice.status == PracticeStatus::returned;
      if (named) {
        auto citing =
            reasons.add(returned ? ReasonCode::returned_by_checks : ReasonCode::rejected_by_checks,
                        join(checks), one_or_many(checks.size()));
        for (const auto check : practice.failed_checks) citing.by(Cite::What::check, check);
      } else {
        reasons.add(returned ? ReasonCode::returned : ReasonCode::rejected);
      }
      break;
    }
    case PracticeStatus::withdrawn:
      reasons.add(ReasonCode::withdrawn);
      break;
    case PracticeStatus::received:
    case PracticeStatus::admitted:
    case PracticeStatus::presented:
      reasons.add(ReasonCode::not_yet_admitted);
      break;
  }
  for (const auto check : practice.failed_checks) {
    reasons.add(ReasonCode::failed_check, admission.at(check).id, quoted(admission.at(check).text))
        .by(Cite::What::check, check);
  }
}

void write_not_rated(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  switch (facts.score(at).missing.value()) {
    case NotScored::no_sheets:
      reasons.add(ReasonCode::no_sheets);
      break;
    case NotScored::too_few_sheets:
      reasons
          .add(ReasonCode::too_few_sheets, count(facts.counted_sheets(at)),
               count(facts.rules.experts_min))
          .by(PlanRule::experts_min);
      break;
    case NotScored::awaits_chair:
      reasons.add(ReasonCode::awaits_chair);
      break;
  }
}

const Inclusion& inclusion_of(const Facts& facts, Index<Practice> at) {
  const auto& all = facts.study.decisions.inclusions;
  const auto found = std::ranges::find(all, at, &Inclusion::practice);
  OTBOR_CHECK(found != all.end());
  return *found;
}

void write_included(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& inclusion = inclusion_of(facts, at);
  reasons.add(ReasonCode::included_by_decision, cited_briefly(inclusion.record))
      .by(Cite::What::inclusion, facts.study.decisions.inclusions, inclusion);
}

void write_excluded(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto* exclusion = facts.exclusions.first_of(at);
  OTBOR_CHECK(exclusion != nullptr);
  reasons.add(ReasonCode::excluded, cited_briefly(exclusion->record))
      .by(Cite::What::exclusion, facts.study.decisions.exclusions, *exclusion);
}

// ---- The commission's own list
// ---------------------------------------------------------------------

void write_recorded(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto* list = facts.recorded_lists.first_of(at);
  OTBOR_CHECK(list != nullptr);
  const auto document = cited_briefly(list->record);
  if (!facts.has_place(at)) {
    reasons.add(ReasonCode::recorded, document)
        .by(Cite::What::recorded_list, facts.study.decisions.recommended, *list);
    return;
  }
  const auto [total, place, shared, ranked] = standing_of(facts, at);
  reasons.add(ReasonCode::recorded_with_total, document, total, place, shared, ranked)
      .by(Cite::What::recorded_list, facts.study.decisions.recommended, *list);
}

void write_not_recorded(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& lists = facts.study.decisions.recommended;
  const auto [total, place, shared, ranked] = standing_of(facts, at);
  if (lists.empty()) {
    reasons.add(ReasonCode::list_not_recorded, total, place, shared, ranked);
  } else {
    reasons
        .add(ReasonCode::not_recorded, cited_briefly(lists.back().record), total, place, shared,
             ranked)
        .by(Cite::What::recorded_list, lists.size() - 1);
  }
}

// ---- Quotas and full lists
// -------------------------------------------------------------------------

const Quota& quota_of(const Facts& facts, const Verdict& verdict) {
  return facts.rules.selection.quotas.at(verdict.quota.value());
}

void write_minimum(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& verdict = facts.verdict(at);
  const auto [total, place, shared, ranked] = standing_of(facts, at);
  const auto label = decision_label(facts, verdict.decision);
  const auto quota = print_at_least_beside_group(quota_of(facts, verdict));
  const auto group = shortened(verdict.quota_group, group_length_max);
  const auto mark = facts.pass_mark(at);
  if (mark && !facts.passes(at)) {
    reasons
        .add(ReasonCode::included_for_minimum_below_line, label, quota, group, total,
             floor_text(facts, *mark), place, shared, ranked)
        .by(Cite::What::quota, *verdict.quota)
        .by(Cite::What::band, 0);
  } else {
    reasons.add(ReasonCode::included_for_minimum, label, quota, group, total, place, shared, ranked)
        .by(Cite::What::quota, *verdict.quota);
  }
}

void write_left_out(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& verdict = facts.verdict(at);
  const auto [total, place, shared, ranked] = standing_of(facts, at);
  const auto group = shortened(verdict.quota_group, group_length_max);
  if (verdict.cause == SelectionCause::at_most) {
    reasons
        .add(ReasonCode::left_out_by_maximum, print_at_most_beside_group(quota_of(facts, verdict)),
             group, total, place, shared, ranked)
        .by(Cite::What::quota, *verdict.quota);
  } else if (verdict.cause == SelectionCause::over_budget) {
    reasons
        .add(ReasonCode::left_out_over_budget,
             print_cost(facts.practice(at).cost.value_or(Points())), budget_text(facts, verdict),
             total, place, shared, ranked)
        .by(Cite::What::budget, *verdict.quota);
  } else if (verdict.cause == SelectionCause::incompatible) {
    const auto& rule = facts.study.decisions.incompatible.at(verdict.quota.value());
    reasons
        .add(ReasonCode::left_out_incompatible, cited_briefly(rule.record), total, place, shared,
             ranked)
        .by(Cite::What::incompatible, *verdict.quota);
  } else if (verdict.cause == SelectionCause::by_rule) {
    cite_list_rules(facts, reasons.add(ReasonCode::left_out_by_rule, total, place, shared, ranked));
  } else if (verdict.cause == SelectionCause::reserved) {
    reasons
        .add(ReasonCode::left_out_for_minimum,
             print_at_least_beside_group(quota_of(facts, verdict)), group, total, place, shared,
             ranked)
        .by(Cite::What::quota, *verdict.quota);
  } else if (facts.list_is_full()) {
    reasons
        .add(ReasonCode::left_out_places_full, total, place, shared, ranked,
             count(facts.dossier.selection.recommended.size()))
        .by(PlanRule::places);
  } else {
    cite_list_rules(facts,
                    reasons.add(ReasonCode::left_out_by_quotas, total, place, shared, ranked));
  }
}

// ---- The decision table
// ----------------------------------------------------------------------------

/// The nearest better band that has a floor, and the floor.
std::optional<std::pair<std::size_t, Ratio>> better_floor(const Facts& facts, std::size_t band,
                                                          Index<Practice> at) {
  while (band > 0) {
    if (const auto floor = facts.floor_of(--band, at)) return std::pair(band, *floor);
  }
  return std::nullopt;
}

/// A floor at the worst possible total takes the rest, as no floor does.
std::optional<Ratio> real_floor(const Facts& facts, std::size_t band, Index<Practice> at) {
  const bool lower_is_better = facts.study.criteria.lower_is_better;
  const Ratio worst = lower_is_better ? facts.maximum_of(at) : facts.minimum_of(at);
  const auto floor = facts.floor_of(band, at);
  const bool is_real = floor && (lower_is_better ? *floor < worst : *floor > worst);
  return is_real ? floor : std::nullopt;
}

void write_failed_gates(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& verdict = facts.verdict(at);
  const auto [total, place, shared, ranked] = standing_of(facts, at);
  const auto label = decision_label(facts, verdict.decision);
  const auto floor = facts.floor_of(verdict.band_by_total.value(), at).value_or(Ratio());
  std::vector<Text> criteria;
  std::vector<Index<Criterion>> failed;
  for (const auto& gate : verdict.gates) {
    if (!gate.criterion || (!failed.empty() && failed.back() == *gate.criterion)) continue;
    failed.push_back(*gate.criterion);
    criteria.push_back(facts.study.criteria.criteria[*gate.criterion].id);
  }
  if (!criteria.empty()) {
    reasons
        .add(ReasonCode::decided_by_gates, label, total, floor_text(facts, floor),
             one_or_many(criteria.size()), join(criteria), place, shared, ranked)
        .on(failed)
        .by(Cite::What::band, *verdict.band_by_total);
    return;
  }
  const auto& lowest = verdict.gates.front();
  reasons
      .add(ReasonCode::decided_by_expert_floor, label, total, floor_text(facts, floor),
           print_score(lowest.value, facts.rounding), print_points(lowest.floor), place, shared,
           ranked)
      .by(Cite::What::band, *verdict.band_by_total)
      .by(PlanRule::total_each_expert);
}

void write_band(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& verdict = facts.verdict(at);
  const auto& score = facts.score(at);
  const auto [total, place, shared, ranked] = standing_of(facts, at);
  const auto label = decision_label(facts, verdict.decision);
  // Without a band the total is below all of them.
  const auto band = verdict.band.value_or(facts.rules.bands.size());
  const auto own = verdict.band ? real_floor(facts, band, at) : std::nullopt;
  const auto better = better_floor(facts, band, at);
  if (!better && !own) {
    reasons.add(ReasonCode::decided_by_place, label, total, place, shared, ranked)
        .on(facts.score(at).used);
    return;
  }
  if (!better) {
    reasons.add(ReasonCode::decided, label, total, floor_text(facts, *own), place, shared, ranked)
        .by(Cite::What::band, band);
    return;
  }
  const auto& [missed, floor] = *better;
  if (facts.falls_short_in_exact_value(score, floor)) {
    reasons
        .add(ReasonCode::decided_by_exact_value, label, total,
             print_exact_decimal(score.total, floor, facts.rounding), floor_text(facts, floor),
             place, shared, ranked)
        .by(Cite::What::band, missed)
        .by(PlanRule::rounding);
  } else if (own) {
    reasons
        .add(ReasonCode::decided_between_lines, label, total, floor_text(facts, *own),
             floor_text(facts, floor), place, shared, ranked)
        .by(Cite::What::band, band)
        .by(Cite::What::band, missed);
  } else {
    reasons
        .add(ReasonCode::decided_below_line, label, total, floor_text(facts, floor), place, shared,
             ranked)
        .by(Cite::What::band, missed);
  }
}

void write_placed(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& verdict = facts.verdict(at);
  switch (verdict.cause.value_or(SelectionCause::in_order)) {
    case SelectionCause::at_least:
      write_minimum(facts, at, reasons);
      return;
    case SelectionCause::at_most:
    case SelectionCause::reserved:
    case SelectionCause::places_full:
    case SelectionCause::incompatible:
    case SelectionCause::over_budget:
    case SelectionCause::by_rule:
      write_left_out(facts, at, reasons);
      return;
    case SelectionCause::in_order:
    case SelectionCause::recorded:
    case SelectionCause::not_recorded:
    case SelectionCause::excluded:
    case SelectionCause::included:
      break;
  }
  const bool by_gates = verdict.band_by_total && !verdict.gates.empty() &&
                        *verdict.band_by_total < verdict.band.value_or(facts.rules.bands.size());
  if (by_gates) {
    write_failed_gates(facts, at, reasons);
  } else {
    write_band(facts, at, reasons);
  }
}

}  // namespace

Text decision_label(const Facts& facts, Decision decision) {
  const auto name = name_of(decision);
  for (const auto& band : facts.rules.bands) {
    if (band.decision != decision) continue;
    const bool usable = !band.title.empty() && utf8::length(band.title) <= title_length_max;
    return usable ? Text(band.title, std::string(name.en)) : Text(name);
  }
  return name;
}

void write_decision(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  const auto& practice = facts.practice(at);
  const auto cause = facts.verdict(at).cause;
  if (cause == SelectionCause::recorded) {
    write_recorded(facts, at, reasons);
  } else if (!takes_part(practice.status)) {
    write_not_admitted(facts, practice, reasons);
  } else if (cause == SelectionCause::included) {
    write_included(facts, at, reasons);
  } else if (cause == SelectionCause::excluded) {
    write_excluded(facts, at, reasons);
  } else if (cause == SelectionCause::not_recorded) {
    write_not_recorded(facts, at, reasons);
  } else if (!facts.score(at).scored()) {
    write_not_rated(facts, at, reasons);
  } else if (facts.has_place(at)) {
    write_placed(facts, at, reasons);
  } else {
    reasons
        .add(ReasonCode::decided_by_total, decision_label(facts, facts.verdict(at).decision),
             print_score(facts.score(at).total, facts.rounding))
        .on(facts.score(at).used);
  }
}

}  // namespace otbor
