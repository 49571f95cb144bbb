#include "engine/justify/facts.hpp"

#include "engine/score/as_marked.hpp"
#include "engine/score/method.hpp"
#include "engine/score/robust/with_severity.hpp"

namespace otbor {
namespace {

template <class Thing>
ByPractice<Thing> by_practice(const std::vector<Thing>& things) {
  ByPractice<Thing> found;
  for (const auto& thing : things) found.add(thing.practice, thing);
  found.sort();
  return found;
}

template <class Thing>
ByPractice<Thing> by_practice_of_sheet(const std::vector<Thing>& things, const Sheets& sheets) {
  ByPractice<Thing> found;
  for (const auto& thing : things) found.add(sheets.sheets[thing.sheet].practice, thing);
  found.sort();
  return found;
}

/// A decision about several practices belongs to each of them.
template <class Thing>
ByPractice<Thing> by_each_practice(const std::vector<Thing>& things) {
  ByPractice<Thing> found;
  for (const auto& thing : things) {
    for (const auto practice : thing.practices) found.add(practice, thing);
  }
  found.sort();
  return found;
}

ByPractice<TieBroken> by_practice(const std::vector<TieBroken>& ties) {
  ByPractice<TieBroken> found;
  for (const auto& tie : ties) {
    found.add(tie.above, tie);
    found.add(tie.below, tie);
  }
  found.sort();
  return found;
}

/// Equal values keep the order of the official places.
Per<Practice, std::uint32_t> places_by_severity(const Dossier& dossier) {
  const auto& correction = dossier.consistency.diagnosis.correction;
  Per<Practice, std::uint32_t> places;
  if (!correction.is_offered()) return places;
  places = Per<Practice, std::uint32_t>(dossier.study.practices.count());
  if (totals_corrected(dossier.study, dossier.consistency)) {
    const auto marked = ranking_as_marked(dossier.study, dossier.consistency);
    for (const auto at : dossier.ranking.order) places[at] = marked.places[at]->first;
    return places;
  }
  auto order = dossier.ranking.order;
  const bool lower = dossier.study.criteria.lower_is_better;
  std::ranges::stable_sort(order, [&](Index<Practice> a, Index<Practice> b) {
    return lower ? correction.adjusted[a] < correction.adjusted[b]
                 : correction.adjusted[a] > correction.adjusted[b];
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    places[order[i]] = static_cast<std::uint32_t>(i + 1);
  }
  return places;
}

}  // namespace

Facts::Facts(const Dossier& all, const std::optional<ListProfile>& of_the_list)
    : dossier(all),
      study(all.study),
      rules(all.study.rules),
      rounding(all.study.rules.rounding),
      list(of_the_list),
      recusals(by_practice(study.decisions.recusals)),
      third_experts(by_practice(study.decisions.third_experts)),
      chair_scores(by_practice(study.decisions.chair_scores)),
      exclusions(by_practice(study.decisions.exclusions)),
      theme_overrides(by_practice(study.decisions.theme_overrides)),
      recorded_lists(by_each_practice(study.decisions.recommended)),
      tie_decisions(by_each_practice(study.decisions.ties)),
      appeals(by_practice(study.decisions.appeals)),
      disputes(by_practice(all.consistency.disputes)),
      ties(by_practice(all.ranking.ties)),
      evidence_cuts(by_practice_of_sheet(study.sheets.evidence_cuts, study.sheets)),
      flat_sheets(by_practice_of_sheet(all.consistency.flat_sheets, study.sheets)),
      place_by_severity(places_by_severity(all)) {
  for (const auto& criterion : study.criteria.criteria) {
    criterion_names.push_back(name_of(criterion));
  }
  if (study.cycle) {
    for (const auto& stage : study.cycle->stages) stage_names.push_back(quoted(stage.title));
    for (const auto& one : study.cycle->classes) class_names.push_back(quoted(one.title));
  }
  if (study.themes) {
    for (const auto& theme : study.themes->themes) theme_names.push_back(name_of(theme));
  }
  const auto* method = find_method(rules.aggregation.id);
  sums_sheets_ = method != nullptr && method->sums_sheets;
}

bool Facts::is_judged(Index<Practice> at) const {
  return takes_part(practice(at).status) && exclusions.first_of(at) == nullptr;
}

bool Facts::is_settled(Index<Practice> at) const {
  if (chair_scores.first_of(at) != nullptr) return true;
  const auto* third = third_experts.first_of(at);
  const auto& rule = rules.third_expert;
  if (rule && rule->mode == Reconciliation::chair_decides) return false;
  return third != nullptr && has_counted_sheet(at, third->expert);
}

std::optional<Ratio> Facts::floor_of(std::size_t band, Index<Practice> at) const {
  const auto& floor = rules.bands.at(band);
  if (floor.from) return Ratio(*floor.from);
  if (!floor.from_percent) return std::nullopt;
  if (!study.criteria.lower_is_better) return maximum_of(at).times(*floor.from_percent) / 100;
  const auto way = maximum_of(at) - minimum_of(at);
  return maximum_of(at) - way.times(*floor.from_percent) / 100;
}

std::optional<Ratio> Facts::pass_mark(Index<Practice> at) const {
  return rules.bands.empty() ? std::nullopt : floor_of(0, at);
}

Ratio Facts::maximum_of(Index<Practice> at) const {
  return Ratio(study.criteria.maximum[practice(at).group]) * sheets_summed(at);
}

Ratio Facts::minimum_of(Index<Practice> at) const {
  return Ratio(study.criteria.minimum[practice(at).group]) * sheets_summed(at);
}

std::int64_t Facts::sheets_summed(Index<Practice> at) const {
  return sums_sheets_ ? std::max<std::int64_t>(std::ssize(score(at).used), 1) : 1;
}

std::uint32_t Facts::counted_sheets(Index<Practice> at) const {
  std::uint32_t counted = 0;
  for (const auto sheet : study.sheets.of_practice[at]) {
    if (study.sheets.sheets[sheet].status == SheetStatus::counted) ++counted;
  }
  return counted;
}

bool Facts::has_counted_sheet(Index<Practice> at, Index<Expert> expert) const {
  return std::ranges::any_of(study.sheets.of_practice[at], [&](Index<Sheet> sheet) {
    const auto& one = study.sheets.sheets[sheet];
    return one.expert == expert && one.status == SheetStatus::counted;
  });
}

}  // namespace otbor
