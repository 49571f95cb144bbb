#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/rate/agreement/krippendorff.hpp"
#include "engine/rate/levels.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

/// An interval takes a thousand draws of all ratings; beyond this many that is no longer cheap, and
/// the jackknife's ten passes tell the same.
constexpr std::size_t ratings_to_draw = 10'000;
/// Fewer practices drawn anew mostly repeat one another.
constexpr std::uint32_t practices_for_interval = 10;

/// From this share of one mark on a low coefficient need not mean discord: A. R. Feinstein & D. V.
/// Cicchetti, High agreement but low kappa, Journal of Clinical Epidemiology 43 (1990).
constexpr double prevalent_share = 0.8;

double share_of_commonest(const Ratings& ratings) {
  const auto marks = levels(ratings);
  std::vector<std::uint32_t> frequency(marks.count);
  for (const auto level : marks.of_rating) ++frequency[level];
  return static_cast<double>(*std::ranges::max_element(frequency)) /
         static_cast<double>(ratings.all().size());
}

std::optional<Interval> interval_of(const Ratings& ratings, std::uint32_t practices,
                                    const StatisticOptions& options) {
  if (practices < practices_for_interval) return std::nullopt;
  if (ratings.all().size() > ratings_to_draw) {
    const auto spread = jackknife_alpha(ratings, Metric::ordinal, options.level);
    return spread ? std::optional(spread->interval) : std::nullopt;
  }
  const BootstrapOptions draws{.seed = options.seed, .level = options.level};
  const auto spread = bootstrap_alpha(ratings, Metric::ordinal, draws, {});
  return spread ? std::optional(Interval{spread->low, spread->high}) : std::nullopt;
}

Expected<Coefficient> alpha(const Ratings& ratings, const StatisticOptions& options) {
  const auto found = krippendorff_alpha(ratings, Metric::ordinal);
  if (!found) return Unexpected(found.error());
  Coefficient result{
      .value = found->value, .practices = found->practices, .experts = found->experts};
  if (const auto interval = interval_of(ratings, found->practices, options)) {
    result.low = interval->low;
    result.high = interval->high;
  }
  if (share_of_commonest(ratings) >= prevalent_share) {
    result.note = Words{
        "почти все оценки одинаковы, поэтому значение может быть низким и без разногласий: "
        "смотрите также AC2",
        "nearly all marks are the same, so that the value may be low without discord: see AC2 too"};
  }
  return result;
}

/// Thresholds of K. Krippendorff, Content Analysis (2nd ed. 2004), chapter 11.
Words verdict(double value) {
  if (value >= 0.8) {
    return {"согласованность достаточная: на оценки можно опираться",
            "agreement is reliable: the ratings can be relied on"};
  }
  if (value >= 0.667) {
    return {"согласованность допустима для предварительных выводов",
            "agreement allows tentative conclusions"};
  }
  return {
      "ниже порога 0,667: места по положению сохраняются, спорные практики следует "
      "рассмотреть отдельно",
      "below the limit of 0.667: the official places stand, but look at the disputed "
      "practices"};
}

}  // namespace

extern const Statistic krippendorff_alpha;
const Statistic krippendorff_alpha{
    .id = "krippendorff_alpha",
    .title = {.ru = "Альфа Криппендорфа (порядковая)", .en = "Krippendorff's alpha (ordinal)"},
    .meaning = {.ru = "Показывает, насколько оценки одной практики у разных экспертов ближе друг "
                      "к другу, чем при случайном выставлении: 1 – полное совпадение, 0 – не "
                      "лучше случайного; годится и тогда, когда эксперты оценивали разные "
                      "практики.",
                .en = "Tells how much closer different experts' ratings of a practice are than "
                      "chance would bring them: 1 is full agreement, 0 is no better than chance; "
                      "it also works when experts rated different practices."},
    .source = "K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011)",
    .needs_complete_design = false,
    .compute = alpha,
    .verdict = verdict,
};

}  // namespace otbor::agreement
