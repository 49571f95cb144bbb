#include "engine/rate/correction.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/base/num/philox.hpp"
#include "engine/rate/panels.hpp"

namespace otbor {
namespace {

/// Fold of each total, in the order of Ratings::all().
std::vector<std::uint32_t> folds_of(const Ratings& totals, const CorrectionOptions& options) {
  std::vector<std::uint32_t> folds;
  for (std::uint32_t i = 0; i < totals.all().size(); ++i) {
    folds.push_back(num::below(options.folds, options.seed, num::Stage::cross_validation, 0, i));
  }
  return folds;
}

Ratings without_fold(const Ratings& totals, const std::vector<std::uint32_t>& folds,
                     std::uint32_t fold) {
  Ratings kept(totals.experts());
  kept.reserve(totals.practices().value(), totals.all().size());
  std::size_t at = 0;
  for (const auto practice : totals.practices()) {
    kept.begin_practice();
    for (const auto& rating : totals.of(practice)) {
      if (folds[at++] != fold) kept.add(rating);
    }
  }
  return kept;
}

/// Squares of what predictions missed by.
struct Misses {
  double raw = 0;
  double adjusted = 0;
  double count = 0;
};

std::optional<Misses> misses_of(const Ratings& totals, const std::vector<std::uint32_t>& folds,
                                std::uint32_t fold, double lambda) {
  const auto kept = without_fold(totals, folds, fold);
  const auto calibrated = calibrate(kept, lambda);
  if (!calibrated) return std::nullopt;
  Misses misses;
  std::size_t at = 0;
  for (const auto practice : totals.practices()) {
    const bool has_others = !kept.of(practice).empty();
    for (const auto& rating : totals.of(practice)) {
      if (folds[at++] != fold || !has_others) continue;
      const double raw = rating.value - calibrated->raw[practice];
      const double adjusted =
          rating.value - calibrated->calibrated[practice] - calibrated->leniency[rating.expert];
      misses.raw += raw * raw;
      misses.adjusted += adjusted * adjusted;
      misses.count += 1;
    }
  }
  return misses;
}

/// The refusal, or nothing when the adjustment earned its place; errors are noted either way.
std::optional<CorrectionRefusal> judged(const Ratings& totals, const CorrectionOptions& options,
                                        Correction& result) {
  if (!result.severity) return CorrectionRefusal::not_estimable;
  if (panels(totals).count > 1) return CorrectionRefusal::not_connected;
  if (!result.severity->lambda) return CorrectionRefusal::no_severity;
  const double lambda = *result.severity->lambda;
  const auto folds = folds_of(totals, options);
  std::vector<std::optional<Misses>> of_fold(options.folds);
  num::for_chunks(
      options.threads, options.folds, 1, [&](std::size_t fold, std::size_t, std::size_t) {
        of_fold[fold] = misses_of(totals, folds, static_cast<std::uint32_t>(fold), lambda);
      });
  Misses sum;
  for (const auto& misses : of_fold) {
    if (!misses) return CorrectionRefusal::not_estimable;
    sum.raw += misses->raw;
    sum.adjusted += misses->adjusted;
    sum.count += misses->count;
  }
  if (sum.count < 1) return CorrectionRefusal::no_gain;
  result.error_raw = std::sqrt(sum.raw / sum.count);
  result.error_adjusted = std::sqrt(sum.adjusted / sum.count);
  if (!(sum.adjusted < sum.raw)) return CorrectionRefusal::no_gain;
  return std::nullopt;
}

}  // namespace

std::string_view code_of(CorrectionRefusal why) {
  switch (why) {
    case CorrectionRefusal::not_estimable:
      return "not_estimable";
    case CorrectionRefusal::not_connected:
      return "not_connected";
    case CorrectionRefusal::no_severity:
      return "no_severity";
    case CorrectionRefusal::no_gain:
      return "no_gain";
  }
  return "";
}

Words sentence_of(CorrectionRefusal why) {
  switch (why) {
    case CorrectionRefusal::not_estimable:
      return {
          "Поправка на строгость не предлагается: строгость экспертов по этим оценкам определить "
          "нельзя.",
          "No correction for severity is offered: these ratings do not tell how severe the "
          "experts are."};
    case CorrectionRefusal::not_connected:
      return {
          "Поправка на строгость не предлагается: группы экспертов не связаны общими практиками, и "
          "уровень одной группы нельзя сопоставить с уровнем другой.",
          "No correction for severity is offered: panels of experts share no practice, so the "
          "level of one cannot be held against the level of another."};
    case CorrectionRefusal::no_severity:
      return {
          "Поправка на строгость не предлагается: эксперты различаются не больше, чем это бывает "
          "случайно.",
          "No correction for severity is offered: experts differ no more than chance would make "
          "them."};
    case CorrectionRefusal::no_gain:
      return {
          "Поправка на строгость не предлагается: отложенные для проверки оценки с ней "
          "предсказываются не лучше, чем без неё.",
          "No correction for severity is offered: totals set aside are predicted no better with "
          "it than without."};
  }
  return {};
}

Correction earned_correction(const Ratings& totals, const CorrectionOptions& options) {
  OTBOR_CHECK(options.folds >= 2);
  Correction result;
  result.severity = fit_severity(totals, options.threads);
  result.refused = judged(totals, options, result);
  // Without a λ every leniency is zero; any λ gives the same means then.
  constexpr double no_correction = 1e12;
  const double lambda = result.is_offered() ? *result.severity->lambda : no_correction;
  auto calibrated = calibrate(totals, lambda);
  if (!calibrated) {
    // The iteration settles at once for a huge λ; for an offered one it has settled in every fold.
    result.refused = CorrectionRefusal::not_estimable;
    calibrated = calibrate(totals, no_correction);
  }
  OTBOR_CHECK(calibrated.has_value());
  result.raw = calibrated->raw;
  result.adjusted = result.is_offered() ? std::move(calibrated->calibrated) : calibrated->raw;
  return result;
}

Per<Expert, Points> corrections(const Correction& correction, Count<Expert> experts) {
  Per<Expert, Points> found(experts);
  if (!correction.is_offered()) return found;
  for (const auto at : experts) {
    const auto& severity = correction.severity->experts[at];
    if (!severity) continue;
    const auto hundredths = static_cast<std::int64_t>(std::floor(severity->points * 100 + 0.5));
    found[at] = Points::millionths(hundredths * (Points::unit / 100));
  }
  return found;
}

void correct_totals(const Study& study, const Per<Expert, Points>& corrections,
                    Per<Sheet, SheetTotal>& totals) {
  for (const auto at : totals.count()) {
    const auto& sheet = study.sheets.sheets[at];
    SheetTotal& total = totals[at];
    Points added = corrections[sheet.expert];
    if (added == Points() || total.maximum <= Points()) continue;
    const Points full = study.criteria.maximum[study.practices[sheet.practice].group];
    if (total.maximum != full) {
      added = Ratio::of(total.maximum, full).times(added).rounded(2, RoundingRule::half_up);
    }
    const Points corrected = std::clamp(total.total + added, total.minimum, total.maximum);
    total.correction = corrected - total.total;
    total.total = corrected;
  }
}

}  // namespace otbor
