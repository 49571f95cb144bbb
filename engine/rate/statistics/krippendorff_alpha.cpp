#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

__extension__ using Wide = __int128;

/// The different values among the ratings, ascending. New values are gathered and merged in
/// bunches, so that a few values among a million ratings cost one pass.
std::vector<double> distinct_values(const Ratings& ratings) {
  constexpr std::size_t bunch_min = 1024;
  std::vector<double> distinct;
  std::vector<double> fresh;
  const auto merge = [&] {
    distinct.insert(distinct.end(), fresh.begin(), fresh.end());
    fresh.clear();
    std::ranges::sort(distinct);
    const auto [first, last] =
        std::ranges::unique(distinct, [](double a, double b) { return !(a < b); });
    distinct.erase(first, last);
  };
  for (const auto& rating : ratings.all()) {
    if (std::ranges::binary_search(distinct, rating.value)) continue;
    fresh.push_back(rating.value);
    if (fresh.size() >= std::max(bunch_min, distinct.size())) merge();
  }
  merge();
  return distinct;
}

/// The pairable ratings (of practices with two or more), each as the number of its value.
struct Pairable {
  std::vector<std::uint32_t> codes;  // practice by practice
  std::vector<std::uint32_t> sizes;  // how many codes each practice has
  std::vector<std::uint32_t> n_of;   // n_c: how often each value occurs
  std::uint32_t experts = 0;
};

Pairable pairable(const Ratings& ratings) {
  const auto values = distinct_values(ratings);
  Pairable result;
  result.codes.reserve(ratings.all().size());
  result.n_of.resize(values.size());
  Per<Expert, std::uint8_t> seen(ratings.experts());
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.size() < 2) continue;
    result.sizes.push_back(static_cast<std::uint32_t>(unit.size()));
    for (const auto& rating : unit) {
      const auto code = std::ranges::lower_bound(values, rating.value) - values.begin();
      result.codes.push_back(static_cast<std::uint32_t>(code));
      ++result.n_of[static_cast<std::size_t>(code)];
      seen[rating.expert] = 1;
    }
  }
  for (const auto flag : seen) result.experts += flag;
  return result;
}

/// Twice the midrank of each value: 2 (n_1 + … + n_(c−1)) + n_c. Krippendorff's ordinal metric
/// (Σ n_g from c to k − (n_c + n_k)/2)² is the squared difference of these midranks, so that
/// ordinal alpha is interval alpha of midranks, and no table of all pairs of values is needed.
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
/// pair of values once. Exact up to the divisions, one for each number of ratings m.
double observed(const Pairable& data, const std::vector<std::int64_t>& ranks) {
  std::vector<Wide> by_size;
  std::size_t at = 0;
  for (const auto m : data.sizes) {
    Wide sum = 0;
    Wide squares = 0;
    for (std::uint32_t i = 0; i < m; ++i, ++at) {
      const Wide rank = ranks[data.codes[at]];
      sum += rank;
      squares += rank * rank;
    }
    if (by_size.size() <= m) by_size.resize(m + std::size_t{1});
    by_size[m] += m * squares - sum * sum;
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
  const auto data = pairable(ratings);
  if (data.sizes.empty()) return Unexpected(Undefined::no_overlap);
  const auto ranks = doubled_midranks(data.n_of);
  Wide sum = 0;
  Wide squares = 0;
  for (std::size_t c = 0; c < ranks.size(); ++c) {
    sum += Wide{data.n_of[c]} * ranks[c];
    squares += Wide{data.n_of[c]} * ranks[c] * ranks[c];
  }
  const Wide n = static_cast<Wide>(data.codes.size());
  const Wide expected = n * squares - sum * sum;
  if (expected == 0) return Unexpected(Undefined::no_variation);
  return Coefficient{
      .value =
          1 - static_cast<double>(n - 1) * observed(data, ranks) / static_cast<double>(expected),
      .practices = static_cast<std::uint32_t>(data.sizes.size()),
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
