#pragma once
// Random choices for property tests, by name: the n-th case of a test is the same on every machine
// and can be looked at alone.

#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/num/philox.hpp"

namespace otbor {

class Draws {
 public:
  explicit Draws(std::uint32_t number) : case_(number) {}

  /// 0 … bound-1.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
    return num::below(bound, seed, num::Stage::generator, case_, index_++);
  }
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + below(static_cast<std::uint32_t>(high - low + 1));
  }
  [[nodiscard]] bool one_in(std::uint32_t n) { return below(n) == 0; }

  /// 0 … size-1 in some order (Fisher–Yates).
  [[nodiscard]] std::vector<std::size_t> permutation(std::size_t size) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = size; i > 1; --i) {
      std::swap(order[i - 1], order[below(static_cast<std::uint32_t>(i))]);
    }
    return order;
  }

  [[nodiscard]] std::string one_of(const std::vector<std::string_view>& choices) {
    return std::string(choices[below(static_cast<std::uint32_t>(choices.size()))]);
  }

 private:
  static constexpr std::uint64_t seed = 2022;
  std::uint32_t case_;
  std::uint32_t index_ = 0;
};

}  // namespace otbor
