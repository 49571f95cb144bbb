#include <algorithm>

#include "engine/intake/check.hpp"

namespace otbor::checks_registry {
namespace {

/// Practices that will get no total because too few sheets count; and sheets of practices that do
/// not take part. A programme without any ratings is a record of decisions, not a slip; and sheets
/// that are wrong, which is told already, will count when they are mended.
void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  if (study.sheets.sheets.empty()) return;
  const bool will_be_mended = study.rules.blanks == Blanks::error;
  const auto practices_file = input.forms.practices.front().span.source;
  const bool all_read = input.rows.refused == 0 && !diagnostics.has_errors_in(practices_file);
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    const auto& row = input.forms.practices[at.value()];
    const auto sheets = study.sheets.of_practice[at];
    const auto counted = static_cast<std::uint32_t>(std::ranges::count_if(sheets, [&](auto sheet) {
      const auto status = study.sheets.sheets[sheet].status;
      return status == SheetStatus::counted ||
             (status == SheetStatus::incomplete && will_be_mended);
    }));
    if (!takes_part(practice.status)) {
      if (!sheets.empty()) {
        diagnostics.add(Found::rated_but_out,
                        input.span(input.first_row(*sheets.begin()), RatingCell::practice),
                        {practice.id, count(sheets.size())}, row.id.span);
      }
    } else if (counted < study.rules.experts_min && all_read) {
      diagnostics.add(Found::too_few_sheets, row.id.span,
                      {practice.id, count(counted), count(study.rules.experts_min)});
    }
  }
}

}  // namespace

extern const Check sheet_counts;
const Check sheet_counts{
    .id = "sheet_counts",
    .title = {"число листов на практику", "number of sheets of a practice"},
    .run = run,
};

}  // namespace otbor::checks_registry
