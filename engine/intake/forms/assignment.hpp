#pragma once
// Rows of assignment.csv, with places: one a practice in one expert's hands.

#include "engine/text/table.hpp"

namespace otbor {

struct SeatRow {
  Span span;
  Located<std::string> practice;
  Located<std::string> expert;
};

template <>
struct Schema<SeatRow> {
  using F = SeatRow;
  static constexpr Words where{"в таблице закрепления", "in the table of the assignment"};
  static constexpr std::tuple fields{
      field("practice", "практика", &F::practice, {"код практики", "code of the practice"})
          .required()
          .also(
              {"код практики|рег. №|регистрационный номер практики|номер практики", "submission"}),
      field("expert", "эксперт", &F::expert, {"код эксперта", "code of the expert"})
          .required()
          .also({"код эксперта|номер эксперта", "rater"})};
};
static_assert(schema_is_complete<SeatRow>());

}  // namespace otbor
