// The votes on the forum's resolution: tallies, turnout, what does not count and why.

#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/sections/forum_records.hpp"
#include "engine/render/sections/forum_words.hpp"

namespace otbor::sections {
namespace {

std::string tenths(const Narrator& narrator, const Ratio& value) {
  return narrator.say(number(to_text(value.rounded(1, RoundingRule::half_up))));
}

TableCell outcome(const Narrator& narrator, const ProposalTally& tally) {
  const auto& say = narrator.say;
  if (!tally.accepted) {
    return {say(Words{"не определено", "cannot be told"}), "", Tone::faint};
  }
  return *tally.accepted ? TableCell(say(Words{"принято", "accepted"}), "", Tone::good)
                         : TableCell(say(Words{"не принято", "not accepted"}), "", Tone::bad);
}

TableBlock tally_table(const Narrator& narrator, const Resolution& resolution,
                       const VotesResult& result) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = "№", .narrow = true},
                   {.title = say(Words{"Предложение", "Proposal"}), .names_row = true},
                   {.title = say(Words{"За", "For"}), .align = Align::right},
                   {.title = say(Words{"Против", "Against"}), .align = Align::right},
                   {.title = say(Words{"Воздержались", "Abstained"}), .align = Align::right},
                   {.title = say(Words{"«За», %", "For, %"}), .align = Align::right},
                   {.title = say(Words{"Итог", "Outcome"})},
                   {.title = say(Words{"Что требовалось", "What was needed"}), .detail = true}};
  for (std::size_t i = 0; i < resolution.proposals.size(); ++i) {
    const auto& proposal = resolution.proposals[i];
    const auto& tally = result.proposals[i];
    table.rows.push_back({{proposal.id, proposal.text, say.whole(tally.in_favour),
                           say.whole(tally.against), say.whole(tally.abstained),
                           tally.voters() > 0 ? tenths(narrator, tally.percent_in_favour()) : "–",
                           outcome(narrator, tally), say(words_of(proposal.rule))}});
  }
  return table;
}

std::string turnout_sentence(const Narrator& narrator, const Resolution& resolution,
                             const VotesResult& result) {
  const auto& say = narrator.say;
  if (!resolution.eligible) {
    return say(Words{"Проголосовало: {0}. Сколько участников имеет право голоса, не указано.",
                     "{0} voted. How many may vote is not stated."},
               {count(result.voters)});
  }
  return say(Words{"Право голоса имеют {0}, проголосовало {1} ({2} %).",
                   "{0} may vote, {1} voted ({2}%)."},
             {count(*resolution.eligible), count(result.voters),
              Text(tenths(narrator, *result.turnout_percent))});
}

Bullets spoilt_lines(const Narrator& narrator, const Votes& votes, const VotesResult& result) {
  Bullets lines;
  for (const auto& spoilt : result.spoilt) {
    if (lines.items.size() == narrator.order.rows_max) break;
    lines.items.push_back(
        narrator.say(Words{"строка {0}: {1}", "line {0}: {1}"},
                     {count(votes.ballots[spoilt.ballot].row), Text(words_of(spoilt.why))}));
  }
  return lines;
}

}  // namespace

Blocks forum_votes(const Narrator& narrator) {
  const auto& records = narrator.study().forum;
  const auto& forum = narrator.dossier.forum;
  if (!records || !records->votes || !forum || !forum->votes || forum->votes->voters == 0) {
    return {};
  }
  const auto& say = narrator.say;
  const auto& resolution = records->votes->resolution;
  const auto& result = *forum->votes;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Голосование за резолюцию", "Votes on the resolution"}), "forum-votes"});
  blocks.emplace_back(Paragraph{turnout_sentence(narrator, resolution, result)});
  if (result.quorum) {
    blocks.emplace_back(
        Paragraph{say(*result.quorum ? Words{"Кворум ({0} %) имеется.", "There is a quorum ({0}%)."}
                                     : Words{"Кворума ({0} %) нет: предложения не приняты.",
                                             "There is no quorum ({0}%): nothing is accepted."},
                      {print_points(resolution.quorum_percent)})});
  }
  if (!result.quorum && resolution.quorum_percent > Points()) {
    blocks.emplace_back(Paragraph{
        say(Words{"Кворум ({0} %) не проверен: число имеющих право голоса не указано.",
                  "The quorum ({0}%) could not be checked: how many were entitled is not stated."},
            {print_points(resolution.quorum_percent)})});
  }
  if (result.more_than_eligible) {
    blocks.emplace_back(Paragraph{say(Words{"Проголосовало больше, чем имеет право голоса: "
                                            "проверьте записи.",
                                            "More voted than may vote: check the records."}),
                                  ParagraphRole::warning});
  }
  blocks.emplace_back(tally_table(narrator, resolution, result));
  if (result.spoilt.empty() || narrator.order.published()) return blocks;
  blocks.emplace_back(Heading{3, say(Words{"Голоса, которые не учтены", "Votes that do not count"}),
                              "forum-votes-spoilt"});
  blocks.emplace_back(Paragraph{
      say(Words{"Получено голосов: {0}; не учтено: {1}.", "{0} received, {1} not counted."},
          {count(result.received), count(result.spoilt.size())})});
  blocks.emplace_back(spoilt_lines(narrator, *records->votes, result));
  return blocks;
}

}  // namespace otbor::sections
