#include "engine/score/decision/weighted.hpp"

#include <optional>
#include <utility>

#include "engine/base/num/elementary.hpp"

namespace otbor::decision {

Expected<Weighted> weighted_sum(const Problem& problem, Normalisation normalisation, Costs costs) {
  auto values = benefits(problem, normalisation, costs);
  if (!values) return Unexpected(values.error());
  Weighted result{.normalised = std::move(*values)};
  for (std::size_t a = 0; a < result.normalised.rows(); ++a) {
    double sum = 0;
    for (std::size_t c = 0; c < problem.weights.size(); ++c) {
      sum += problem.weights[c] * result.normalised(a, c);
    }
    result.score.push_back(sum);
  }
  result.rank = places(result.score);
  return result;
}

Expected<Weighted> weighted_product(const Problem& problem, Normalisation normalisation,
                                    Costs costs) {
  constexpr double ln_10 = 0x1.26bb1bbb55516p+1;
  auto values = benefits(problem, normalisation, costs);
  if (!values) return Unexpected(values.error());
  Weighted result{.normalised = std::move(*values)};
  for (std::size_t a = 0; a < result.normalised.rows(); ++a) {
    double logarithm = 0;
    bool zero = false;
    for (std::size_t c = 0; c < problem.weights.size(); ++c) {
      const double value = result.normalised(a, c);
      if (value < 0) return Unexpected(Undefined::not_positive);
      if (!(problem.weights[c] > 0)) continue;  // x⁰ = 1, also for x = 0
      if (value > 0) {
        logarithm += problem.weights[c] * num::log(value);
      } else {
        zero = true;
      }
    }
    result.score.push_back(zero ? 0 : num::exp(logarithm));
    result.log10_score.push_back(zero ? std::nullopt : std::optional(logarithm / ln_10));
  }
  result.rank = places(result.score);
  return result;
}

}  // namespace otbor::decision
