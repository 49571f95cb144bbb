#include "engine/render/card/practice_card.hpp"

#include <iterator>
#include <utility>

#include "engine/model/names.hpp"
#include "engine/render/card/card.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/score/robust/with_severity.hpp"

namespace otbor {
namespace {

KeyValues facts(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& practice = narrator.practice(at);
  KeyValues facts;
  const auto add = [&](Words term, std::string value) {
    if (!value.empty()) facts.items.emplace_back(say(term), std::move(value));
  };
  add({"Решение", "Decision"}, narrator.decision_in_full(at));
  if (narrator.score(at).scored()) {
    const auto& criteria = narrator.study().criteria;
    add({"Итоговый балл", "Score"},
        say(Words{"{0} из {1} ({2})", "{0} of {1} ({2})"},
            {narrator.score_text(at), print_points(criteria.maximum[practice.group]),
             narrator.percent_text(at)}));
  }
  if (!narrator.place_text(at).empty()) {
    add({"Место", "Place"},
        say(Words{"{0} из {1}", "{0} of {1}"},
            {narrator.place_text(at), say.whole(narrator.dossier.ranking.order.size())}));
  }
  add({"Организация", "Institution"}, narrator.institution(at));
  add({"Направление", "Theme"}, narrator.theme(at));
  add({"Площадка", "Platform"}, narrator.platform(at));
  if (narrator.order.published()) return facts;
  if (practice.registered_at) {
    add({"Зарегистрирована", "Registered"}, say(date_in_digits(*practice.registered_at)));
  }
  add({"Состояние заявки", "Status"}, say(name_of(practice.status)));
  return facts;
}

/// The share of the robustness reason in its two parts, where both questions were asked and either
/// leaves something to discuss.
std::vector<Block> chances(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& robustness = narrator.dossier.robustness;
  if (!robustness || !robustness->of[at] || !robustness->of[at]->p_by_model) return {};
  const auto& of = *robustness->of[at];
  const double by_model = *of.p_by_model;
  const double sure = RobustnessOptions().sure;
  const auto is_sure = [&](double share) { return share >= sure || share <= 1 - sure; };
  if (of.zone != Zone::to_be_discussed && is_sure(of.p_resampled) && is_sure(by_model)) return {};
  std::vector<Block> blocks;
  constexpr Words as_marked{
      "В списке: если бы оценивали другие эксперты – в {0} случаев; если бы все эксперты были "
      "одинаково строги – в {1}.",
      "On the list: had other experts rated, in {0} of cases; had all experts been equally "
      "severe, in {1}."};
  constexpr Words with_correction{
      "В списке: если бы оценивали другие эксперты – в {0} случаев; при тех же экспертах, с "
      "учётом ошибки поправки на строгость, – в {1}.",
      "On the list: had other experts rated, in {0} of cases; with the same experts and the error "
      "of the correction for severity, in {1}."};
  const bool corrected = totals_corrected(narrator.study(), narrator.dossier.consistency);
  blocks.emplace_back(Paragraph{say(corrected ? with_correction : as_marked,
                                    {print_chance(of.p_resampled), print_chance(by_model)}),
                                ParagraphRole::note});
  if ((of.p_resampled < 0.5) != (by_model < 0.5)) {
    blocks.emplace_back(Paragraph{
        say(Words{
            "Ответы расходятся: попадёт ли практика в список, зависит от того, какие эксперты "
            "ей достались.",
            "The answers differ: whether the practice is on the list depends on which experts "
            "it happened to get."}),
        ParagraphRole::note});
  }
  return blocks;
}

void append(std::vector<Block>& blocks, std::vector<Block> more) {
  blocks.insert(blocks.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<Block> card_blocks(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  std::vector<Block> blocks;
  blocks.emplace_back(facts(narrator, at));
  Bullets reasons;
  for (const auto* reason : narrator.reasons(at)) reasons.items.push_back(say(reason->text));
  if (!reasons.items.empty()) {
    blocks.emplace_back(Heading{level, say(Words{"Обоснование", "Justification"}), ""});
    blocks.emplace_back(std::move(reasons));
  }
  if (narrator.order.published()) return blocks;
  if (narrator.order.names_experts()) append(blocks, chances(narrator, at));
  append(blocks, card::against_list(narrator, at, level));
  if (!narrator.order.names_experts()) {
    append(blocks, card::own_arithmetic(narrator, at, level));
    append(blocks, card::cycle(narrator, at, level));
    append(blocks, card::opinions(narrator, at, level));
    return blocks;
  }
  append(blocks, card::marks(narrator, at, level));
  append(blocks, card::arithmetic(narrator, at, level));
  append(blocks, card::cycle(narrator, at, level));
  append(blocks, card::evidence(narrator, at, level));
  append(blocks, card::opinions(narrator, at, level));
  append(blocks, card::comments(narrator, at, level));
  return blocks;
}

Document practice_card(const Dossier& dossier, Index<Practice> practice, const RenderOrder& order) {
  const Narrator narrator(dossier, order);
  Document document;
  document.id = "practice";
  document.title = narrator.name(practice);
  document.subtitle = dossier.study.programme.title;
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  document.closing = closing_of(dossier, order);
  const bool hidden =
      order.published() && narrator.verdict(practice).decision != Decision::recommended;
  if (hidden) {
    document.title = narrator.practice(practice).id;
    document.blocks.emplace_back(Paragraph{
        narrator.say(Words{"Сведения о практиках, которые не рекомендованы, не публикуются.",
                           "Nothing is published about practices that are not recommended."})});
    return document;
  }
  document.blocks = card_blocks(narrator, practice, 2);
  return document;
}

}  // namespace otbor
