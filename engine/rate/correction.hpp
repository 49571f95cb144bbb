#pragma once
// A correction for severity has to be earned. The official score is the regulation's arithmetic on
// the marks as they are; values adjusted for who happened to rate are shown beside it only when the
// experts can be compared and the adjustment has proved itself on totals it had not seen.

#include <cstdint>
#include <optional>

#include "engine/rate/severity.hpp"
#include "engine/rate/sheet_totals.hpp"

namespace otbor {

/// Why adjusted values are not offered; the first that holds.
enum class CorrectionRefusal : std::uint8_t {
  not_estimable,  // severity has no estimate at all: SeverityFit says why
  not_connected,  // panels share no practice: their levels cannot be brought together
  no_severity,    // experts differ no more than chance would make them
  no_gain         // totals set aside are predicted no better with severity than without
};

[[nodiscard]] std::string_view code_of(CorrectionRefusal why);
/// A whole sentence for a commission.
[[nodiscard]] Words sentence_of(CorrectionRefusal why);

struct CorrectionOptions {
  std::uint32_t folds = 10;
  std::uint64_t seed = 1;
  num::Threads threads = {};
};

struct Correction {
  std::optional<CorrectionRefusal> refused;  // absent: offered
  Expected<SeverityFit> severity = Unexpected(Undefined::no_ratings);
  /// Root mean square error of predicted totals that were set aside, by the mean of the practice's
  /// other totals and by that mean freed of leniency with the expert's own put back. Absent where
  /// it did not come to that.
  std::optional<double> error_raw;
  std::optional<double> error_adjusted;
  Per<Practice, double> raw;  // mean total; 0 for a practice nobody rated
  /// Mean of totals less leniency. Equal to `raw` when refused.
  Per<Practice, double> adjusted;
  [[nodiscard]] bool is_offered() const { return !refused; }
};

/// Folds are drawn by Philox from the seed; each total is set aside once, where its practice keeps
/// another one. λ is that of all totals. A total is predicted by what the other folds say (M.
/// Stone, Cross-validatory choice and assessment of statistical predictions, J. R. Stat. Soc. B 36
/// (1974)).
[[nodiscard]] Correction earned_correction(const Ratings& totals,
                                           const CorrectionOptions& options = {});

/// What is added to a full sheet of each expert: the severity to two digits, so that a calculator
/// can follow; 0 where no correction is offered. A sheet with marks "not applicable" gets its share
/// of it, and no total leaves the scale.
[[nodiscard]] Per<Expert, Points> corrections(const Correction& correction, Count<Expert> experts);
void correct_totals(const Study& study, const Per<Expert, Points>& corrections,
                    Per<Sheet, SheetTotal>& totals);

}  // namespace otbor
