#include "engine/rate/calibration.hpp"

#include <utility>
#include <vector>

#include "engine/base/check.hpp"
#include "engine/base/num/conjugate_gradients.hpp"

namespace otbor {
namespace {

/// Ratings of shared practices as the equations see them: a practice with one rating says nothing
/// about leniency, whatever its worth is.
template <class Work>
void for_shared(const Ratings& ratings, const Work& work) {
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.size() > 1) work(unit);
  }
}

}  // namespace

std::optional<Per<Expert, double>> leniency(const Ratings& ratings, double lambda) {
  OTBOR_CHECK(lambda > 0);
  const std::size_t experts = ratings.experts().value();
  // Given b, the best worth of a practice is the mean of x − b. Put in, it leaves m equations for
  // the m experts, (D + λI − A) b = r: D counts the expert's shared practices, A sums 1/n over the
  // practices two experts share, r sums the deviations from the practices' means. A is never
  // written down: the equations are solved by what they do to a vector, in time linear in the
  // ratings for seven experts and for seven thousand.
  num::LinearSystem system{.apply = {},
                           .diagonal = std::vector<double>(experts, lambda),
                           .right = std::vector<double>(experts)};
  for_shared(ratings, [&](std::span<const Rating> unit) {
    const auto size = static_cast<double>(unit.size());
    double sum = 0;
    for (const auto& rating : unit) sum += rating.value;
    for (const auto& rating : unit) {
      system.right[rating.expert.value()] += rating.value - sum / size;
      system.diagonal[rating.expert.value()] += 1 - 1 / size;
    }
  });
  system.apply = [&](const std::vector<double>& b) {
    std::vector<double> image(experts);
    for (std::size_t e = 0; e < experts; ++e) image[e] = lambda * b[e];
    for_shared(ratings, [&](std::span<const Rating> unit) {
      double sum = 0;
      for (const auto& rating : unit) sum += b[rating.expert.value()];
      const double mean = sum / static_cast<double>(unit.size());
      for (const auto& rating : unit) {
        image[rating.expert.value()] += b[rating.expert.value()] - mean;
      }
    });
    return image;
  };
  auto solution = num::solve(system);
  if (!solution) return std::nullopt;
  return Per<Expert, double>(std::move(*solution));
}

}  // namespace otbor
