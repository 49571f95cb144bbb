#include "engine/rate/colleagues.hpp"

#include "engine/rate/agreement/correlations.hpp"
#include "engine/rate/agreement/krippendorff.hpp"

namespace otbor {
namespace {

constexpr std::size_t experts_max = 200;
constexpr std::size_t comparisons_max = 20'000'000;
constexpr std::uint32_t practices_for_correlation = 5;

Ratings without(const Ratings& ratings, Index<Expert> left_out) {
  Ratings rest(ratings.experts());
  rest.reserve(ratings.practices().value(), ratings.all().size());
  for (const auto practice : ratings.practices()) {
    rest.begin_practice();
    for (const auto& rating : ratings.of(practice)) {
      if (rating.expert != left_out) rest.add(rating);
    }
  }
  return rest;
}

}  // namespace

Colleagues find_colleagues(const Ratings& totals, num::Threads threads) {
  Colleagues found{.pairs = {},
                   .alpha_without = Per<Expert, Expected<double>>(
                       totals.experts(), Unexpected(Undefined::no_ratings))};
  Per<Expert, std::uint8_t> rates(totals.experts());
  std::size_t experts = 0;
  for (const auto& rating : totals.all()) {
    experts += rates[rating.expert] == 0 ? 1 : 0;
    rates[rating.expert] = 1;
  }
  const std::size_t comparisons = experts * experts / 2 * totals.practices().value();
  if (experts > experts_max || comparisons > comparisons_max) return found;
  for (const auto& pair : pair_correlations(totals, practices_for_correlation, threads)) {
    if (pair.practices == 0) continue;
    found.pairs.push_back({pair.first, pair.second, pair.practices, pair.spearman});
  }
  num::for_chunks(
      threads, totals.experts().value(), 1, [&](std::size_t, std::size_t first, std::size_t last) {
        for (const auto expert : Range<Expert>(first, last)) {
          if (rates[expert] == 0) continue;
          found.alpha_without[expert] =
              krippendorff_alpha(without(totals, expert), Metric::ordinal).map(&Alpha::value);
        }
      });
  return found;
}

}  // namespace otbor
