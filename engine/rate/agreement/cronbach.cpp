#include "engine/rate/agreement/cronbach.hpp"

#include "engine/base/num/distributions.hpp"
#include "engine/rate/agreement/dense.hpp"

namespace otbor {
namespace {

/// Sums of the covariance and of the correlation matrix: the diagonal, and all of it.
struct MatrixSums {
  double variances = 0;
  Expected<double> covariances = 0.0;
  Expected<double> correlations = 0.0;
};

MatrixSums add_up(const DenseRatings& table) {
  const std::size_t k = table.experts.size();
  MatrixSums sums;
  for (std::size_t i = 0; i < k; ++i) {
    const auto own = moments(table.of(i), table.of(i));
    const double variance = own.n > 1 ? own.xx / (own.n - 1) : 0;
    sums.variances += variance;
    if (sums.covariances) *sums.covariances += variance;
    if (sums.correlations) *sums.correlations += 1;
    for (std::size_t j = 0; j < i; ++j) {
      const auto both = moments(table.of(i), table.of(j));
      if (both.n < 2) {
        sums.covariances = sums.correlations = Unexpected(Undefined::no_overlap);
        return sums;
      }
      if (sums.covariances) *sums.covariances += 2 * both.xy / (both.n - 1);
      const auto r = correlation(both, 2);
      if (!r) {
        sums.correlations = Unexpected(r.error());
      } else if (sums.correlations) {
        *sums.correlations += 2 * *r;
      }
    }
  }
  return sums;
}

/// k/(k − 1) (1 − trace / sum): Cronbach (1951), equation 14.
Expected<double> alpha(double trace, const Expected<double>& sum, double k) {
  if (!sum) return sum;
  if (*sum <= 0) return Unexpected(Undefined::no_variation);
  return k / (k - 1) * (1 - trace / *sum);
}

}  // namespace

Cronbach cronbach_alpha(const Ratings& ratings, MissingRatings missing, double level) {
  const auto complete = dense_complete(ratings);
  const std::size_t n = complete.practices;
  const auto k = static_cast<double>(complete.experts.size());
  Cronbach result;
  result.complete = static_cast<std::uint32_t>(n);
  const auto refuse = [&](Undefined why) {
    result.alpha = result.standardized = Unexpected(why);
    result.feldt = Unexpected(why);
    return result;
  };
  if (ratings.all().empty()) return refuse(Undefined::no_ratings);
  if (complete.experts.size() < 2) return refuse(Undefined::one_expert);
  if (missing == MissingRatings::listwise && n < 2) return refuse(Undefined::one_practice);

  const auto sums = add_up(missing == MissingRatings::listwise ? complete : dense(ratings));
  result.alpha = alpha(sums.variances, sums.covariances, k);
  result.standardized = alpha(k, sums.correlations, k);
  // 1 − (1 − α) F, with n − 1 and (n − 1)(k − 1) degrees of freedom.
  result.feldt = result.alpha.and_then([&](double value) -> Expected<Interval> {
    if (n < 2) return Unexpected(Undefined::no_freedom);
    const double rows = static_cast<double>(n) - 1;
    const double tail = (1 - level) / 2;
    return Interval{1 - (1 - value) * num::f_quantile(1 - tail, rows, rows * (k - 1)),
                    1 - (1 - value) * num::f_quantile(tail, rows, rows * (k - 1))};
  });
  return result;
}

}  // namespace otbor
