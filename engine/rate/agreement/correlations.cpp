#include "engine/rate/agreement/correlations.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/rate/agreement/dense.hpp"
#include "engine/rate/agreement/ranks.hpp"

namespace otbor {
namespace {

/// The values that both columns have, and their midranks.
Expected<double> rank_correlation(std::span<const double> x, std::span<const double> y,
                                  std::uint32_t practices_min) {
  std::vector<double> own;
  std::vector<double> others;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    own.push_back(x[i]);
    others.push_back(y[i]);
  }
  for (auto* side : {&own, &others}) {
    const auto ranks = midranks(*side);
    std::ranges::transform(ranks.doubled, side->begin(),
                           [](auto rank) { return static_cast<double>(rank); });
  }
  return correlation(moments(own, others), practices_min);
}

/// Mean of what exists; the first pair's reason when nothing does.
template <class Of>
Expected<double> mean(const std::vector<PairCorrelation>& pairs, Of of) {
  if (pairs.empty()) return Unexpected(Undefined::one_expert);
  double sum = 0;
  double n = 0;
  for (const auto& pair : pairs) {
    const Expected<double> value = of(pair);
    if (!value) continue;
    sum += *value;
    n += 1;
  }
  if (n <= 0) return of(pairs.front());
  return sum / n;
}

double fisher_z(double r) { return (num::log(1 + r) - num::log(1 - r)) / 2; }

}  // namespace

std::vector<PairCorrelation> pair_correlations(const Ratings& ratings, std::uint32_t practices_min,
                                               num::Threads threads) {
  const auto table = dense(ratings);
  const std::size_t experts = table.experts.size();
  std::vector<PairCorrelation> pairs;
  std::vector<std::pair<std::size_t, std::size_t>> columns;
  for (std::size_t i = 0; i < experts; ++i) {
    for (std::size_t j = i + 1; j < experts; ++j) {
      pairs.push_back({.first = table.experts[i], .second = table.experts[j]});
      columns.emplace_back(i, j);
    }
  }
  constexpr std::size_t pairs_per_chunk = 64;
  num::for_chunks(threads, pairs.size(), pairs_per_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (std::size_t at = first; at < last; ++at) {
                      const auto x = table.of(columns[at].first);
                      const auto y = table.of(columns[at].second);
                      const auto both = moments(x, y);
                      pairs[at].practices = both.n;
                      pairs[at].pearson = correlation(both, practices_min);
                      pairs[at].spearman = rank_correlation(x, y, practices_min);
                    }
                  });
  return pairs;
}

MeanCorrelations mean_correlations(const std::vector<PairCorrelation>& pairs) {
  MeanCorrelations means;
  means.spearman = mean(pairs, [](const auto& pair) { return pair.spearman; });
  means.pearson = mean(pairs, [](const auto& pair) { return pair.pearson; });
  constexpr double rounding = 1e-12;
  const bool perfect = std::ranges::any_of(pairs, [](const auto& pair) {
    return pair.pearson && std::abs(*pair.pearson) >= 1 - rounding;
  });
  if (perfect) {
    means.pearson_fisher = Unexpected(Undefined::beyond_numbers);
  } else {
    means.pearson_fisher =
        mean(pairs, [](const auto& pair) { return pair.pearson.map(fisher_z); }).map([](double z) {
          const double power = num::exp(2 * z);
          return (power - 1) / (power + 1);
        });
  }
  std::set<std::uint32_t> experts;
  for (const auto& pair : pairs) {
    if (!pair.spearman) continue;
    experts.insert(pair.first.value());
    experts.insert(pair.second.value());
  }
  means.experts = static_cast<std::uint32_t>(experts.size());
  return means;
}

}  // namespace otbor
