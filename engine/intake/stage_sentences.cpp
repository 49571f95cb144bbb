#include "engine/intake/stage_sentences.hpp"

#include <algorithm>
#include <utility>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/loader.hpp"
#include "engine/text/suggest.hpp"
#include "engine/text/table.hpp"

namespace otbor {
namespace {

struct SentenceRow {
  Span span;
  Located<std::string> number;
  Located<std::string> part;
  Located<std::string> stages;
  Located<std::string> either;
  Located<std::string> text;
};

constexpr char highest_level = '3';

/// The words of a cell, each with its place.
std::vector<Located<std::string>> words_of_cell(const Located<std::string>& cell) {
  std::vector<Located<std::string>> words;
  const std::string_view text = cell.value;
  for (std::size_t first = 0; first < text.size();) {
    const auto last = std::min(text.find(' ', first), text.size());
    if (last > first) {
      words.push_back({std::string(text.substr(first, last - first)), cell.span});
    }
    first = last + 1;
  }
  return words;
}

/// A line end is written `\n`, so that a text stays in its line of the table.
std::string with_line_ends(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) {
    text.replace(at, 2, "\n");
  }
  return text;
}

}  // namespace

template <>
struct Schema<SentenceRow> {
  using F = SentenceRow;
  static constexpr std::tuple fields{
      field("number", "номер", &F::number, {"порядковый номер", "number of the row"}),
      field("part", "часть", &F::part, {"к какому набору относится", "the set it belongs to"}),
      field("stages", "этапы", &F::stages,
            {"уровни этапов: S4=2 S5=1; 0 – отрицается; пусто – об этапах ничего",
             "levels of stages: S4=2 S5=1; 0 denied; blank: nothing of any stage"}),
      field("either", "можно", &F::either,
            {"этапы, о которых мнения могут разойтись", "stages that labellers may differ on"}),
      field("text", "текст", &F::text, {"предложение", "the sentence"}).required()};
};
static_assert(schema_is_complete<SentenceRow>());

namespace {

void read_levels(const Located<std::string>& cell, const Cycle& cycle, LabelledSentence& sentence,
                 Diagnostics& diagnostics) {
  for (const auto& word : words_of_cell(cell)) {
    const auto sign = word.value.find('=');
    const auto stage = find_stage(cycle, {word.value.substr(0, sign), word.span}, diagnostics);
    if (!stage) continue;
    const auto level = sign == std::string::npos ? std::string() : word.value.substr(sign + 1);
    if (level.size() == 1 && level[0] >= '0' && level[0] <= highest_level) {
      sentence.levels[*stage] = static_cast<std::uint32_t>(level[0] - '0');
    } else {
      diagnostics.add(
          Found::number_out_of_bounds, word.span,
          {cycle.stages[*stage].id, "«" + level + "»", "0", std::string(1, highest_level)});
    }
  }
}

}  // namespace

StageSentencesIntake take_in_stage_sentences(const FileAccess& files, std::string_view name,
                                             const Cycle& cycle, const IntakeOptions& options) {
  StageSentencesIntake intake{
      .sources = {}, .diagnostics = Diagnostics(options.limits), .sentences = {}};
  Loader loader(files, options, intake.sources, intake.diagnostics);
  const auto table = loader.table(name, true, {});
  if (!table) return intake;
  const auto rows = read_rows<SentenceRow>(intake.sources, *table, {}, intake.diagnostics);
  const bool labelled =
      std::ranges::any_of(rows, [](const auto& row) { return !row.stages.value.empty(); });
  if (!labelled) {  // a blank cell says nothing of any stage, a column of them is none
    intake.diagnostics.add(Found::missing_column, table->heading_spans.front(),
                           {Words{"этапы", "stages"}, Text(), listed(table->headings)});
  }
  for (const auto& row : rows) {
    LabelledSentence sentence{.number = row.number.value,
                              .part = row.part.value,
                              .text = with_line_ends(row.text.value),
                              .levels = Per<Stage, std::uint32_t>(cycle.stages.count()),
                              .either = Per<Stage, bool>(cycle.stages.count())};
    read_levels(row.stages, cycle, sentence, intake.diagnostics);
    for (const auto& word : words_of_cell(row.either)) {
      if (const auto stage = find_stage(cycle, word, intake.diagnostics)) {
        sentence.either[*stage] = true;
      }
    }
    intake.sentences.push_back(std::move(sentence));
  }
  return intake;
}

}  // namespace otbor
