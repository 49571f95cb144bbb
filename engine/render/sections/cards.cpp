// The practices one by one.

#include "engine/render/card/practice_card.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

std::string aside(const Narrator& narrator, Index<Practice> at) {
  const auto score = narrator.score_text(at);
  const auto decision = narrator.decision(at);
  return score.empty() ? decision : score + " · " + decision;
}

}  // namespace

Blocks cards(const Narrator& narrator) {
  const auto& say = narrator.say;
  Blocks blocks;
  std::size_t all = 0;
  std::size_t shown = 0;
  for (const auto at : practices_in_order(narrator.dossier, narrator.order)) {
    ++all;
    if (narrator.link(at).empty()) continue;
    ++shown;
    blocks.emplace_back(Details{.summary = narrator.name(at),
                                .aside = aside(narrator, at),
                                .anchor = narrator.link(at),
                                .tone = tone_of(narrator.verdict(at).decision),
                                .blocks = card_blocks(narrator, at, 3)});
  }
  if (shown == 0) return {};
  Blocks head;
  head.emplace_back(Heading{2, say(Words{"Карточки практик", "Practice by practice"}), "cards"});
  if (shown < all) {
    head.emplace_back(Paragraph{
        say(
            Words{
                "Показано карточек: {0} из {1}, в порядке рейтинга. Карточку любой другой практики "
                "печатает команда `otbor explain`.",
                "Cards shown: {0} of {1}, in the order of the ranking. The command `otbor explain` "
                "prints any other."},
            {say.whole(shown), say.whole(all)}),
        ParagraphRole::note});
  }
  blocks.insert(blocks.begin(), std::make_move_iterator(head.begin()),
                std::make_move_iterator(head.end()));
  return blocks;
}

}  // namespace otbor::sections
