#include "engine/intake/check.hpp"

namespace otbor::checks_registry {
namespace {

/// A blank is never zero: a required criterion without a mark blocks the sheet. The plan may say
/// that such a sheet is simply not rated; then it is told as a warning, and so it is as long as the
/// sheets are out. While some rows cannot be read, a row that is not there proves nothing.
void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  const bool is_error = study.rules.blanks == Blanks::error && !input.blanks_may_wait;
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    if (about.status == SheetStatus::recused) continue;
    for (const auto criterion : study.criteria.criteria.count()) {
      if (!study.criteria.criteria[criterion].required) continue;
      if (study.sheets.marks(sheet, criterion) != mark_blank) continue;
      const auto row = input.row_of(sheet, Index<MarkColumn>(criterion.value()));
      const bool has_row = row != AssembledSheets::no_row;
      if (!has_row && input.rows.refused > 0) continue;
      const auto where = has_row ? input.span(row, RatingCell::score)
                                 : input.span(input.first_row(sheet), RatingCell::practice);
      diagnostics.add(is_error ? Found::blank_mark : Found::blank_mark_not_rated, where,
                      {study.experts[about.expert].id, study.practices[about.practice].id,
                       study.criteria.criteria[criterion].id});
    }
  }
}

}  // namespace

extern const Check blank_marks;
const Check blank_marks{
    .id = "blank_marks",
    .title = {"пустые баллы по обязательным критериям", "blank marks of required criteria"},
    .run = run,
};

}  // namespace otbor::checks_registry
