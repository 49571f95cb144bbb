#pragma once
// The volume algorithm: multipliers of a Lagrangian relaxation that bring its bound near the best,
// and on the way a fractional solution, the moving mean of those that the multipliers chose. F.
// Barahona & R. Anbil, The volume algorithm, Math. Programming 87 (2000).

#include <cstddef>
#include <utility>
#include <vector>

namespace otbor::ranks {

/// A relaxation has
///   double price(multipliers)        the bound of these multipliers; sets `chosen()`
///   const vector<double>& chosen()   the solution that gives it
///   double slopes(mean, multipliers, direction)  fills the direction, returns its square
///   double moved(multiplier, change) a multiplier after a step; it may not pass through zero
///   void renew(mean, multipliers)    now and then: may exchange conditions whose multiplier is 0
///
/// Improves `multipliers` by at most `rounds`, until the bound passes `target` − 1 or stops
/// growing, and leaves the fractional solution in `mean`.
template <class Relaxation>
void approach(Relaxation& relaxation, double target, std::size_t rounds,
              std::vector<double>& multipliers, std::vector<double>& mean) {
  constexpr double speed_first = 0.3;
  constexpr double speed_least = 1e-3;
  constexpr double speed_down = 0.7;
  constexpr double speed_up = 1.2;
  constexpr double mixing = 0.1;  // share of the newest solution in the fractional one
  constexpr std::size_t patience = 8;
  constexpr std::size_t renewal = 10;
  std::vector<double> trial = multipliers;
  std::vector<double> direction(multipliers.size());
  double best = relaxation.price(multipliers);
  mean = relaxation.chosen();
  double speed = speed_first;
  std::size_t in_vain = 0;
  for (std::size_t round = 0; round < rounds && best <= target - 1; ++round) {
    if (round % renewal == 0) {
      relaxation.renew(mean, multipliers);
      trial.resize(multipliers.size());
      direction.resize(multipliers.size());
    }
    const double squares = relaxation.slopes(mean, multipliers, direction);
    // Polyak's step towards the target.
    const double step = squares > 0 ? speed * (target - best) / squares : 0;
    if (!(step > 0) || speed < speed_least) break;
    for (std::size_t t = 0; t < trial.size(); ++t) {
      trial[t] = Relaxation::moved(multipliers[t], step * direction[t]);
    }
    const double value = relaxation.price(trial);
    const auto& chosen = relaxation.chosen();
    for (std::size_t at = 0; at < mean.size(); ++at) mean[at] += mixing * (chosen[at] - mean[at]);
    if (value > best) {
      best = value;
      std::swap(multipliers, trial);
      speed *= speed_up;
      in_vain = 0;
    } else if (++in_vain == patience) {
      speed *= speed_down;
      in_vain = 0;
    }
  }
}

}  // namespace otbor::ranks
