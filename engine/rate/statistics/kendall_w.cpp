#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/base/check.hpp"
#include "engine/base/num/special.hpp"
#include "engine/rate/levels.hpp"
#include "engine/rate/statistic.hpp"

namespace otbor::agreement {
namespace {

__extension__ using Wide = __int128;

/// An expert's level of a practice above the practice's number: sorts as one.
constexpr unsigned level_from_bit = 32;

/// From this many practices on the chi-square approximation is trusted (Siegel & Castellan 1988,
/// chapter 9: tables for N <= 7).
constexpr std::uint32_t practices_for_test = 8;

/// Sums over the experts of what one expert's ranking adds.
struct Ranks {
  std::vector<std::int64_t> doubled_sums;  // per practice, of midranks, doubled to stay whole
  Wide ties = 0;                           // of t^3 - t over groups of t tied practices
};

/// Midranks of one expert's ratings: tied practices share the mean of the ranks they occupy.
void add_midranks(std::vector<std::uint64_t>& order, Ranks& ranks) {
  std::ranges::sort(order);
  for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
    const auto level = order[first] >> level_from_bit;
    while (last < order.size() && order[last] >> level_from_bit == level) ++last;
    const auto doubled_midrank = static_cast<std::int64_t>(first + 1 + last);
    for (std::size_t i = first; i < last; ++i) {
      ranks.doubled_sums[static_cast<std::uint32_t>(order[i])] += doubled_midrank;
    }
    const Wide t = static_cast<Wide>(last - first);
    ranks.ties += t * t * t - t;
  }
}

/// Ratings lie practice by practice, each with the same experts in the same order.
Ranks rank_sums(const Levels& levels, std::size_t practices, std::size_t experts) {
  OTBOR_CHECK(levels.of_rating.size() == practices * experts);  // by needs_complete_design
  Ranks ranks{.doubled_sums = std::vector<std::int64_t>(practices)};
  std::vector<std::uint64_t> order(practices);
  for (std::size_t expert = 0; expert < experts; ++expert) {
    for (std::size_t i = 0; i < practices; ++i) {
      order[i] = std::uint64_t{levels.of_rating[i * experts + expert]} << level_from_bit | i;
    }
    add_midranks(order, ranks);
  }
  return ranks;
}

/// W = 12 S / (m²(n³ − n) − m Σ(t³ − t)), S the sum of squared deviations of the rank sums from
/// their mean: Siegel & Castellan (1988), chapter 9. Whole numbers up to the division.
Expected<Coefficient> kendalls_w(const Ratings& ratings) {
  std::size_t practices = 0;
  std::size_t experts = 0;
  for (const auto practice : ratings.practices()) {
    if (ratings.of(practice).empty()) continue;
    ++practices;
    experts = ratings.of(practice).size();
  }
  if (experts < 2) return Unexpected(Undefined::one_expert);
  if (practices < 2) return Unexpected(Undefined::one_practice);

  const auto ranks = rank_sums(levels(ratings), practices, experts);
  const Wide m = static_cast<Wide>(experts);
  const Wide n = static_cast<Wide>(practices);
  const Wide variation = m * m * (n * n * n - n) - m * ranks.ties;
  if (variation == 0) return Unexpected(Undefined::no_variation);
  Wide sum = 0;
  Wide squares = 0;
  for (const auto doubled : ranks.doubled_sums) {
    sum += doubled;
    squares += Wide{doubled} * doubled;
  }
  const Wide four_n_times_s = n * squares - sum * sum;

  Coefficient result{.practices = static_cast<std::uint32_t>(practices),
                     .experts = static_cast<std::uint32_t>(experts)};
  result.value = static_cast<double>(3 * four_n_times_s) / static_cast<double>(n * variation);
  result.degrees_of_freedom = result.practices - 1;
  result.chi_square =
      static_cast<double>(experts) * static_cast<double>(practices - 1) * result.value;
  if (result.practices >= practices_for_test) {
    result.p_value = num::chi_square_upper(*result.chi_square, *result.degrees_of_freedom);
  }
  return result;
}

/// The words Russian textbooks use: below 0.3 weak, 0.3–0.7 medium, above 0.7 high.
Words verdict(double value) {
  if (value < 0.3) return {"согласованность слабая", "agreement is weak"};
  if (value <= 0.7) return {"согласованность средняя", "agreement is medium"};
  return {"согласованность высокая", "agreement is high"};
}

}  // namespace

extern const Statistic kendall_w;
const Statistic kendall_w{
    .id = "kendall_w",
    .title = {.ru = "Коэффициент конкордации Кендалла W",
              .en = "Kendall's coefficient of concordance W"},
    .meaning = {.ru = "Показывает, насколько одинаково эксперты расставили практики по порядку: "
                      "1 – порядок у всех один и тот же, 0 – общего порядка нет.",
                .en = "Tells how alike the experts ordered the practices: 1 means that all have "
                      "the same order, 0 that there is no common order."},
    .source =
        "M. G. Kendall & B. Babington Smith, The problem of m rankings (1939); ties: "
        "S. Siegel & N. J. Castellan, Nonparametric Statistics (1988), chapter 9",
    .needs_complete_design = true,
    .compute = kendalls_w,
    .verdict = verdict,
};

}  // namespace otbor::agreement
