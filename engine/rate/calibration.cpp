#include "engine/rate/calibration.hpp"

#include <utility>
#include <vector>

#include "engine/base/check.hpp"
#include "engine/base/num/conjugate_gradients.hpp"

namespace otbor {
namespace {

/// Who shares which practice, close together: the iteration runs over it many times. A practice
/// with one rating says nothing about leniency, whatever its worth is.
struct SharedPractices {
  std::vector<std::uint32_t> experts;  // practice by practice
  std::vector<std::uint32_t> ends;     // of each practice among `experts`
};

/// (D + λI − A) b.
std::vector<double> applied(const SharedPractices& shared, double lambda,
                            const std::vector<double>& b) {
  std::vector<double> image(b.size());
  for (std::size_t e = 0; e < b.size(); ++e) image[e] = lambda * b[e];
  std::size_t first = 0;
  for (const std::size_t end : shared.ends) {
    double sum = 0;
    for (std::size_t i = first; i < end; ++i) sum += b[shared.experts[i]];
    const double mean = sum / static_cast<double>(end - first);
    for (std::size_t i = first; i < end; ++i) {
      image[shared.experts[i]] += b[shared.experts[i]] - mean;
    }
    first = end;
  }
  return image;
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
  SharedPractices shared;
  num::LinearSystem system{.apply = {},
                           .diagonal = std::vector<double>(experts, lambda),
                           .right = std::vector<double>(experts)};
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.size() < 2) continue;
    const auto size = static_cast<double>(unit.size());
    double sum = 0;
    for (const auto& rating : unit) sum += rating.value;
    for (const auto& rating : unit) {
      shared.experts.push_back(rating.expert.value());
      system.right[rating.expert.value()] += rating.value - sum / size;
      system.diagonal[rating.expert.value()] += 1 - 1 / size;
    }
    shared.ends.push_back(static_cast<std::uint32_t>(shared.experts.size()));
  }
  system.apply = [&](const std::vector<double>& b) { return applied(shared, lambda, b); };
  auto solution = num::solve(system);
  if (!solution) return std::nullopt;
  return Per<Expert, double>(std::move(*solution));
}

}  // namespace otbor
