#include "engine/render/words/narrator.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

/// A sign that a code such as «Э-03» or «expert_7» is made of.
bool is_of_a_code(char32_t sign) {
  return utf8::is_letter(sign) || utf8::is_digit(sign) || sign == U'-' || sign == U'_';
}

}  // namespace

Narrator::Narrator(const Dossier& all, const RenderOrder& wish)
    : dossier(all), order(wish), say(wish.lang) {
  if (order.names_experts()) return;
  for (const auto& expert : dossier.study.experts) expert_ids_.push_back(expert.id);
  std::ranges::sort(expert_ids_);
}

bool Narrator::names_expert(std::string_view words) const {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto here = at;
    if (is_of_a_code(utf8::next(words, at))) continue;
    if (std::ranges::binary_search(expert_ids_, words.substr(begin, here - begin))) return true;
    begin = at;
  }
  return std::ranges::binary_search(expert_ids_, words.substr(begin));
}

std::string Narrator::name(Index<Practice> at) const {
  return practice(at).id + " " + say.quoted(practice(at).title);
}

std::string Narrator::institution(Index<Practice> at) const {
  return institution_name(study(), practice(at));
}

std::string Narrator::theme(Index<Practice> at) const {
  const auto& counts = dossier.themes.practices;
  if (!study().themes || at.value() >= counts.count().value()) return {};
  const auto theme = counts[at].theme;
  if (!theme) return {};
  const auto& found = study().themes->themes[*theme];
  return found.id + " " + found.title;
}

std::string Narrator::platform(Index<Practice> at) const {
  const auto& platform = practice(at).platform;
  return platform && study().themes ? study().themes->platforms[*platform].title : std::string();
}

std::string Narrator::platform_id(Index<Practice> at) const {
  const auto& platform = practice(at).platform;
  return platform && study().themes ? study().themes->platforms[*platform].id : std::string();
}

std::string Narrator::score_text(Index<Practice> at) const {
  if (!score(at).scored()) return {};
  return say.against(score(at).total, rules().rounding, pass_marks());
}

std::string Narrator::percent_number(Index<Practice> at) const {
  if (!score(at).scored()) return {};
  return say(print_score(score(at).percent, rules().rounding));
}

std::string Narrator::percent_text(Index<Practice> at) const {
  if (!score(at).scored()) return {};
  return say(print_percent(score(at).percent, rules().rounding));
}

std::string Narrator::place_text(Index<Practice> at) const {
  const auto& place = dossier.ranking.places[at];
  return place ? say(print_place(*place)) : std::string();
}

std::string Narrator::likely_places(Index<Practice> at) const {
  if (!dossier.robustness || !dossier.robustness->of[at]) return {};
  const auto& of = *dossier.robustness->of[at];
  return say(print_place({of.place_low, of.place_high}));
}

std::string Narrator::total_text(Index<Sheet> sheet) const {
  return say.total(dossier.consistency.totals[sheet].total, rules().rounding.digits);
}

const CycleClass* Narrator::cycle_class(Index<Practice> at) const {
  const auto& profiles = dossier.cycles.practices;
  if (!study().cycle || at.value() >= profiles.count().value()) return nullptr;
  const auto& class_at = profiles[at].class_at;
  return class_at ? &study().cycle->classes.at(*class_at) : nullptr;
}

std::string Narrator::decision(Index<Practice> at) const {
  const auto decision = verdict(at).decision;
  if (decision == Decision::revise) {
    return say(Words{"к районным площадкам", "for district platforms"});
  }
  return say(name_of(decision));
}

std::string Narrator::decision_in_full(Index<Practice> at) const {
  const auto& band = verdict(at).band;
  const bool by_band = band && rules().bands.at(*band).decision == verdict(at).decision;
  const bool worded = by_band && !rules().bands.at(*band).title.empty();
  return worded ? rules().bands.at(*band).title : say(name_of(verdict(at).decision));
}

TableCell Narrator::decision_cell(Index<Practice> at) const {
  return {decision(at), "", tone_of(verdict(at).decision)};
}

std::string Narrator::anchor(Index<Practice> at) {
  return "practice-" + std::to_string(at.value() + 1);
}

std::string Narrator::link(Index<Practice> at) const {
  return at.value() < has_card.count().value() && has_card[at] ? anchor(at) : std::string();
}

std::vector<const Reason*> Narrator::reasons(Index<Practice> at) const {
  std::vector<const Reason*> visible;
  for (const auto& reason : dossier.justification.reasons[at]) {
    const bool hidden =
        !order.names_experts() &&
        (audience_of(reason.code) == Audience::commission || names_expert(say(reason.text)));
    if (hidden) continue;
    visible.push_back(&reason);
  }
  return visible;
}

std::vector<Points> Narrator::pass_marks() const {
  std::vector<Points> floors;
  for (const auto& band : rules().bands) {
    if (band.from) floors.push_back(*band.from);
  }
  return floors;
}

std::vector<std::size_t> classes_in_order(const Cycle& cycle) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < cycle.classes.size(); ++i) order.push_back(i);
  std::ranges::stable_partition(
      order, [&](std::size_t i) { return !cycle.classes[i].defects_at_least.has_value(); });
  return order;
}

Tone tone_of(Decision decision) {
  switch (decision) {
    case Decision::recommended:
      return Tone::good;
    case Decision::reserve:
      return Tone::waiting;
    case Decision::revise:
    case Decision::rework:
      return Tone::plain;
    case Decision::declined:
      return Tone::bad;
    case Decision::not_admitted:
    case Decision::not_rated:
      return Tone::faint;
  }
  return Tone::plain;
}

std::vector<Index<Practice>> practices_in_order(const Dossier& dossier, const RenderOrder& order) {
  const auto& practices = dossier.study.practices;
  std::vector<Index<Practice>> all;
  all.reserve(practices.count().value());
  Per<Practice, std::uint8_t> listed(practices.count());
  const auto add = [&](Index<Practice> at) {
    const bool shown =
        !order.published() || dossier.selection.verdicts[at].decision == Decision::recommended;
    if (listed[at] == 0 && shown) all.push_back(at);
    listed[at] = 1;
  };
  for (const auto at : dossier.ranking.order) add(at);
  for (const auto at : dossier.selection.recommended) add(at);
  for (const auto at : practices.count()) {
    if (takes_part(practices[at].status)) add(at);
  }
  for (const auto at : practices.count()) add(at);
  return all;
}

}  // namespace otbor
