#pragma once
// Newton's method for concave log-likelihoods of a few hundred parameters: steps are halved until
// the likelihood grows.

#include <functional>
#include <optional>
#include <vector>

#include "engine/base/num/cholesky.hpp"

namespace otbor::ranks {

struct Likelihood {
  double value = 0;
  std::vector<double> gradient;
  num::Symmetric information;  // minus the second derivatives; positive definite
};

struct Maximum {
  std::vector<double> at;
  Likelihood likelihood;
};

/// From `start` until no parameter moves by 10⁻⁹; nothing when it does not settle.
[[nodiscard]] std::optional<Maximum> maximise(
    std::vector<double> start,
    const std::function<Likelihood(const std::vector<double>&)>& likelihood);

}  // namespace otbor::ranks
