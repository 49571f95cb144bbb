#include <algorithm>
#include <string>
#include <vector>

#include "engine/intake/check.hpp"
#include "engine/model/obstacle.hpp"
#include "engine/text/suggest.hpp"

namespace otbor::checks_registry {
namespace {

/// Experts of the assignment whose sheet of the practice is still to come.
std::vector<std::string> awaited(const Study& study, Index<Practice> at) {
  std::vector<std::string> experts;
  for (const auto& seat : study.assignment) {
    const bool comes = seat.practice == at && expects_sheet(study, seat) && !has_sheet(study, seat);
    if (comes) experts.push_back(study.experts[seat.expert].id);
  }
  return experts;
}

void tell_too_few(const CheckInput& input, Index<Practice> at, std::uint32_t counted,
                  Diagnostics& diagnostics) {
  const auto& study = input.study;
  const auto place = input.forms.practices[at.value()].id.span;
  const auto& id = study.practices[at].id;
  const auto experts = awaited(study, at);
  if (experts.empty()) {
    diagnostics.add(Found::too_few_sheets, place,
                    {id, count(counted), count(study.rules.experts_min)});
  } else {
    diagnostics.add(Found::sheets_awaited, place,
                    {id, count(counted), count(study.rules.experts_min), listed(experts)});
  }
}

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
      tell_too_few(input, at, counted, diagnostics);
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
