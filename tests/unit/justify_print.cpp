#include <catch2/catch.hpp>

#include "engine/justify/print.hpp"

namespace otbor {
namespace {

Ratio decimal(std::string_view text) { return Ratio(parse_points(text, false).value()); }

TEST_CASE("Print: a total is rounded once and carries the comma of its language") {
  const Ratio mean(Points::whole(140), 3);
  CHECK(print_score(mean, {}).ru == "46,67");
  CHECK(print_score(mean, {}).en == "46.67");
  CHECK(print_score(mean, {.digits = 1}).ru == "46,7");
  CHECK(print_score(Points::whole(45), {}).ru == "45,00");
}

TEST_CASE("Print: a percent keeps its sign on the same line in Russian") {
  CHECK(print_percent(Ratio(Points::whole(700), 9), {}).ru == "77,78\u00A0%");
  CHECK(print_percent(Ratio(Points::whole(700), 9), {}).en == "77.78%");
}

TEST_CASE("A share of draws that is neither none nor all never reads as 0 or 100 %") {
  CHECK(print_chance(0).en == "0%");
  CHECK(print_chance(0.0001).en == "less than 1%");
  CHECK(print_chance(0.0001).ru == "менее чем 1\u00A0%");
  CHECK(print_chance(0.12).ru == "12\u00A0%");
  CHECK(print_chance(0.995).en == "more than 99%");
  CHECK(print_chance(1).en == "100%");
}

TEST_CASE("Print: the exact value of 44.995 differs from 45 in print") {
  CHECK(print_exact_decimal(decimal("44.995"), decimal("45"), {}).ru == "44,995");
  CHECK(print_exact_decimal(decimal("44.995"), decimal("45"), {}).en == "44.995");
}

TEST_CASE("Print: a value without an end is cut, never rounded, and says so") {
  const Ratio value(Points::millionths(134'990'000), 3);  // 44.99666…
  CHECK(print_exact_decimal(value, decimal("45"), {}).ru == "44,996…");
}

TEST_CASE("Print: two exact values get as many digits as they need to differ") {
  const Ratio low(Points::millionths(139'998'200), 3);   // 46.666066…
  const Ratio high(Points::millionths(139'999'000), 3);  // 46.666333…
  CHECK(print_exact_decimal(low, high, {}).ru == "46,6660…");
  CHECK(print_exact_decimal(high, low, {}).ru == "46,6663…");
}

TEST_CASE("Print: values that six digits do not part are printed as fractions") {
  const Ratio near(Points::millionths(135'000'001), 3);  // 45.000000333…
  CHECK(print_exact_decimal(near, decimal("45"), {}).ru == "135000001/3000000");
}

TEST_CASE("Print: a shared place is a range") {
  CHECK(print_place({3, 3}).ru == "3");
  CHECK(print_place({3, 4}).ru == "3–4");
}

}  // namespace
}  // namespace otbor
