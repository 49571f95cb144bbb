#pragma once
// Rows of assignment.csv, with places: one a practice in one expert's hands.

#include "engine/intake/forms/codes.hpp"
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
  static constexpr std::tuple fields{practice_code<F>, expert_code<F>};
};
static_assert(schema_is_complete<SeatRow>());

}  // namespace otbor
