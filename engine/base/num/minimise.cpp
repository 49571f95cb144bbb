#include "engine/base/num/minimise.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace otbor::num {
namespace {

using Vector = std::vector<double>;
using Function = std::function<double(const Vector&)>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Vector slope(const Function& function, Vector at) {
  constexpr double relative = 1e-5;
  Vector result(at.size());
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double here = at[i];
    const double step = relative * (1 + std::abs(here));
    at[i] = here + step;
    const double above = function(at);
    at[i] = here - step;
    result[i] = (above - function(at)) / (2 * step);
    at[i] = here;
  }
  return result;
}

/// The inverse curvature, row by row.
class Inverse {
 public:
  explicit Inverse(std::size_t size) : size_(size), cells_(size * size) { reset(); }

  void reset() {
    std::ranges::fill(cells_, 0.0);
    for (std::size_t i = 0; i < size_; ++i) cells_[i * size_ + i] = 1;
  }
  [[nodiscard]] Vector times(const Vector& x) const {
    Vector result(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < size_; ++j) result[i] += cells_[i * size_ + j] * x[j];
    }
    return result;
  }
  /// Equation 6.17, with H s = image of the change of the slope.
  void learn(const Vector& step, const Vector& change) {
    const double along = dot(step, change);
    if (!(along > 0)) return;
    const Vector image = times(change);
    const double scale = (1 + dot(change, image) / along) / along;
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < size_; ++j) {
        cells_[i * size_ + j] +=
            scale * step[i] * step[j] - (image[i] * step[j] + step[i] * image[j]) / along;
      }
    }
  }

 private:
  std::size_t size_;
  Vector cells_;
};

}  // namespace

std::optional<Minimum> minimise(const Function& function, Vector start, std::size_t steps_max) {
  constexpr double settled = 1e-7;
  Minimum here{.at = std::move(start), .value = 0};
  here.value = function(here.at);
  Vector gradient = slope(function, here.at);
  Inverse inverse(here.at.size());
  bool fresh = true;
  for (std::size_t round = 0; round < steps_max; ++round) {
    Vector step = inverse.times(gradient);
    double length = 0;
    for (std::size_t i = 0; i < step.size(); ++i) {
      step[i] = -step[i];
      length = std::max(length, std::abs(step[i]) / (1 + std::abs(here.at[i])));
    }
    if (length > 1) {
      for (auto& part : step) part /= length;
    }
    Minimum there = here;
    double share = 1;
    // Armijo's rule with a slope of one part in ten thousand.
    const double fall = 1e-4 * dot(step, gradient);
    for (; share > 1e-10; share /= 2) {
      for (std::size_t i = 0; i < step.size(); ++i) there.at[i] = here.at[i] + share * step[i];
      there.value = function(there.at);
      if (there.value <= here.value + share * fall) break;
    }
    if (share <= 1e-10) {
      if (fresh) return here;  // not even straight down: the function shows no lower place
      inverse.reset();
      fresh = true;
      continue;
    }
    const Vector after = slope(function, there.at);
    Vector change(step.size());
    for (std::size_t i = 0; i < step.size(); ++i) {
      step[i] *= share;
      change[i] = after[i] - gradient[i];
    }
    inverse.learn(step, change);
    fresh = false;
    here = std::move(there);
    gradient = after;
    if (length < settled) return here;
  }
  return std::nullopt;
}

}  // namespace otbor::num
