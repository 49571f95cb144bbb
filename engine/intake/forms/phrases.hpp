#pragma once
// What a file of phrases says, with places: criteria/phrases/*.yaml.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

struct StagePhrasesForm {
  Span span;
  TextValue stage;
  BothForm strength;
  BothForm remark;
  BothForm action;
  std::optional<BothForm> proof;
};

struct PhrasesForm {
  Span span;
  BothForm title;
  std::optional<TextValue> version;
  std::vector<StagePhrasesForm> phrases;
};

template <>
struct Schema<StagePhrasesForm> {
  using F = StagePhrasesForm;
  static constexpr Words where{"во фразах об этапе", "in the phrases of a stage"};
  static constexpr std::tuple fields{
      field("stage", "этап", &F::stage, {"обозначение этапа", "id of the stage"}).required(),
      field("strength", "сильная_сторона", &F::strength,
            {"что написать, если этап раскрыт", "what to write when the stage is well shown"})
          .required(),
      field("remark", "замечание", &F::remark,
            {"что написать, если этап не раскрыт", "what to write when it falls short"})
          .required(),
      field("action", "сделать", &F::action, {"что сделать", "what to do"}).required(),
      field("proof", "подтвердить", &F::proof, {"чем подтвердить", "what shows that it is done"})};
};

static_assert(schema_is_complete<StagePhrasesForm>());

template <>
struct Schema<PhrasesForm> {
  using F = PhrasesForm;
  static constexpr Words where{"в файле фраз", "in a file of phrases"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название", "title"}).required(),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("phrases", "фразы", &F::phrases, {"фразы по этапам", "phrases by stages"}).required()};
};

static_assert(schema_is_complete<PhrasesForm>());

}  // namespace otbor
