#include "engine/tune/tuning.hpp"

#include <algorithm>
#include <utility>

#include "engine/score/tie_break.hpp"

namespace otbor {
namespace {

/// Level with the last of the list, as the plan compares totals: only the chain parts them.
bool ties_with_list(const Dossier& dossier, Index<Practice> at) {
  const auto& list = dossier.selection.recommended;
  const auto& scores = dossier.ranking.scores;
  return std::ranges::any_of(list, [&](Index<Practice> other) {
    return scores[other].scored() &&
           compare_totals(dossier.study, scores[at], scores[other]) == std::strong_ordering::equal;
  });
}

Hold hold_without_total(const Dossier& dossier, Index<Practice> at) {
  if (!takes_part(dossier.study.practices[at].status)) return Hold::out;
  return dossier.ranking.scores[at].missing == NotScored::awaits_chair ? Hold::awaits_chair
                                                                       : Hold::too_few_sheets;
}

Hold hold_by_cause(const Dossier& dossier, Index<Practice> at, SelectionCause cause) {
  switch (cause) {
    case SelectionCause::in_order:
      return Hold::in_order;
    case SelectionCause::at_least:
      return Hold::minimum;
    case SelectionCause::recorded:
      return Hold::recorded;
    case SelectionCause::places_full:
      return ties_with_list(dossier, at) ? Hold::tie : Hold::places;
    case SelectionCause::at_most:
      return Hold::quota;
    case SelectionCause::reserved:
      return Hold::reserved;
    case SelectionCause::not_recorded:
      return Hold::not_recorded;
    case SelectionCause::excluded:
      return Hold::excluded;
    case SelectionCause::included:
      return Hold::included;
    case SelectionCause::incompatible:
      return Hold::incompatible;
    case SelectionCause::over_budget:
      return Hold::budget;
    case SelectionCause::by_rule:
      return Hold::rule;
  }
  return Hold::out;
}

ListStanding standing_of(const Dossier& dossier, Index<Practice> at) {
  const auto& verdict = dossier.selection.verdicts[at];
  const auto& score = dossier.ranking.scores[at];
  ListStanding standing;
  standing.on_list = verdict.decision == Decision::recommended;
  standing.place = dossier.ranking.places[at];
  if (score.scored()) standing.printed = score.printed;
  if (verdict.cause) {
    standing.hold = hold_by_cause(dossier, at, *verdict.cause);
    standing.quota = verdict.quota;
    standing.quota_group = verdict.quota_group;
  } else if (!score.scored()) {
    standing.hold = hold_without_total(dossier, at);
  } else if (standing.on_list) {
    standing.hold = Hold::in_order;
  } else if (!verdict.gates.empty() && verdict.band_by_total == std::size_t{0}) {
    standing.hold = Hold::gate;
    standing.criterion = verdict.gates.front().criterion;
  } else {
    standing.hold = Hold::pass_mark;
  }
  return standing;
}

bool differs(const ListStanding& a, const ListStanding& b) {
  const auto place = [](const ListStanding& of) {
    return of.place ? std::pair(of.place->first, of.place->last) : std::pair(0U, 0U);
  };
  return a.on_list != b.on_list || place(a) != place(b);
}

/// By the place on one side; those without a place last.
void sort_by_place(std::vector<Shift>& shifts, ListStanding Shift::*side) {
  std::ranges::sort(shifts, {}, [side](const Shift& shift) {
    const auto& place = (shift.*side).place;
    return std::pair(place ? place->first : ~0U, shift.practice.value());
  });
}

void compare(const Tuning& official, Trial& trial) {
  for (const auto at : official.standings.count()) {
    const auto& before = official.standings[at];
    const auto& after = trial.standings[at];
    if (!differs(before, after)) continue;
    auto& shifts = before.on_list == after.on_list ? trial.moved
                   : after.on_list                 ? trial.entered
                                                   : trial.left;
    shifts.push_back({at, before, after, {}});
  }
  sort_by_place(trial.entered, &Shift::after);
  sort_by_place(trial.left, &Shift::before);
  sort_by_place(trial.moved, &Shift::after);
}

std::optional<CorrectionRefusal> uncorrected(const Dossier& dossier) {
  if (!dossier.study.rules.severity_corrected) return std::nullopt;
  return dossier.consistency.diagnosis.correction.refused;
}

}  // namespace

std::string_view code_of(Hold hold) {
  switch (hold) {
    case Hold::in_order:
      return "in_order";
    case Hold::minimum:
      return "minimum";
    case Hold::recorded:
      return "recorded";
    case Hold::places:
      return "places";
    case Hold::tie:
      return "tie";
    case Hold::pass_mark:
      return "pass_mark";
    case Hold::gate:
      return "gate";
    case Hold::quota:
      return "quota";
    case Hold::reserved:
      return "reserved";
    case Hold::included:
      return "included";
    case Hold::incompatible:
      return "incompatible";
    case Hold::budget:
      return "budget";
    case Hold::rule:
      return "rule";
    case Hold::excluded:
      return "excluded";
    case Hold::not_recorded:
      return "not_recorded";
    case Hold::too_few_sheets:
      return "too_few_sheets";
    case Hold::awaits_chair:
      return "awaits_chair";
    case Hold::out:
      return "out";
  }
  return "";
}

Per<Practice, ListStanding> standings_of(const Dossier& dossier) {
  Per<Practice, ListStanding> standings(dossier.study.practices.count());
  for (const auto at : standings.count()) standings[at] = standing_of(dossier, at);
  return standings;
}

Tuning tuning_of(Dossier official) {
  Tuning tuning;
  tuning.standings = standings_of(official);
  tuning.uncorrected = uncorrected(official);
  tuning.list = std::move(official.selection.recommended);
  tuning.study = std::move(official.study);
  return tuning;
}

Trial trial_of(const Tuning& official, Variant variant, Dossier tried) {
  Trial trial;
  trial.variant = std::move(variant);
  trial.standings = standings_of(tried);
  trial.uncorrected = uncorrected(tried);
  trial.list = std::move(tried.selection.recommended);
  trial.study = std::move(tried.study);
  compare(official, trial);
  return trial;
}

void note_alone(const Tuning& official, const Per<Practice, ListStanding>& standings,
                std::size_t change, Trial& trial) {
  for (auto* shifts : {&trial.entered, &trial.left}) {
    for (auto& shift : *shifts) {
      const bool same = standings[shift.practice].on_list == shift.after.on_list;
      if (same && official.standings[shift.practice].on_list != shift.after.on_list) {
        shift.alone.push_back(change);
      }
    }
  }
}

}  // namespace otbor
