#include "engine/score/robust/rank_distribution.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/score/robust/draws.hpp"

namespace otbor::robust {
namespace {

/// Lower L with L L' = A, row by row; a score without error has an empty row. Nothing when A is not
/// the covariance of anything.
Expected<num::Matrix> root_of(const num::Matrix& a) {
  constexpr double rounding = 1e-10;
  const std::size_t n = a.rows();
  num::Matrix l(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = a(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= l(i, k) * l(j, k);
      const double scale = std::sqrt(std::abs(a(i, i) * a(j, j)));
      if (i == j) {
        if (rest < -rounding * scale) return Unexpected(Undefined::not_positive);
        l(i, i) = rest > rounding * scale ? std::sqrt(rest) : 0;
      } else if (l(j, j) > 0) {
        l(i, j) = rest / l(j, j);
      } else if (std::abs(rest) > rounding * scale) {
        return Unexpected(Undefined::not_positive);
      }
    }
  }
  return l;
}

}  // namespace

Expected<RankCounts> rank_distribution(const Estimates& estimates, std::uint32_t draws,
                                       std::uint64_t seed, num::Threads threads) {
  constexpr double equal = 1e-12;
  const std::size_t n = estimates.mean.size();
  OTBOR_CHECK(draws > 0);
  num::Matrix root;
  if (estimates.deviation.empty()) {
    OTBOR_CHECK(estimates.covariance.rows() == n);
    OTBOR_CHECK(estimates.covariance.columns() == n);
    auto found = root_of(estimates.covariance);
    if (!found) return Unexpected(found.error());
    root = std::move(*found);
  } else {
    OTBOR_CHECK(estimates.deviation.size() == n);
  }
  const std::size_t step = draws_a_chunk(draws, n);
  std::vector<RankCounts> counts(num::chunk_count(draws, step), RankCounts(n, Ties::shared, true));
  num::for_chunks(
      threads, draws, step, [&](std::size_t chunk, std::size_t first, std::size_t last) {
        std::vector<double> normal(n);
        std::vector<double> score(n);
        for (std::size_t number = first; number < last; ++number) {
          Draw(seed, static_cast<std::uint32_t>(number)).normals(Purpose::values, normal);
          score = estimates.mean;
          for (std::size_t i = 0; i < n; ++i) {
            if (root.rows() == 0) {
              score[i] += estimates.deviation[i] * normal[i];
              continue;
            }
            for (std::size_t j = 0; j <= i; ++j) score[i] += root(i, j) * normal[j];
          }
          counts[chunk].add(score, equal);
        }
      });
  for (std::size_t chunk = 1; chunk < counts.size(); ++chunk) counts[0].add(counts[chunk]);
  return std::move(counts[0]);
}

}  // namespace otbor::robust
