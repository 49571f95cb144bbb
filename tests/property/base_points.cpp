// Exact arithmetic against an independent one of any length (Boost.Multiprecision).

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>

#include "engine/base/points.hpp"
#include "tests/property/draws.hpp"

namespace otbor {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr std::uint32_t cases = 3000;

cpp_rational exactly(Points points) {
  return {cpp_int(points.millionths()), cpp_int(Points::unit)};
}

std::string text_of(const cpp_rational& value) {
  const cpp_int below = denominator(value);
  return below == 1 ? numerator(value).str() : numerator(value).str() + "/" + below.str();
}

/// Whole or with up to six decimals, small or large, of either sign.
Points random_points(Draws& draws) {
  const auto unit = draws.one_in(2) ? std::int64_t{1} : Points::unit / 1000;
  const auto size = draws.one_in(2) ? draws.between(-5'000'000, 5'000'000) : draws.between(-40, 40);
  return Points::millionths(size * unit);
}

struct Pair {
  Ratio ours;
  cpp_rational theirs;
};

Pair random_ratio(Draws& draws) {
  const auto points = random_points(draws);
  const auto count = draws.between(1, 40);
  return {Ratio(points, count), exactly(points) / count};
}

TEST_CASE("A fraction is what exact rational arithmetic gives, whatever is done with it") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto a = random_ratio(draws);
    const auto b = random_ratio(draws);
    const auto times = draws.between(-9, 9);
    const auto parts = draws.between(1, 9);
    auto factor = random_points(draws);
    if (factor == Points()) factor = Points::whole(1);
    REQUIRE(a.ours.exact() == text_of(a.theirs));
    REQUIRE((a.ours + b.ours).exact() == text_of(a.theirs + b.theirs));
    REQUIRE((a.ours - b.ours).exact() == text_of(a.theirs - b.theirs));
    REQUIRE((a.ours * times).exact() == text_of(a.theirs * times));
    REQUIRE((a.ours / parts).exact() == text_of(a.theirs / parts));
    REQUIRE(a.ours.times(factor).exact() == text_of(a.theirs * exactly(factor)));
    REQUIRE(a.ours.divided_by(factor).exact() == text_of(a.theirs / exactly(factor)));
    REQUIRE(a.ours.sign() == a.theirs.sign());
    REQUIRE(a.ours.approximate() == Approx(a.theirs.convert_to<double>()));
  }
}

TEST_CASE("Fractions compare as exact rational numbers do, equal and nearly equal ones too") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto a = random_ratio(draws);
    auto b = random_ratio(draws);
    if (draws.one_in(3)) b = a;
    if (draws.one_in(3)) {
      const auto count = draws.between(1'000'000, 2'000'000);
      b = {a.ours + Ratio(Points::millionths(1), count),
           a.theirs + exactly(Points::millionths(1)) / count};
    }
    const auto order = a.theirs.compare(b.theirs);
    REQUIRE((a.ours < b.ours) == (order < 0));
    REQUIRE((a.ours > b.ours) == (order > 0));
    REQUIRE((a.ours == b.ours) == (order == 0));
  }
}

cpp_int power_of_ten(int exponent) {
  return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

cpp_int rounded(const cpp_rational& value, int digits, RoundingRule rule) {
  const cpp_rational scaled = abs(value) * power_of_ten(digits);
  cpp_int whole = numerator(scaled) / denominator(scaled);
  const cpp_rational rest = scaled - whole;
  const cpp_rational half(1, 2);
  const bool up = rule == RoundingRule::half_up ? rest >= half
                  : rule == RoundingRule::half_even
                      ? rest > half || (rest == half && whole % 2 == 1)
                      : false;
  if (up) ++whole;
  return value < 0 ? -whole : whole;
}

TEST_CASE("A fraction is rounded as written, at every number of digits and by every rule") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    auto one = random_ratio(draws);
    if (draws.one_in(2)) {  // exactly half of the last digit
      const auto halves = draws.between(-99'999, 99'999);
      one = {Ratio(Points::millionths(halves), 2), exactly(Points::millionths(halves)) / 2};
    }
    for (const auto rule : {RoundingRule::half_up, RoundingRule::half_even, RoundingRule::down}) {
      for (int digits = 0; digits <= Points::digits_max; ++digits) {
        const cpp_int unit = power_of_ten(Points::digits_max - digits);
        const cpp_int expected = rounded(one.theirs, digits, rule) * unit;
        REQUIRE(cpp_int(one.ours.rounded(digits, rule).millionths()) == expected);
      }
    }
  }
}

TEST_CASE("Points are read back as they were written, with a point and with a comma") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto points = random_points(draws);
    REQUIRE(parse_points(to_text(points), false) == points);
    REQUIRE(parse_points(to_text(points, ','), true) == points);
    for (int digits = 0; digits <= Points::digits_max; ++digits) {
      const auto shorter = Ratio(points).rounded(digits, RoundingRule::half_up);
      const auto text = to_text(shorter, digits);
      REQUIRE(parse_points(text, false) == shorter);
      const auto point = text.find('.');
      REQUIRE((digits == 0 ? point == std::string::npos
                           : text.size() - point - 1 == static_cast<std::size_t>(digits)));
    }
  }
}

TEST_CASE("Mark times weight is exact while each has at most three decimals") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto mark = Points::millionths(draws.between(-100'000, 100'000) * 1000);
    const auto weight = Points::millionths(draws.between(0, 50'000) * 1000);
    REQUIRE(exactly(product(mark, weight)) == exactly(mark) * exactly(weight));
  }
}

}  // namespace
}  // namespace otbor
