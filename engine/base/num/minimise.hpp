#pragma once
// A smooth function of a few variables at its lowest: the method of Broyden, Fletcher, Goldfarb &
// Shanno with central differences and a step that is halved until the function falls (J. Nocedal &
// S. J. Wright, Numerical Optimization, 2nd ed. (2006), algorithm 6.1).

#include <functional>
#include <optional>
#include <vector>

namespace otbor::num {

struct Minimum {
  std::vector<double> at;
  double value = 0;
};

/// nullopt when the steps have not died away (1e-7 of each variable) after `steps_max`.
[[nodiscard]] std::optional<Minimum> minimise(
    const std::function<double(const std::vector<double>&)>& function, std::vector<double> start,
    std::size_t steps_max = 500);

}  // namespace otbor::num
