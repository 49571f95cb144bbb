// What the practice's own text shows of the management cycle, beside the marks.

#include <algorithm>
#include <utility>

#include "engine/render/card/card.hpp"
#include "engine/render/words/evidence_text.hpp"

namespace otbor::card {
namespace {

std::string mark_text(const Narrator& narrator, const StageMark& mark) {
  if (mark.marks == 0) return {};
  const auto& cycle = *narrator.study().cycle;
  return narrator.say.against(mark.mean, narrator.rules().rounding,
                              {cycle.closed_at_sum.value_or(cycle.sufficient)});
}

/// The stages side by side: what the experts marked and what the text shows.
TableBlock strip(const Narrator& narrator, Index<Practice> at, const PracticeEvidence& text) {
  const auto& say = narrator.say;
  const auto& stages = narrator.study().cycle->stages;
  const auto& marks = narrator.dossier.cycles.practices[at].stages;
  const auto& declared = narrator.practice(at).declared_stages;
  TableBlock table;
  table.columns.push_back({.title = say(Words{"Этап", "Stage"}), .names_row = true});
  TableRow experts{{say(Words{"Эксперты", "Experts"})}};
  TableRow authors{{say(Words{"Авторы", "Authors"})}};
  TableRow found{{say(Words{"Текст", "Text"})}};
  for (const auto stage : stages.count()) {
    const auto level = text.stages[stage].level;
    table.columns.push_back({stages[stage].code, Align::centre, true});
    experts.cells.emplace_back(mark_text(narrator, marks[stage]));
    const bool named = std::ranges::find(declared, stage) != declared.end();
    authors.cells.emplace_back(named ? say(Words{"да", "yes"}) : std::string("–"));
    found.cells.emplace_back(std::string(sign_of(level)), "",
                             level == EvidenceLevel::not_found ? Tone::bad : Tone::plain);
  }
  const bool marked = std::ranges::any_of(marks, [](const StageMark& m) { return m.marks > 0; });
  if (marked) table.rows.push_back(std::move(experts));
  if (!declared.empty()) table.rows.push_back(std::move(authors));
  table.rows.push_back(std::move(found));
  return table;
}

std::string quotations(const Narrator& narrator, Index<Practice> at, const StageEvidence& found) {
  std::vector<std::string> lines;
  for (const auto& quote : found.quotes) {
    lines.push_back(cited_text(narrator, at, quote));
  }
  if (found.denial) {
    lines.push_back(narrator.say(Words{"Отрицание: {0}", "Denial: {0}"},
                                 {Text(cited_text(narrator, at, *found.denial))}));
  }
  const auto all = found.described > 0 ? found.described : found.sentences;
  if (all > found.quotes.size()) {
    lines.push_back(
        narrator.say(Words{"Всего таких предложений: {0}.", "Such sentences in all: {0}."},
                     {narrator.say.whole(all)}));
  }
  if (found.field == FieldState::blank && found.sentences > 0) {
    lines.push_back(narrator.say(Words{"Поле заявки об этом этапе не заполнено.",
                                       "The application's field for this stage was left blank."}));
  }
  return Speech::listed(lines, "\n");
}

/// A field left blank is another thing than a text that does not speak of the stage.
std::string level_text(const Narrator& narrator, const StageEvidence& found) {
  const auto& say = narrator.say;
  const bool blank = found.field == FieldState::blank && found.sentences == 0 && !found.denial;
  return std::string(sign_of(found.level)) + " " +
         say(blank ? Words{"поле не заполнено", "field left blank"} : name_of(found.level));
}

TableBlock evidence_table(const Narrator& narrator, Index<Practice> at,
                          const PracticeEvidence& text) {
  const auto& say = narrator.say;
  const auto& stages = narrator.study().cycle->stages;
  TableBlock table;
  table.columns = {{.title = say(Words{"Этап", "Stage"}), .narrow = true, .names_row = true},
                   {.title = say(Words{"В тексте", "In the text"}), .narrow = true},
                   {.title = say(Words{"Предложения и их место", "Sentences and their places"})}};
  for (const auto stage : stages.count()) {
    const auto& facts = stages[stage];
    const auto& found = text.stages[stage];
    const auto& title = facts.short_title.empty() ? facts.title : facts.short_title;
    table.rows.push_back(
        {{facts.code + " " + title, level_text(narrator, found), quotations(narrator, at, found)}});
  }
  return table;
}

std::string stage_names(const Narrator& narrator, const std::vector<Index<Stage>>& list) {
  std::vector<std::string> names;
  for (const auto stage : list) {
    names.push_back(narrator.say.quoted(narrator.study().cycle->stages[stage].title));
  }
  return Speech::listed(names);
}

Bullets remarks(const Narrator& narrator, Index<Practice> at, const PracticeEvidence& text) {
  const auto& say = narrator.say;
  Bullets bullets;
  for (const auto& remark : text.remarks) {
    auto line = narrator.study().cycle->evidence->chain.at(remark.rule).remark;
    for (const auto& quote : remark.quotes) {
      line += " " + cited_text(narrator, at, quote) + ".";
    }
    bullets.items.push_back(std::move(line));
  }
  if (!text.unsupported.empty()) {
    bullets.items.push_back(say(Words{"Высшая отметка, а в тексте нет ни одного предложения: {0}.",
                                      "The highest mark and not one sentence in the text: {0}."},
                                {Text(stage_names(narrator, text.unsupported))}));
  }
  if (!text.overlooked.empty()) {
    bullets.items.push_back(say(Words{"Низшая отметка, а в тексте этап описан: {0}.",
                                      "The lowest mark while the text describes the stage: {0}."},
                                {Text(stage_names(narrator, text.overlooked))}));
  }
  return bullets;
}

}  // namespace

std::vector<Block> evidence(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  const auto* text = evidence_of(narrator, at);
  if (text == nullptr) return {};
  std::vector<Block> blocks;
  blocks.emplace_back(Heading{
      level, say(Words{"Управленческий цикл в тексте", "The management cycle in the text"}), ""});
  blocks.emplace_back(strip(narrator, at, *text));
  blocks.emplace_back(Paragraph{
      ladder_legend(say) + ". " +
          say(text->basis == TextBasis::body
                  ? Words{"Это подсказка программы, прочитавшей текст: отметку ставит эксперт.",
                          "This is a hint by a program that read the text: the mark is the "
                          "expert's."}
                  : Words{"Прочитана только аннотация, полного текста нет: отсутствие этапа в ней "
                          "ничего не доказывает. Это подсказка, отметку ставит эксперт.",
                          "Only the abstract was read, there is no full text: a stage missing from "
                          "it proves nothing. This is a hint, the mark is the expert's."}),
      ParagraphRole::note});
  auto bullets = remarks(narrator, at, *text);
  if (!bullets.items.empty()) blocks.emplace_back(std::move(bullets));
  blocks.emplace_back(evidence_table(narrator, at, *text));
  return blocks;
}

}  // namespace otbor::card
