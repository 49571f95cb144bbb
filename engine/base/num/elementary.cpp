#include "engine/base/num/elementary.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "engine/base/check.hpp"

namespace otbor::num {
namespace {

// ln 2 in two parts: the first has its last bits zero, so that k * ln2_high is exact.
constexpr double ln2_high = 0x1.62e42fee00000p-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double one_over_ln2 = 0x1.71547652b82fep+0;
constexpr double square_root_of_2 = 0x1.6a09e667f3bcdp+0;

constexpr int mantissa_bits = 52;
constexpr int exponent_bias = 1023;

/// 2^k for the exponents of normal numbers.
double power_of_two(int k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + exponent_bias) << mantissa_bits);
}

/// 1/2!, 1/3!, … 1/13!: on |r| <= ln 2 / 2 what is left out is below 2^-57.
constexpr auto inverse_factorials = [] {
  std::array<double, 12> terms{};
  double factorial = 1;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    factorial *= static_cast<double>(i + 2);
    terms[i] = 1 / factorial;
  }
  return terms;
}();

/// With s = x/(2 + x), log(1 + x) = 2s + 2s³/3 + 2s⁵/5 + …; this is the part of it after 2s,
/// divided by s. `terms` are enough for |s| <= 1/3.
double beyond_first_term(double s) {
  constexpr int terms = 17;
  const double square = s * s;
  double sum = 0;
  for (int i = terms; i > 0; --i) sum = square * (2.0 / (2 * i + 1) + sum);
  return sum;
}

}  // namespace

double exp(double x) {
  constexpr double overflow = 709.782712893384;
  constexpr double underflow = -745.1332191019412;
  if (x > overflow) return std::numeric_limits<double>::infinity();
  if (x < underflow) return 0;
  // e^x = 2^k e^r with |r| <= ln 2 / 2.
  const double nearest = x * one_over_ln2 + (x < 0 ? -0.5 : 0.5);
  const int k = static_cast<int>(nearest);
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  double sum = 0;
  for (std::size_t i = inverse_factorials.size(); i > 0; --i) {
    sum = inverse_factorials[i - 1] + r * sum;
  }
  // What rounding took from r returns in first order.
  const double power = 1 + (r + (r * r * sum + ((high - r) - low)));
  // In two factors, so that neither leaves the normal numbers.
  const int half = k / 2;
  return power * power_of_two(half) * power_of_two(k - half);
}

double log(double x) {
  OTBOR_CHECK(x > 0);
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {  // subnormal
    x *= 0x1p54;
    k -= 54;
  }
  // x = 2^k m with m between sqrt(1/2) and sqrt(2).
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> mantissa_bits) - exponent_bias;
  double m = x * power_of_two(exponent_bias - static_cast<int>(bits >> mantissa_bits));
  if (m > square_root_of_2) {
    m *= 0.5;
    ++k;
  }
  // 2s = f − sf and sf = f²/2 − s f²/2: the large part of the sum is f itself, which is exact.
  const double f = m - 1;
  const double s = f / (2 + f);
  const double half_square = 0.5 * f * f;
  const double rest = s * (half_square + beyond_first_term(s));
  return k * ln2_high - ((half_square - (rest + k * ln2_low)) - f);
}

double log1p_minus(double x) {
  OTBOR_CHECK(x > -1);
  if (x < -0.5 || x > 1) return log(1 + x) - x;
  const double s = x / (2 + x);
  return s * (beyond_first_term(s) - x);
}

}  // namespace otbor::num
