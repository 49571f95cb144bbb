#include "engine/score/decision/choquet.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace otbor::decision {
namespace {

constexpr std::size_t criteria_max = 20;
constexpr double rounding = 1e-9;

double factorial(std::size_t n) {
  double product = 1;
  for (std::size_t i = 2; i <= n; ++i) product *= static_cast<double>(i);
  return product;
}

/// Probability that exactly one coalition of `size` stands before `joining` criteria that come
/// together, when all q criteria come in a random order.
double share_of_orders(std::size_t q, std::size_t size, std::size_t joining) {
  return factorial(q - size - joining) * factorial(size) / factorial(q - joining + 1);
}

}  // namespace

Expected<Capacity> Capacity::of(std::vector<double> values) {
  Capacity capacity;
  capacity.criteria_ = static_cast<std::size_t>(std::bit_width(values.size())) - 1;
  const std::size_t q = capacity.criteria_;
  if (q < 1 || q > criteria_max || !std::has_single_bit(values.size())) {
    return Unexpected(Undefined::not_a_capacity);
  }
  if (std::abs(values.front()) > rounding || std::abs(values.back() - 1) > rounding) {
    return Unexpected(Undefined::not_a_capacity);
  }
  for (std::size_t coalition = 0; coalition < values.size(); ++coalition) {
    for (std::size_t j = 0; j < q; ++j) {
      const double larger = values[coalition | (std::size_t{1} << j)];
      if (larger < values[coalition] - rounding) return Unexpected(Undefined::not_a_capacity);
    }
  }
  capacity.values_ = std::move(values);
  return capacity;
}

double choquet(std::span<const double> x, const Capacity& capacity) {
  const std::size_t q = capacity.criteria();
  OTBOR_CHECK(x.size() == q);
  std::vector<std::size_t> order(q);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return x[a] < x[b] || (!(x[b] < x[a]) && a < b);
  });
  std::size_t coalition = (std::size_t{1} << q) - 1;
  double sum = 0;
  double below = 0;
  for (const std::size_t j : order) {
    sum += (x[j] - below) * capacity[coalition];
    below = x[j];
    coalition &= ~(std::size_t{1} << j);
  }
  return sum;
}

std::vector<double> shapley(const Capacity& capacity) {
  const std::size_t q = capacity.criteria();
  std::vector<double> value(q);
  for (std::size_t coalition = 0; coalition < std::size_t{1} << q; ++coalition) {
    const auto size = static_cast<std::size_t>(std::popcount(coalition));
    if (size == q) continue;
    const double share = share_of_orders(q, size, 1);
    for (std::size_t j = 0; j < q; ++j) {
      const std::size_t joined = coalition | (std::size_t{1} << j);
      if (joined != coalition) value[j] += share * (capacity[joined] - capacity[coalition]);
    }
  }
  return value;
}

num::Matrix interaction(const Capacity& capacity) {
  const std::size_t q = capacity.criteria();
  num::Matrix result(q, q);
  for (std::size_t coalition = 0; coalition < std::size_t{1} << q; ++coalition) {
    const auto size = static_cast<std::size_t>(std::popcount(coalition));
    if (size + 2 > q) continue;
    const double share = share_of_orders(q, size, 2);
    for (std::size_t i = 0; i < q; ++i) {
      for (std::size_t j = i + 1; j < q; ++j) {
        const std::size_t with_i = coalition | (std::size_t{1} << i);
        const std::size_t with_j = coalition | (std::size_t{1} << j);
        if (with_i == coalition || with_j == coalition) continue;
        const double together =
            capacity[with_i | with_j] - capacity[with_i] - capacity[with_j] + capacity[coalition];
        result(i, j) += share * together;
        result(j, i) = result(i, j);
      }
    }
  }
  return result;
}

double orness(const Capacity& capacity) {
  const std::size_t q = capacity.criteria();
  if (q < 2) return 0.5;
  double sum = 0;
  for (std::size_t coalition = 1; coalition + 1 < std::size_t{1} << q; ++coalition) {
    const auto size = static_cast<std::size_t>(std::popcount(coalition));
    sum += factorial(q - size) * factorial(size) / factorial(q) * capacity[coalition];
  }
  return sum / static_cast<double>(q - 1);
}

}  // namespace otbor::decision
