#pragma once
// What a cycle says about reading the practices' texts, with places: words of each stage, words of
// denial and intention, links between stages.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

struct MarkersForm {
  Span span;
  std::vector<TextValue> strong;
  std::vector<TextValue> phrases;
  std::vector<TextValue> supporting;
  std::vector<TextValue> ignored;
  Located<bool> stated{false, {}};
};

struct ChainForm {
  Span span;
  TextValue id;
  BothForm remark;
  MapOf<WholeValue> at_least;
  MapOf<WholeValue> at_most;
  std::optional<TextValue> without_document;
  std::optional<TextValue> effect;
  std::vector<TextValue> planned;
};

struct MarkCheckForm {
  Span span;
  std::optional<NumberValue> high;
  std::optional<NumberValue> low;
  std::optional<WholeValue> sentences_min;
};

struct EvidenceForm {
  Span span;
  MapOf<std::vector<TextValue>> classes;
  std::vector<TextValue> negations;
  std::vector<TextValue> intentions;
  std::vector<TextValue> carrying;
  std::vector<TextValue> passing;
  std::vector<TextValue> actors;
  std::vector<TextValue> times;
  std::vector<TextValue> documents;
  std::vector<TextValue> details;
  std::vector<TextValue> units;
  std::vector<TextValue> quantities;
  std::vector<TextValue> numerals;
  std::vector<TextValue> not_verbs;
  std::vector<TextValue> foreign;
  std::vector<TextValue> in_field;
  std::optional<TextValue> word_weights;
  std::vector<ChainForm> chain;
  std::optional<MarkCheckForm> check;
};

template <>
struct Schema<MarkersForm> {
  using F = MarkersForm;
  static constexpr Words where{"в признаках этапа", "in the markers of a stage"};
  static constexpr std::tuple fields{
      field("strong", "сильные", &F::strong,
            {"достаточно одного в предложении", "one in a sentence is enough"}),
      field("phrases", "обороты", &F::phrases,
            {"так об этапе говорят свободным слогом: «открыли … кружок»; важно, чтобы о других "
             "этапах "
             "предложение говорило меньше",
             "how free prose speaks of the stage; other stages must be spoken of less"}),
      field(
          "supporting", "вспомогательные", &F::supporting,
          {"нужны два разных в одном предложении", "two different ones in a sentence are needed"}),
      field("ignore", "не_учитывать", &F::ignored,
            {"обороты, похожие на признак: «цель урока»",
             "phrases that only look like a marker: “цель урока”"}),
      field("stated", "без_глагола", &F::stated,
            {"этап называют, а не выполняют: глагол в прошедшем времени не нужен",
             "the stage is stated rather than done: no verb of the past is needed"})};
};

static_assert(schema_is_complete<MarkersForm>());

template <>
struct Schema<ChainForm> {
  using F = ChainForm;
  static constexpr Words where{"в связи этапов", "in a link of stages"};
  static constexpr std::tuple fields{
      field("id", "ид", &F::id, {"обозначение замечания", "id of the remark"}).required(),
      field("remark", "замечание", &F::remark, {"что сказать эксперту", "what the expert is told"})
          .required(),
      field("at_least", "есть", &F::at_least,
            {"если этапы в тексте не ниже уровня: {S7: 2}",
             "if the text has these stages at least at a level: {S7: 2}"})
          .between(0, 3),
      field("at_most", "нет", &F::at_most,
            {"и этапы в тексте не выше уровня: {S5: 0}",
             "and has these stages at most at a level: {S5: 0}"})
          .between(0, 3),
      field("without_document", "без_документа", &F::without_document,
            {"и этап описан, а реквизитов документа нет",
             "and this stage is described and no document is named"}),
      field("effect", "эффект", &F::effect,
            {"и этап измеряет то, чего нет среди запланированного",
             "and this stage measures what is not among the planned"}),
      field("planned", "запланировано", &F::planned,
            {"этапы, где названы показатели", "stages that name the indicators"})};
};

static_assert(schema_is_complete<ChainForm>());

template <>
struct Schema<MarkCheckForm> {
  using F = MarkCheckForm;
  static constexpr Words where{"в сверке с отметками", "in the comparison with marks"};
  static constexpr std::tuple fields{
      field("high", "высокая_от", &F::high,
            {"средняя отметка не ниже этой, а в тексте этапа нет",
             "a mean of at least this while the text lacks the stage"})
          .between(0, 1000),
      field("low", "низкая_до", &F::low,
            {"средняя отметка не выше этой, а этап в тексте описан",
             "a mean of at most this while the text describes the stage"})
          .between(0, 1000),
      field("sentences_min", "предложений_от", &F::sentences_min,
            {"сколько предложений должно описывать этап при низкой отметке",
             "how many sentences describe a stage with a low mark"})
          .between(1, 100)};
};

static_assert(schema_is_complete<MarkCheckForm>());

template <>
struct Schema<EvidenceForm> {
  using F = EvidenceForm;
  static constexpr Words where{"в правилах чтения текстов", "in the rules of reading texts"};
  static constexpr std::tuple fields{
      field("classes", "классы", &F::classes,
            {"слова, которые в образцах называют одним именем: <замерить>",
             "words that patterns call by one name: <measure>"}),
      field("negations", "отрицания", &F::negations,
            {"этого не было: «не !», «отсутствует»", "it was not done"}),
      field("intentions", "намерения", &F::intentions,
            {"это ещё впереди: «планируется», «необходимо»", "it lies ahead"}),
      field("carrying", "подчинение", &F::carrying,
            {"после этих слов намерение продолжается: «ожидается, что …»",
             "after these words an intention goes on"}),
      field("passing", "попутно", &F::passing,
            {"после этих слов этап только упомянут: «по результатам»",
             "after these words a stage is only referred to"}),
      field("actors", "исполнители", &F::actors, {"кто это сделал", "who did it"}),
      field("times", "время", &F::times, {"когда это сделано", "when it was done"}),
      field("documents", "документы", &F::documents,
            {"реквизиты документа", "a document with its number"}),
      field("details", "подробности", &F::details,
            {"что ещё можно проверить", "what else can be verified"}),
      field("units", "единицы", &F::units,
            {"что считает число рядом: человек, %, балл", "what a number beside it counts"}),
      field("quantities", "величины", &F::quantities,
            {"как начинается название показателя: доля, охват",
             "how the name of an indicator begins"}),
      field("numerals", "числительные", &F::numerals, {"числа словами", "numbers in words"}),
      field("not_verbs", "не_глаголы", &F::not_verbs,
            {"слова, похожие на глагол прошедшего времени: школа, показатели",
             "words that end like a verb of the past"}),
      field(
          "foreign", "посторонние", &F::foreign,
          {"так говорят об уроке, празднике, истории школы: оборот ослабляет признаки всех этапов",
           "so one speaks of lessons, feasts, the school's history: it weakens every marker"}),
      field("in_field", "в_поле_этапа", &F::in_field,
            {"в поле заявки, отведённом этапу, предложение с таким словом – о нём",
             "in the application's field for a stage, a sentence with such a word speaks of it"}),
      field("word_weights", "веса_слов", &F::word_weights,
            {"таблица, что слова говорят об этапах: cycles/stage-words.csv",
             "the table of what words say of the stages: cycles/stage-words.csv"}),
      field("chain", "связи", &F::chain,
            {"нарушенные связи между этапами", "broken links between stages"}),
      field("check", "сверка", &F::check,
            {"когда отметка и текст расходятся", "when a mark and the text differ"})};
};

static_assert(schema_is_complete<EvidenceForm>());

}  // namespace otbor
