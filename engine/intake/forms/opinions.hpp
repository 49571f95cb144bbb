#pragma once
// Rows of opinions.csv, with places: what an expert says of a practice as a whole.

#include "engine/intake/forms/codes.hpp"
#include "engine/text/table.hpp"

namespace otbor {

struct OpinionRow {
  Span span;
  Located<std::string> practice;
  Located<std::string> expert;
  Located<std::string> verdict;
  Located<std::string> strengths;
  Located<std::string> remarks;
  Located<std::string> advice;
};

template <>
struct Schema<OpinionRow> {
  using F = OpinionRow;
  static constexpr Words where{"в таблице мнений", "in the table of opinions"};
  static constexpr std::tuple fields{
      practice_code<F>,
      expert_code<F>,
      field("verdict", "мнение", &F::verdict,
            {"мнение о практике: одно из предложенных листом",
             "opinion of the practice: one of the sheet's"})
          .also({"мнение эксперта", "opinion"}),
      field("strengths", "сильные стороны", &F::strengths,
            {"что стоит распространить", "what is worth spreading"})
          .also({"сильные стороны практики", ""}),
      field("remarks", "замечания", &F::remarks, {"чего не хватает", "what is wanting"})
          .also({"замечания эксперта", ""}),
      field("advice", "рекомендации", &F::advice,
            {"что изменить: действие, раздел, срок", "what to change: action, section, term"})
          .also({"рекомендации авторам", "recommendations"})};
};
static_assert(schema_is_complete<OpinionRow>());

}  // namespace otbor
