// What the texts show of the cycle, for all practices at once: a strip each, then what an expert
// should look at.

#include <algorithm>

#include "engine/render/sections/sections.hpp"
#include "engine/render/words/evidence_text.hpp"

namespace otbor::sections {
namespace {

bool has_a_text(const Narrator& narrator, Index<Practice> at) {
  const auto* text = evidence_of(narrator, at);
  return text != nullptr && text->basis == TextBasis::body;
}

/// «2,67 ●»: the experts' mean and what the text shows.
std::string strip_cell(const Narrator& narrator, const StageMark& mark, EvidenceLevel level) {
  const std::string sign(sign_of(level));
  if (mark.marks == 0) return sign;
  const auto& cycle = *narrator.study().cycle;
  return narrator.say.against(mark.mean, narrator.rules().rounding,
                              {cycle.closed_at_sum.value_or(cycle.sufficient)}) +
         " " + sign;
}

TableRow strip_row(const Narrator& narrator, Index<Practice> at) {
  const auto& text = *evidence_of(narrator, at);
  const auto& profile = narrator.dossier.cycles.practices[at];
  TableRow row{{TableCell(narrator.practice(at).id, narrator.link(at))}};
  for (const auto stage : text.stages.count()) {
    const auto contains = [&](const std::vector<Index<Stage>>& list) {
      return std::ranges::find(list, stage) != list.end();
    };
    const auto tone = contains(text.unsupported) || contains(text.overlooked) ? Tone::waiting
                      : contains(profile.defects)                             ? Tone::bad
                                                                              : Tone::plain;
    row.cells.emplace_back(strip_cell(narrator, profile.stages[stage], text.stages[stage].level),
                           "", tone);
  }
  return row;
}

std::string stage_list(const Narrator& narrator, const std::vector<Index<Stage>>& list) {
  std::vector<std::string> names;
  for (const auto stage : list) {
    names.push_back(narrator.say.quoted(narrator.study().cycle->stages[stage].title));
  }
  return Speech::listed(names);
}

/// The remarks of one practice, a line each; the sentences stand in its card.
std::string remarks_text(const Narrator& narrator, const PracticeEvidence& text) {
  const auto& say = narrator.say;
  std::vector<std::string> lines;
  for (const auto& remark : text.remarks) {
    lines.push_back(narrator.study().cycle->evidence->chain.at(remark.rule).remark);
  }
  if (!text.unsupported.empty()) {
    lines.push_back(say(Words{"Отметка высшая, а в тексте ни одного предложения: {0}.",
                              "The highest mark and not one sentence in the text: {0}."},
                        {Text(stage_list(narrator, text.unsupported))}));
  }
  if (!text.overlooked.empty()) {
    lines.push_back(say(Words{"Отметка низкая, а в тексте этап описан: {0}.",
                              "A low mark while the text describes the stage: {0}."},
                        {Text(stage_list(narrator, text.overlooked))}));
  }
  return Speech::listed(lines, "\n");
}

}  // namespace

Blocks cycle_strips(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  std::size_t all = 0;
  for (const auto at : practices_in_order(narrator.dossier, narrator.order)) {
    if (!has_a_text(narrator, at)) continue;
    if (++all > narrator.order.rows_max) continue;
    table.rows.push_back(strip_row(narrator, at));
  }
  if (all == 0) return {};
  table.columns = {
      {.title = say(Words{"Практика", "Practice"}), .narrow = true, .names_row = true}};
  for (const auto& stage : narrator.study().cycle->stages) {
    table.columns.push_back({stage.code, Align::centre, true});
  }
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Управленческий цикл в текстах", "The management cycle in the texts"}),
              "cycle-texts"});
  blocks.emplace_back(Paragraph{
      say(Words{"Средняя отметка экспертов и то, что программа нашла в тексте практики: {0}. "
                "Находки программы – подсказка, в баллы они не входят; предложения с указанием "
                "места приведены в карточках. Показаны практики, у которых есть полный текст.",
                "The experts' mean mark and what the program found in the practice's text: {0}. "
                "What it found is a hint and enters no total; the cards hold the sentences and "
                "their places. Practices with a full text are shown."},
          {Text(ladder_legend(say))}),
      ParagraphRole::note});
  blocks.emplace_back(std::move(table));
  if (narrator.order.rows_max < all) {
    blocks.emplace_back(cut_note(narrator, narrator.order.rows_max, all));
  }
  return blocks;
}

Blocks cycle_remarks(const Narrator& narrator) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .narrow = true, .names_row = true},
                   {.title = say(Words{"На что обратить внимание", "What to look at"})}};
  std::size_t all = 0;
  for (const auto at : practices_in_order(narrator.dossier, narrator.order)) {
    const auto* text = evidence_of(narrator, at);
    if (text == nullptr) continue;
    auto lines = remarks_text(narrator, *text);
    if (lines.empty() || ++all > narrator.order.rows_max) continue;
    table.rows.push_back(
        {{TableCell(narrator.practice(at).id, narrator.link(at)), std::move(lines)}});
  }
  if (all == 0) return {};
  Blocks blocks;
  blocks.emplace_back(Heading{3,
                              say(Words{"Связи этапов и расхождения с отметками",
                                        "Links between stages, and where marks differ"}),
                              "cycle-remarks"});
  blocks.emplace_back(std::move(table));
  return blocks;
}

}  // namespace otbor::sections
