#include "engine/rate/profiles.hpp"

#include <cmath>
#include <utility>

namespace otbor {
namespace {

constexpr std::size_t sheets_per_chunk = 8192;
constexpr std::uint32_t flat_marks_min = 4;

/// The one value all marks of the sheet have.
std::optional<Points> flat_value(const Study& study, Index<Sheet> sheet) {
  std::optional<Points> value;
  std::uint32_t marked = 0;
  for (const auto criterion : study.criteria.criteria.count()) {
    const Mark mark = study.sheets.marks(sheet, criterion);
    if (!is_mark(mark)) continue;
    const Points here = study.criteria.criteria[criterion].scale.value(mark);
    if (value && *value != here) return std::nullopt;
    value = here;
    ++marked;
  }
  if (marked < flat_marks_min) return std::nullopt;
  return value;
}

/// Mean of the full maxima of the totals an expert gave: applicants' groups may differ in weights.
Per<Expert, double> mean_maxima(const Study& study, const Per<Sheet, SheetRole>& roles) {
  const auto& maxima = study.criteria.maximum;
  Table<Expert, ApplicantGroup, std::uint32_t> sheets(study.experts.count(), maxima.count());
  for (const auto sheet : study.sheets.sheets.count()) {
    if (roles[sheet] != SheetRole::panel) continue;
    const Sheet& written = study.sheets.sheets[sheet];
    ++sheets(written.expert, study.practices[written.practice].group);
  }
  Per<Expert, double> result(study.experts.count());
  for (const auto expert : study.experts.count()) {
    std::int64_t sum = 0;
    std::uint32_t count = 0;
    for (const auto group : maxima.count()) {
      sum += maxima[group].millionths() * sheets(expert, group);
      count += sheets(expert, group);
    }
    if (count == 0) continue;
    result[expert] = static_cast<double>(sum) / (static_cast<double>(Points::unit) * count);
  }
  return result;
}

/// Beyond `limit_percent` of the maximum. The severity is an estimate: a difference that rounding
/// of doubles makes is no difference.
bool is_beyond(double severity, Points limit_percent, double maximum) {
  constexpr double dust = 1e-9;
  const double limit = static_cast<double>(limit_percent.millionths()) /
                       static_cast<double>(Points::unit) / 100 * maximum;
  return maximum > 0 && std::abs(severity) > limit + dust * maximum;
}

}  // namespace

std::vector<FlatSheet> find_flat_sheets(const Study& study, const Per<Sheet, SheetRole>& roles,
                                        num::Threads threads) {
  const std::size_t sheets = study.sheets.sheets.count().value();
  std::vector<std::vector<FlatSheet>> of_chunk(num::chunk_count(sheets, sheets_per_chunk));
  num::for_chunks(threads, sheets, sheets_per_chunk,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    for (const auto sheet : Range<Sheet>(first, last)) {
                      if (roles[sheet] == SheetRole::left_out) continue;
                      const auto value = flat_value(study, sheet);
                      if (value) of_chunk[chunk].push_back({sheet, *value});
                    }
                  });
  std::vector<FlatSheet> found;
  for (const auto& part : of_chunk) found.insert(found.end(), part.begin(), part.end());
  return found;
}

Per<Expert, ExpertProfile> expert_profiles(const Study& study, const Per<Sheet, SheetRole>& roles,
                                           const std::vector<FlatSheet>& flat_sheets,
                                           const Severities& severity) {
  Per<Expert, ExpertProfile> profiles(study.experts.count());
  const auto& sheets = study.sheets.sheets;
  for (const auto sheet : sheets.count()) {
    if (roles[sheet] != SheetRole::left_out) ++profiles[sheets[sheet].expert].sheets;
  }
  for (const auto& flat : flat_sheets) ++profiles[sheets[flat.sheet].expert].flat_sheets;
  const auto maxima = mean_maxima(study, roles);
  const Points limit = study.rules.consistency.deviation_at_most_percent;
  for (const auto expert : study.experts.count()) {
    ExpertProfile& profile = profiles[expert];
    for (const auto& of_model : severity) {
      const auto& fit = of_model[expert];
      // Whoever only came in as the additional expert did rate, though beside the panel.
      const bool only_beside = !fit && fit.error() == Undefined::no_ratings && profile.sheets > 0;
      profile.severity.push_back(
          only_beside ? Expected<ExpertSeverity>(Unexpected(Undefined::no_overlap)) : fit);
    }
    const auto& first = profile.severity.front();
    profile.deviates = first && is_beyond(first->points, limit, maxima[expert]);
  }
  return profiles;
}

}  // namespace otbor
