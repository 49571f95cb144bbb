#include "engine/rate/agreement/kendall.hpp"

#include <cmath>
#include <vector>

#include "engine/rate/agreement/dense.hpp"
#include "engine/rate/agreement/ranks.hpp"

namespace otbor {
namespace {

__extension__ using Wide = __int128;

/// What the experts' rankings add up to. Whole numbers: Σ of doubled ranks of each practice.
struct RankSums {
  std::vector<std::int64_t> doubled;
  std::vector<double> standardized;  // Σ of ranks brought to mean 0 and Σ of squares 1
  Wide ties = 0;                     // Σ over experts of Σ (t³ − t)
  std::size_t varying = 0;           // experts whose ranks are not all equal
};

RankSums add_up(const DenseRatings& table) {
  const std::size_t n = table.practices;
  const double size = static_cast<double>(n);
  RankSums sums{.doubled = std::vector<std::int64_t>(n), .standardized = std::vector<double>(n)};
  for (std::size_t expert = 0; expert < table.experts.size(); ++expert) {
    const auto ranks = midranks(table.of(expert));
    // Σ (2 rank − (n + 1))² = (n³ − n − Σ (t³ − t)) / 3.
    const double squares = (size * size * size - size - static_cast<double>(ranks.ties)) / 3;
    const double scale = squares > 0 ? 1 / std::sqrt(squares) : 0;
    for (std::size_t i = 0; i < n; ++i) {
      sums.doubled[i] += ranks.doubled[i];
      sums.standardized[i] += (static_cast<double>(ranks.doubled[i]) - (size + 1)) * scale;
    }
    sums.ties += ranks.ties;
    sums.varying += squares > 0 ? 1 : 0;
  }
  return sums;
}

/// Σ over pairs of z_i z_j is (|Σ z|² − m) / 2 for vectors of length 1: no loop over pairs.
Expected<double> mean_spearman(const RankSums& sums) {
  if (sums.varying < 2) return Unexpected(Undefined::one_expert);
  double squares = 0;
  for (const double sum : sums.standardized) squares += sum * sum;
  const auto m = static_cast<double>(sums.varying);
  return (squares - m) / (m * (m - 1));
}

}  // namespace

/// W = 12 S / (m²(n³ − n) − m Σ(t³ − t)), S the sum of squared deviations of the rank sums from
/// their mean. Whole numbers up to the division.
Expected<Concordance> kendall_concordance(const Ratings& ratings) {
  if (ratings.all().empty()) return Unexpected(Undefined::no_ratings);
  const auto table = dense_complete(ratings);
  if (table.experts.size() < 2) return Unexpected(Undefined::one_expert);
  if (table.practices == 0) return Unexpected(Undefined::incomplete_design);
  if (table.practices < 2) return Unexpected(Undefined::one_practice);
  const auto sums = add_up(table);
  const auto m = static_cast<Wide>(table.experts.size());
  const auto n = static_cast<Wide>(table.practices);
  const Wide untied = m * m * (n * n * n - n);
  const Wide variation = untied - m * sums.ties;
  if (variation == 0) return Unexpected(Undefined::no_variation);
  Wide sum = 0;
  Wide squares = 0;
  for (const auto doubled : sums.doubled) {
    sum += doubled;
    squares += Wide{doubled} * doubled;
  }
  const Wide four_n_times_s = n * squares - sum * sum;
  return Concordance{
      .w = static_cast<double>(3 * four_n_times_s) / static_cast<double>(n * variation),
      .w_uncorrected = static_cast<double>(3 * four_n_times_s) / static_cast<double>(n * untied),
      .mean_spearman = mean_spearman(sums),
      .practices = static_cast<std::uint32_t>(table.practices),
      .experts = static_cast<std::uint32_t>(table.experts.size()),
  };
}

}  // namespace otbor
