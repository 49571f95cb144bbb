#pragma once
// Named checks of a whole programme: each is one file in intake/checks/ and one line of checks.def.
// They run after the files are read and before anything is believed.

#include <span>
#include <string_view>

#include "engine/intake/forms.hpp"
#include "engine/intake/ratings/ratings.hpp"

namespace otbor {

struct CheckInput {
  const Forms& forms;
  const Sources& sources;
  const Study& study;  // complete, as far as its files could be read
  const RatingRows& rows;
  const Table<Sheet, MarkColumn, std::uint32_t>& row_of;
  bool blanks_may_wait = false;  // IntakeOptions

  [[nodiscard]] Span span(std::uint32_t row, RatingCell cell) const {
    return span_of_row(forms.ratings, sources, rows, row, cell);
  }
  /// Some row of the sheet: every sheet has one.
  [[nodiscard]] std::uint32_t first_row(Index<Sheet> sheet) const;
};

struct Check {
  std::string_view id;
  Words title;
  void (*run)(const CheckInput&, Diagnostics&) = nullptr;
};

[[nodiscard]] std::span<const Check* const> checks();

}  // namespace otbor
