#pragma once
// What the file of a management cycle says, with places: criteria/cycles/*.yaml.

#include <optional>
#include <vector>

#include "engine/intake/forms/evidence.hpp"

namespace otbor {

struct StageForm {
  Span span;
  TextValue id;
  TextValue code;
  BothForm title;
  std::optional<BothForm> short_title;
  std::vector<TextValue> fields;
  MapOf<BothForm> levels;
  std::optional<MarkersForm> markers;
};

struct CycleClassForm {
  Span span;
  TextValue id;
  TextValue letter;
  BothForm title;
  std::optional<BothForm> meaning;
  std::optional<WholeValue> defects_at_least;
  std::optional<WholeValue> defects_at_most;
  MapOf<NumberValue> stages_at_least;
  std::optional<WholeValue> closed_at_least;
};

struct PositionForm {
  Span span;
  BothForm title;
  std::vector<TextValue> stages;
};

struct GroupingForm {
  Span span;
  WholeValue positions;
  std::vector<PositionForm> groups;
};

struct CycleForm {
  Span span;
  BothForm title;
  std::optional<TextValue> version;
  ScaleForm scale;
  NumberValue sufficient;
  std::vector<StageForm> stages;
  std::vector<CycleClassForm> classes;
  std::vector<GroupingForm> groupings;
  std::optional<NumberValue> closed_when_sum_at_least;
  std::optional<EvidenceForm> evidence;
};

/// The table of word weights that the cycle names.
[[nodiscard]] inline const TextValue* word_weights_of(const CycleForm& form) {
  return form.evidence && form.evidence->word_weights ? &*form.evidence->word_weights : nullptr;
}

template <>
struct Schema<StageForm> {
  using F = StageForm;
  static constexpr Words where{"в описании этапа", "in a stage"};
  static constexpr std::tuple fields{
      field("id", "ид", &F::id, {"постоянное обозначение: S1 … S9", "lasting id: S1 … S9"})
          .required(),
      field("code", "код", &F::code, {"буква на экспертном листе", "letter on the expert's sheet"})
          .required(),
      field("title", "название", &F::title, {"название этапа", "title of the stage"}).required(),
      field("short", "кратко", &F::short_title, {"краткое название", "short title"}),
      field("fields", "поля", &F::fields,
            {"как ещё называют поле заявки об этом этапе: «Анализ ситуации»",
             "how else applications call their field for this stage"}),
      field("levels", "уровни", &F::levels,
            {"что означает балл за этап", "what a mark of the stage means"}),
      field("markers", "признаки", &F::markers,
            {"слова, по которым этап виден в тексте", "words by which a text shows the stage"})};
};

static_assert(schema_is_complete<StageForm>());

template <>
struct Schema<CycleClassForm> {
  using F = CycleClassForm;
  static constexpr Words where{"в классе полноты цикла", "in a class of completeness"};
  static constexpr std::tuple fields{
      field("id", "ид", &F::id,
            {"обозначение: full, partial, broken, fragment", "id: full, partial, broken, fragment"})
          .required(),
      field("letter", "буква", &F::letter, {"буква для ведомости", "letter for the summary sheet"})
          .required(),
      field("title", "название", &F::title, {"название класса", "title of the class"}).required(),
      field("meaning", "значение", &F::meaning,
            {"что это значит для практики", "what it means for the practice"}),
      field("defects_at_least", "дефектов_не_менее", &F::defects_at_least,
            {"если недостаточных этапов не менее", "if at least so many stages fall short"})
          .between(0, 100),
      field("defects_at_most", "дефектов_не_более", &F::defects_at_most,
            {"если недостаточных этапов не более", "if at most so many stages fall short"})
          .between(0, 100),
      field(
          "stages_at_least", "этапы_не_ниже", &F::stages_at_least,
          {"и средние по этапам не ниже: {S2: 1}", "and the means of stages are at least: {S2: 1}"})
          .between(0, 1000),
      field("closed_at_least", "закрыто_не_менее", &F::closed_at_least,
            {"если закрыто этапов не менее", "if at least so many stages are closed"})
          .between(0, 100)};
};

static_assert(schema_is_complete<CycleClassForm>());

template <>
struct Schema<PositionForm> {
  using F = PositionForm;
  static constexpr Words where{"в позиции цикла", "in a position of the cycle"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название позиции", "title of the position"})
          .required(),
      field("stages", "этапы", &F::stages, {"этапы позиции", "stages of the position"}).required()};
};

static_assert(schema_is_complete<PositionForm>());

template <>
struct Schema<GroupingForm> {
  using F = GroupingForm;
  static constexpr Words where{"в группировке этапов", "in a grouping of stages"};
  static constexpr std::tuple fields{
      field("positions", "позиций", &F::positions, {"сколько позиций", "how many positions"})
          .required()
          .between(1, 100),
      field("groups", "группы", &F::groups, {"позиции по порядку", "the positions in order"})
          .required()};
};

static_assert(schema_is_complete<GroupingForm>());

template <>
struct Schema<CycleForm> {
  using F = CycleForm;
  static constexpr Words where{"в описании цикла", "in a cycle"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название цикла", "title of the cycle"}).required(),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("scale", "шкала", &F::scale, {"шкала оценки этапа", "scale of a stage's mark"})
          .required(),
      field("sufficient", "достаточно", &F::sufficient,
            {"среднее по этапу ниже этого считается недостатком",
             "a stage mean below this is a defect"})
          .required()
          .between(0, 1000),
      field("stages", "этапы", &F::stages, {"этапы по порядку", "the stages in order"}).required(),
      field("classes", "классы", &F::classes,
            {"классы полноты, первый подходящий", "classes of completeness, first match wins"})
          .required(),
      field("groupings", "группировки", &F::groupings,
            {"на 7, 8 или 9 позиций", "into 7, 8 or 9 positions"}),
      field("closed_when_sum_at_least", "этап_закрыт_при_сумме", &F::closed_when_sum_at_least,
            {"самоаудит: этап закрыт при сумме его показателей не ниже",
             "self-audit: a stage is closed when its items sum to at least"})
          .between(0, 1000),
      field("evidence", "чтение_текстов", &F::evidence,
            {"как искать этапы в текстах практик",
             "how stages are looked for in the practices' texts"})};
};

static_assert(schema_is_complete<CycleForm>());

}  // namespace otbor
