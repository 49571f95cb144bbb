#include <cstdint>
#include <vector>

#include "engine/rate/levels.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

__extension__ using Wide = __int128;

/// How often each level occurs among the pairable ratings, those of practices with two or more.
struct Pairable {
  std::vector<std::uint32_t> n_of;  // n_c
  std::uint32_t ratings = 0;        // n
  std::uint32_t practices = 0;
  std::uint32_t experts = 0;
};

Pairable pairable(const Ratings& ratings, const Levels& levels) {
  Pairable result{.n_of = std::vector<std::uint32_t>(levels.count)};
  Per<Expert, std::uint8_t> seen(ratings.experts());
  std::size_t at = 0;
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.size() >= 2) {
      ++result.practices;
      result.ratings += static_cast<std::uint32_t>(unit.size());
      for (std::size_t i = 0; i < unit.size(); ++i) {
        ++result.n_of[levels.of_rating[at + i]];
        result.experts += seen[unit[i].expert] == 0 ? 1 : 0;
        seen[unit[i].expert] = 1;
      }
    }
    at += unit.size();
  }
  return result;
}

/// Twice the midrank of each level: 2 (n_1 + … + n_(c−1)) + n_c. Krippendorff's ordinal metric
/// (Σ n_g from c to k − (n_c + n_k)/2)² is the squared difference of these midranks, so that
/// ordinal alpha is interval alpha of midranks, and no table of all pairs of levels is needed.
std::vector<std::int64_t> doubled_midranks(const std::vector<std::uint32_t>& n_of) {
  std::vector<std::int64_t> ranks(n_of.size());
  std::int64_t below = 0;
  for (std::size_t c = 0; c < n_of.size(); ++c) {
    ranks[c] = 2 * below + n_of[c];
    below += n_of[c];
  }
  return ranks;
}

/// Σ over units of (m Σ r² − (Σ r)²) / (m − 1): the coincidences o_ck weighted by the metric, each
/// pair of levels once; a single rating adds nothing. Exact up to the divisions, one for each m.
double observed(const Ratings& ratings, const Levels& levels,
                const std::vector<std::int64_t>& ranks) {
  std::vector<Wide> by_size;
  std::size_t at = 0;
  for (const auto practice : ratings.practices()) {
    const std::size_t m = ratings.of(practice).size();
    const std::size_t end = at + m;
    std::int64_t sum = 0;
    Wide squares = 0;
    for (; at < end; ++at) {
      const std::int64_t rank = ranks[levels.of_rating[at]];
      sum += rank;
      squares += rank * rank;
    }
    if (by_size.size() <= m) by_size.resize(m + 1);
    by_size[m] += static_cast<Wide>(m) * squares - Wide{sum} * sum;
  }
  double result = 0;
  for (std::size_t m = 2; m < by_size.size(); ++m) {
    result += static_cast<double>(by_size[m]) / static_cast<double>(m - 1);
  }
  return result;
}

/// α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck, sums over pairs of values c < k: Krippendorff
/// (2011), Computing Krippendorff's Alpha-Reliability, sections C and D, ordinal metric.
Expected<Coefficient> alpha(const Ratings& ratings) {
  const auto level = levels(ratings);
  const auto data = pairable(ratings, level);
  if (data.practices == 0) return Unexpected(Undefined::no_overlap);
  const auto ranks = doubled_midranks(data.n_of);
  Wide sum = 0;
  Wide squares = 0;
  for (std::size_t c = 0; c < ranks.size(); ++c) {
    sum += Wide{data.n_of[c]} * ranks[c];
    squares += Wide{data.n_of[c]} * ranks[c] * ranks[c];
  }
  const Wide n = data.ratings;
  const Wide expected = n * squares - sum * sum;
  if (expected == 0) return Unexpected(Undefined::no_variation);
  return Coefficient{
      .value = 1 - static_cast<double>(n - 1) * observed(ratings, level, ranks) /
                       static_cast<double>(expected),
      .practices = data.practices,
      .experts = data.experts,
  };
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
