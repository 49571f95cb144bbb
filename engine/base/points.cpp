#include "engine/base/points.hpp"

#include <algorithm>

#include "engine/base/check.hpp"

namespace otbor {
namespace {

__extension__ using Wide = __int128;

Wide magnitude(Wide value) { return value < 0 ? -value : value; }

Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// Intake bounds every total, so an overflow here is our mistake, never the user's.
Wide multiplied(Wide a, Wide b) {
  Wide result = 0;
  OTBOR_CHECK(!__builtin_mul_overflow(a, b, &result));
  return result;
}

Wide added(Wide a, Wide b) {
  Wide result = 0;
  OTBOR_CHECK(!__builtin_add_overflow(a, b, &result));
  return result;
}

Wide floor_divided(Wide a, Wide b) {
  const Wide quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

/// a/b against c/d by continued fractions: exact, and no product that could overflow.
std::strong_ordering compare(Wide a, Wide b, Wide c, Wide d) {
  while (true) {
    const Wide left = floor_divided(a, b);
    const Wide right = floor_divided(c, d);
    if (left != right) return left <=> right;
    const Wide left_rest = a - left * b;
    const Wide right_rest = c - right * d;
    if (left_rest == 0 || right_rest == 0) return left_rest <=> right_rest;
    // left_rest/b against right_rest/d is d/right_rest against b/left_rest.
    a = d;
    c = b;
    b = right_rest;
    d = left_rest;
  }
}

std::string wide_to_text(Wide value) {
  if (value == 0) return "0";
  std::string digits;
  for (Wide rest = magnitude(value); rest != 0; rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  if (value < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

Points product(Points mark, Points weight) {
  const Wide wide = multiplied(mark.millionths(), weight.millionths());
  OTBOR_CHECK(wide % Points::unit == 0);
  return Points::millionths(static_cast<std::int64_t>(wide / Points::unit));
}

std::optional<Points> parse_points(std::string_view text, bool comma, int decimals_max) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  int whole_digits = 0;
  int decimals = -1;  // -1 until the point is met
  for (const char c : text) {
    if (c == '.' || (comma && c == ',')) {
      if (decimals >= 0) return std::nullopt;
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      if (decimals < 0 && ++whole_digits > 9) return std::nullopt;
      if (decimals >= 0 && ++decimals > decimals_max) return std::nullopt;
      value = value * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  if (whole_digits == 0 || decimals == 0) return std::nullopt;  // ".5" and "5." are slips
  value *= power_of_ten(Points::digits_max - std::max(decimals, 0));
  return Points::millionths(negative ? -value : value);
}

Ratio::Ratio(Wide numerator, Wide denominator) {
  OTBOR_CHECK(denominator != 0);
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Wide divisor = greatest_common_divisor(magnitude(numerator), denominator);
  numerator_ = numerator / divisor;
  denominator_ = denominator / divisor;
}

Ratio::Ratio(Points points) : Ratio(Wide{points.millionths()}, Wide{Points::unit}) {}

Ratio::Ratio(Points points, std::int64_t count)
    : Ratio(Wide{points.millionths()}, multiplied(Points::unit, count)) {}

Ratio Ratio::of(Points a, Points b) { return {Wide{a.millionths()}, Wide{b.millionths()}}; }

Ratio operator+(const Ratio& a, const Ratio& b) {
  if (a.denominator_ == b.denominator_) {
    return {added(a.numerator_, b.numerator_), a.denominator_};
  }
  return {added(multiplied(a.numerator_, b.denominator_), multiplied(b.numerator_, a.denominator_)),
          multiplied(a.denominator_, b.denominator_)};
}

Ratio operator-(const Ratio& a, const Ratio& b) { return a + b * -1; }

Ratio operator*(const Ratio& a, std::int64_t times) {
  return {multiplied(a.numerator_, times), a.denominator_};
}

Ratio operator/(const Ratio& a, std::int64_t parts) {
  return {a.numerator_, multiplied(a.denominator_, parts)};
}

Ratio Ratio::times(Points a) const {
  return {multiplied(numerator_, a.millionths()), multiplied(denominator_, Points::unit)};
}

Ratio Ratio::divided_by(Points a) const {
  return {multiplied(numerator_, Points::unit), multiplied(denominator_, a.millionths())};
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  return compare(a.numerator_, a.denominator_, b.numerator_, b.denominator_);
}

bool operator==(const Ratio& a, const Ratio& b) {
  return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
}

Points Ratio::rounded(int digits, RoundingRule rule) const {
  OTBOR_CHECK(digits >= 0);
  OTBOR_CHECK(digits <= Points::digits_max);
  const Wide scaled = multiplied(magnitude(numerator_), power_of_ten(digits));
  Wide quotient = scaled / denominator_;
  const Wide twice_rest = (scaled % denominator_) * 2;
  const bool up =
      rule == RoundingRule::half_up ? twice_rest >= denominator_
      : rule == RoundingRule::half_even
          ? twice_rest > denominator_ || (twice_rest == denominator_ && quotient % 2 == 1)
          : false;
  if (up) ++quotient;
  const Wide value = quotient * power_of_ten(Points::digits_max - digits);
  return Points::millionths(static_cast<std::int64_t>(numerator_ < 0 ? -value : value));
}

std::string Ratio::exact() const {
  auto text = wide_to_text(numerator_);
  if (denominator_ != 1) text += "/" + wide_to_text(denominator_);
  return text;
}

double Ratio::approximate() const {
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

std::string to_text(Points points, int digits, char mark) {
  OTBOR_CHECK(digits >= 0);
  OTBOR_CHECK(digits <= Points::digits_max);
  const auto value = points.millionths();
  const auto size = value < 0 ? -value : value;
  const auto whole = size / Points::unit;
  const auto decimals = (size % Points::unit) / power_of_ten(Points::digits_max - digits);
  std::string text = (value < 0 ? "-" : "") + std::to_string(whole);
  if (digits == 0) return text;
  const auto fraction = std::to_string(decimals);
  text.push_back(mark);
  text.append(static_cast<std::size_t>(digits) - fraction.size(), '0');
  return text + fraction;
}

std::string to_text(Points points, char mark) {
  int digits = Points::digits_max;
  auto rest = points.millionths() % Points::unit;
  while (digits > 0 && rest % 10 == 0) {
    rest /= 10;
    --digits;
  }
  return to_text(points, digits, mark);
}

}  // namespace otbor
