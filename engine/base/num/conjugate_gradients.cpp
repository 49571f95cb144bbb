#include "engine/base/num/conjugate_gradients.hpp"

#include "engine/base/check.hpp"

namespace otbor::num {
namespace {

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

std::vector<double> scaled(const std::vector<double>& residual,
                           const std::vector<double>& diagonal) {
  std::vector<double> result(residual.size());
  for (std::size_t i = 0; i < residual.size(); ++i) result[i] = residual[i] / diagonal[i];
  return result;
}

}  // namespace

std::optional<std::vector<double>> solve(const LinearSystem& system, std::size_t steps_max) {
  OTBOR_CHECK(system.diagonal.size() == system.right.size());
  constexpr double reduction = 1e-12;
  const std::size_t size = system.right.size();
  const double enough = reduction * reduction * dot(system.right, system.right);

  std::vector<double> x(size, 0.0);
  std::vector<double> residual = system.right;
  std::vector<double> direction = scaled(residual, system.diagonal);
  double steepness = dot(residual, direction);
  for (std::size_t step = 0; step <= steps_max; ++step) {
    if (dot(residual, residual) <= enough) return x;
    const auto image = system.apply(direction);
    const double length = steepness / dot(direction, image);
    for (std::size_t i = 0; i < size; ++i) {
      x[i] += length * direction[i];
      residual[i] -= length * image[i];
    }
    const auto preconditioned = scaled(residual, system.diagonal);
    const double before = steepness;
    steepness = dot(residual, preconditioned);
    for (std::size_t i = 0; i < size; ++i) {
      direction[i] = preconditioned[i] + steepness / before * direction[i];
    }
  }
  return std::nullopt;
}

}  // namespace otbor::num
