#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/arrays.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/normal.hpp"
#include "engine/base/num/philox.hpp"

namespace otbor {
namespace {

constexpr double ln_2 = 0.693147180559945309417;

/// Positive doubles below `bits`, from the smallest there are.
std::vector<double> anywhere(std::size_t size, std::uint32_t draw, std::uint64_t bits) {
  std::vector<double> numbers(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const double share = num::uniform(1, num::Stage::generator, draw, i);
    const auto place = static_cast<std::uint64_t>(share * static_cast<double>(bits));
    numbers[i] = std::bit_cast<double>(place + 1);
  }
  return numbers;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(
      a, b, {}, [](double x) { return std::bit_cast<std::uint64_t>(x); },
      [](double x) { return std::bit_cast<std::uint64_t>(x); });
}

TEST_CASE("Logarithm: powers of two and three halves of them up to the largest double") {
  CHECK(num::log(0x1p1023) == Approx(1023 * ln_2).epsilon(1e-15));
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(std::isinf(num::log(infinity)));
  const std::vector<double> with_infinity{2, infinity, infinity, 3};
  std::vector<double> logs(4);
  num::log(with_infinity, logs);
  CHECK(std::isinf(logs[1]));
  CHECK(std::isinf(logs[2]));
  CHECK(logs[0] == Approx(ln_2));
  CHECK(num::log(0x1.8p1023) == Approx(1023 * ln_2 + 0.405465108108164381978).epsilon(1e-15));
  CHECK(num::log(std::numeric_limits<double>::max()) == Approx(1024 * ln_2).epsilon(1e-15));
  CHECK(num::log(0x1p-1074) == Approx(-1074 * ln_2).epsilon(1e-15));
  CHECK(num::log(1) == Approx(0).margin(0));
}

TEST_CASE(
    "Logarithms of an array have the bits of each alone, subnormal numbers and odd ends too") {
  for (const std::size_t size : {0U, 1U, 2U, 3U, 129U, 2000U}) {
    const auto x = anywhere(size, 1, std::bit_cast<std::uint64_t>(1e308));
    std::vector<double> together(size);
    std::vector<double> alone(size);
    num::log(x, together);
    std::ranges::transform(x, alone.begin(), [](double one) { return num::log(one); });
    CHECK(same_bits(together, alone));
  }
}

TEST_CASE("Normal quantiles of an array have the bits of each alone, in place too") {
  for (const std::size_t size : {0U, 1U, 2U, 3U, 127U, 128U, 129U, 2000U}) {
    for (const bool far_out : {false, true}) {
      auto p = anywhere(size, 2, std::bit_cast<std::uint64_t>(0.5));
      for (std::uint32_t i = 0; i < size && !far_out; ++i) {
        p[i] = num::uniform(1, num::Stage::generator, 3, i) + 0x1p-60;
      }
      std::vector<double> alone(size);
      std::ranges::transform(p, alone.begin(),
                             [](double one) { return num::normal_quantile(one); });
      num::normal_quantile(p, p);
      CHECK(same_bits(p, alone));
    }
  }
}

}  // namespace
}  // namespace otbor
