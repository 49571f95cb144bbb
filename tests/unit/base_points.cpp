#include <catch2/catch.hpp>

#include "engine/base/points.hpp"

using namespace otbor;

namespace {

Points points(std::string_view text) { return parse_points(text, false).value(); }

}  // namespace

TEST_CASE("A decimal is read as written and nothing else is a decimal") {
  CHECK(points("1.5").millionths() == 1'500'000);
  CHECK(points("-2").millionths() == -2'000'000);
  CHECK(points("0.125") + points("0.875") == Points::whole(1));
  for (const auto* text : {"", ".", "5.", ".5", "1,5", "1e3", "nan", "inf", "0x10", " 1", "1 ",
                           "--1", "1.2.3", "9999999999", "1.0000001", "٣"}) {
    CHECK_FALSE(parse_points(text, false));
  }
  CHECK(parse_points("2,5", true) == points("2.5"));
}

TEST_CASE("A number with more decimals than allowed is refused, never cut") {
  CHECK(parse_points("1.234", false, 3));
  CHECK_FALSE(parse_points("1.2345", false, 3));
}

TEST_CASE("Mark times weight is exact where doubles would lose by it") {
  // 0.3 * 7 + 0.7 * 8 < 7.7 holds for doubles.
  const auto total =
      product(Points::whole(7), points("0.3")) + product(Points::whole(8), points("0.7"));
  CHECK(total == points("7.7"));
}

TEST_CASE("44.995 stays below 45 although it prints as 45.00") {
  const Ratio mean(points("89.99"), 2);
  CHECK(mean < Ratio(Points::whole(45)));
  CHECK(to_text(mean.rounded(2, RoundingRule::half_up), 2) == "45.00");
  CHECK(mean.exact() == "8999/200");
}

TEST_CASE("The mean of the worked example is 140/3 and prints as 46.67") {
  const Ratio mean(points("46.5") + points("42") + points("51.5"), 3);
  CHECK(mean.exact() == "140/3");
  CHECK(to_text(mean.rounded(2, RoundingRule::half_up), 2, ',') == "46,67");
  const Ratio percent = mean.divided_by(Points::whole(60)) * 100;
  CHECK(to_text(percent.rounded(2, RoundingRule::half_up), 2) == "77.78");
}

TEST_CASE("Rounding rules differ on a half and only there") {
  const Ratio half(points("0.125"));
  CHECK(half.rounded(2, RoundingRule::half_up) == points("0.13"));
  CHECK(half.rounded(2, RoundingRule::half_even) == points("0.12"));
  CHECK(half.rounded(2, RoundingRule::down) == points("0.12"));
  CHECK(Ratio(points("-0.125")).rounded(2, RoundingRule::half_up) == points("-0.13"));
  CHECK(Ratio(Points::whole(2), 3).rounded(0, RoundingRule::half_even) == Points::whole(1));
}

TEST_CASE("Fractions with huge terms are compared without overflow") {
  // Neighbours of 1 with denominators near 10^11: their products would not fit.
  const auto big = Points::millionths(99'999'999'999);
  const auto bigger = Points::millionths(100'000'000'000);
  const Ratio a = Ratio::of(big, bigger);
  const Ratio b = Ratio::of(bigger, bigger + Points::millionths(1));
  CHECK(a < b);
  CHECK(b < Ratio(Points::whole(1)));
  CHECK(Ratio(Points::whole(-1), 3) < Ratio(Points::whole(-1), 4));
}

TEST_CASE("A negative total prints with its sign and its digits") {
  CHECK(to_text(points("-0.5"), 2) == "-0.50");
  CHECK(to_text(points("-0.5")) == "-0.5");
  CHECK(to_text(Points::whole(3)) == "3");
}
