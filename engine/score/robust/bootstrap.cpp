#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/num/quantile.hpp"
#include "engine/score/robust/draws.hpp"
#include "engine/score/robust/rank_distribution.hpp"

namespace otbor::robust {
namespace {

/// Mean of each practice when expert e counts `times[e]` times; `otherwise` where none counts.
void means(const num::Matrix& ratings, const std::vector<std::uint32_t>& times,
           const std::vector<double>& otherwise, std::vector<double>& into) {
  for (std::size_t p = 0; p < ratings.rows(); ++p) {
    const auto row = ratings.row(p);
    double sum = 0;
    std::uint32_t count = 0;
    for (std::size_t e = 0; e < row.size(); ++e) {
      if (times[e] == 0 || std::isnan(row[e])) continue;
      sum += times[e] * row[e];
      count += times[e];
    }
    into[p] = count > 0 ? sum / count : otherwise[p];
  }
}

double deviation(const std::vector<double>& sample) {
  double mean = 0;
  for (const double x : sample) mean += x;
  mean /= static_cast<double>(sample.size());
  double squares = 0;
  for (const double x : sample) squares += (x - mean) * (x - mean);
  return std::sqrt(squares / static_cast<double>(sample.size()));
}

}  // namespace

Expected<Bootstrap> bootstrap_experts(const BootstrapInput& input, num::Threads threads) {
  constexpr double equal = 1e-12;
  const std::size_t n = input.ratings.rows();
  const std::size_t m = input.ratings.columns();
  OTBOR_CHECK(input.draws > 0);
  if (m < 2) return Unexpected(Undefined::one_expert);
  Bootstrap result{.mean = std::vector<double>(n), .counts = RankCounts(n, Ties::shared, true)};
  const std::vector<double> none(n, std::nan(""));
  means(input.ratings, std::vector<std::uint32_t>(m, 1), none, result.mean);
  for (const double mean : result.mean) {
    if (std::isnan(mean)) return Unexpected(Undefined::no_ratings);
  }

  const std::size_t step = draws_a_chunk(input.draws, n);
  std::vector<RankCounts> counts(num::chunk_count(input.draws, step), result.counts);
  num::Matrix drawn(n, input.draws);
  num::for_chunks(threads, input.draws, step,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    std::vector<std::uint32_t> experts(m);
                    std::vector<double> mean(n);
                    for (std::size_t number = first; number < last; ++number) {
                      const Draw draw(input.seed, static_cast<std::uint32_t>(number));
                      draw.whole(Purpose::experts, static_cast<std::uint32_t>(m), experts);
                      std::vector<std::uint32_t> times(m);
                      for (const auto expert : experts) ++times[expert];
                      means(input.ratings, times, result.mean, mean);
                      counts[chunk].add(mean, equal);
                      for (std::size_t p = 0; p < n; ++p) drawn(p, number) = mean[p];
                    }
                  });
  for (const auto& chunk : counts) result.counts.add(chunk);
  for (std::size_t p = 0; p < n; ++p) {
    const auto row = drawn.row(p);
    std::vector<double> sample(row.begin(), row.end());
    result.deviation.push_back(deviation(sample));
    std::ranges::sort(sample);
    result.low.push_back(num::quantile(sample, (1 - input.level) / 2));
    result.high.push_back(num::quantile(sample, (1 + input.level) / 2));
  }
  return result;
}

}  // namespace otbor::robust
