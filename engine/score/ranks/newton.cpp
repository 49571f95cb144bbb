#include "engine/score/ranks/newton.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace otbor::ranks {

std::optional<Maximum> maximise(
    std::vector<double> start,
    const std::function<Likelihood(const std::vector<double>&)>& likelihood) {
  constexpr int steps_max = 200;
  constexpr double settled = 1e-9;
  constexpr double shortest = 1e-10;
  Maximum now{.at = std::move(start), .likelihood = {}};
  now.likelihood = likelihood(now.at);
  for (int step = 0; step < steps_max; ++step) {
    const auto factors = num::Cholesky::of(now.likelihood.information);
    if (!factors) return std::nullopt;
    const auto direction = factors->solve(now.likelihood.gradient);
    double largest = 0;
    for (const double d : direction) largest = std::max(largest, std::abs(d));
    if (largest < settled) return now;
    double length = 1;
    for (;;) {
      std::vector<double> next = now.at;
      for (std::size_t i = 0; i < next.size(); ++i) next[i] += length * direction[i];
      Likelihood there = likelihood(next);
      if (there.value >= now.likelihood.value) {
        now = {std::move(next), std::move(there)};
        break;
      }
      length /= 2;
      // Nothing on the way is better than here: what is left is rounding.
      if (length * largest < shortest) return now;
    }
  }
  return std::nullopt;
}

}  // namespace otbor::ranks
