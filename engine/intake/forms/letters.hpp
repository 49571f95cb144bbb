#pragma once
// What letters.yaml says, with places: letters to applicants as people have edited them.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

struct LetterAdviceForm {
  Span span;
  TextValue about;
  std::optional<TextValue> remark;
  TextValue action;
  std::optional<TextValue> proof;
};

struct LetterForm {
  Span span;
  TextValue practice;
  std::optional<TextValue> made;
  std::vector<TextValue> result;
  std::vector<TextValue> strengths;
  std::vector<TextValue> experts_praise;
  std::vector<TextValue> experts_remark;
  std::vector<TextValue> experts_advise;
  std::vector<LetterAdviceForm> advice;
  std::vector<TextValue> next_step;
};

struct LettersForm {
  Span span;
  std::vector<LetterForm> letters;
};

template <>
struct Schema<LetterAdviceForm> {
  using F = LetterAdviceForm;
  static constexpr Words where{"в рекомендации письма", "in the advice of a letter"};
  static constexpr std::tuple fields{
      field("about", "о_чём", &F::about, {"этап или критерий", "stage or criterion"}).required(),
      field("remark", "замечание", &F::remark, {"замечание экспертов", "the experts' remark"}),
      field("action", "сделать", &F::action, {"что сделать", "what to do"}).required(),
      field("proof", "подтвердить", &F::proof, {"чем подтвердить", "what shows that it is done"})};
};

static_assert(schema_is_complete<LetterAdviceForm>());

template <>
struct Schema<LetterForm> {
  using F = LetterForm;
  static constexpr Words where{"в письме", "in a letter"};
  static constexpr std::tuple fields{
      field("practice", "практика", &F::practice, {"код практики", "code of the practice"})
          .required(),
      field("made", "составлено", &F::made,
            {"отпечаток составленного текста; не менять", "mark of the text as made; leave it"}),
      field("result", "результат", &F::result, {"что решено и почему", "what is decided and why"}),
      field("strengths", "сильные_стороны", &F::strengths, {"сильные стороны", "strengths"}),
      field("experts_praise", "эксперты_отмечают", &F::experts_praise,
            {"сильные стороны словами экспертов", "strengths in the experts' words"}),
      field("experts_remark", "эксперты_указывают", &F::experts_remark,
            {"замечания словами экспертов", "remarks in the experts' words"}),
      field("experts_advise", "эксперты_советуют", &F::experts_advise,
            {"советы словами экспертов", "advice in the experts' words"}),
      field("advice", "рекомендации", &F::advice, {"рекомендации", "advice"}),
      field("next_step", "что_изменило_бы_решение", &F::next_step,
            {"какая доработка изменила бы решение", "what would change the decision"})};
};

static_assert(schema_is_complete<LetterForm>());

template <>
struct Schema<LettersForm> {
  using F = LettersForm;
  static constexpr Words where{"в файле писем", "in the letters"};
  static constexpr std::tuple fields{
      field("letters", "письма", &F::letters, {"письма заявителям", "letters to applicants"})};
};

static_assert(schema_is_complete<LettersForm>());

}  // namespace otbor
