#include "engine/base/num/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/base/check.hpp"
#include "engine/base/num/arrays.hpp"
#include "engine/base/num/two.hpp"

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

/// 2/3, 2/5, … 2/35.
constexpr auto odd_fractions = [] {
  std::array<double, 17> terms{};
  for (std::size_t i = 0; i < terms.size(); ++i) terms[i] = 2.0 / static_cast<double>(2 * i + 3);
  return terms;
}();

/// With s = x/(2 + x), log(1 + x) = 2s + 2s³/3 + 2s⁵/5 + …; this is the part of it after 2s,
/// divided by s. The terms are enough for |s| <= 1/3.
template <class Real>
Real beyond_first_term(Real s) {
  const Real square = s * s;
  Real sum{};
  for (std::size_t i = odd_fractions.size(); i > 0; --i) {
    sum = square * (odd_fractions[i - 1] + sum);
  }
  return sum;
}

/// ln(2^k m) for m between sqrt(1/2) and sqrt(2).
template <class Real>
Real log_of_parts(Real k, Real m) {
  // 2s = f − sf and sf = f²/2 − s f²/2: the large part of the sum is f itself, which is exact.
  const Real f = m - 1;
  const Real s = f / (2 + f);
  const Real half_square = 0.5 * f * f;
  const Real rest = s * (half_square + beyond_first_term(s));
  return k * ln2_high - ((half_square - (rest + k * ln2_low)) - f);
}

constexpr std::uint64_t mantissa_mask = (std::uint64_t{1} << mantissa_bits) - 1;
constexpr auto bits_of_one = std::bit_cast<std::uint64_t>(1.0);

/// Of two normal positive numbers.
Two log_of_two(Two x) {
  constexpr auto ones_last = std::bit_cast<std::uint64_t>(0x1p52);  // a double whose last bit is 1
  const auto bits = std::bit_cast<TwoBits>(x);
  const auto exponent = std::bit_cast<Two>((bits >> mantissa_bits) | ones_last);
  const auto m = std::bit_cast<Two>((bits & mantissa_mask) | bits_of_one);
  const Two k = exponent - (0x1p52 + exponent_bias);
  const auto above = m > square_root_of_2;
  return log_of_parts<Two>(above ? k + 1 : k, above ? m * 0.5 : m);
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
  if (std::isinf(x)) return x;  // an exponential that overflowed stays beyond everything
  OTBOR_CHECK(x > 0);
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {  // subnormal
    x *= 0x1p54;
    k -= 54;
  }
  // x = 2^k m with m between sqrt(1/2) and sqrt(2).
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> mantissa_bits) - exponent_bias;
  auto m = std::bit_cast<double>((bits & mantissa_mask) | bits_of_one);
  if (m > square_root_of_2) {
    m *= 0.5;
    ++k;
  }
  return log_of_parts<double>(k, m);
}

void log(std::span<const double> x, std::span<double> into) {
  OTBOR_CHECK(x.size() == into.size());
  const auto is_normal = [](double one) {
    return one >= std::numeric_limits<double>::min() && one <= std::numeric_limits<double>::max();
  };
  for (std::size_t i = 0; i < x.size(); i += 2) {
    if (i + 1 < x.size() && is_normal(x[i]) && is_normal(x[i + 1])) {
      store(&into[i], log_of_two(load(&x[i])));
    } else {
      into[i] = log(x[i]);
      if (i + 1 < x.size()) into[i + 1] = log(x[i + 1]);
    }
  }
}

double log1p_minus(double x) {
  OTBOR_CHECK(x > -1);
  if (x < -0.5 || x > 1) return log(1 + x) - x;
  const double s = x / (2 + x);
  return s * (beyond_first_term(s) - x);
}

}  // namespace otbor::num
