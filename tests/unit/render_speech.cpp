#include <catch2/catch.hpp>

#include "engine/render/words/speech.hpp"

namespace otbor {
namespace {

const Speech ru(Lang::ru);
const Speech en(Lang::en);

Points points(std::string_view text) { return parse_points(text, false).value(); }

TEST_CASE("Thousands are parted by a no-break space in Russian and by a comma in English") {
  CHECK(ru.whole(999) == "999");
  CHECK(ru.whole(1250) == "1\u00A0250");
  CHECK(ru.whole(1234567) == "1\u00A0234\u00A0567");
  CHECK(en.whole(1250) == "1,250");
}

TEST_CASE("A statistic has the language's decimal mark, a typographic minus and no minus zero") {
  CHECK(ru.real(0.6667, 3) == "0,667");
  CHECK(en.real(0.6667, 3) == "0.667");
  CHECK(ru.real(-2.5, 2) == "−2,50");
  CHECK(ru.real(2.5, 2, true) == "+2,50");
  CHECK(ru.real(-0.001, 2) == "0,00");
  CHECK(ru.real(0.001, 2, true) == "0,00");
}

TEST_CASE("The total of a sheet is exact and has at least the digits of the plan") {
  CHECK(ru.total(points("46.5"), 2) == "46,50");
  CHECK(ru.total(points("46.125"), 2) == "46,125");
  CHECK(ru.total(points("46"), 0) == "46");
}

TEST_CASE("A value just below the pass mark does not print as the pass mark") {
  const Rounding rounding;
  const Ratio value(points("134.985"), 3);  // 44.995
  CHECK(ru.against(value, rounding, {points("45")}) == "44,995");
  CHECK(ru.against(value, rounding, {points("36")}) == "45,00");
  CHECK(ru.against(Ratio(points("45")), rounding, {points("45")}) == "45,00");
}

TEST_CASE("Where the plan decides by rounded values the rounded value is printed") {
  const Rounding rounding{.decide_on = DecideOn::rounded};
  CHECK(ru.against(Ratio(points("44.995")), rounding, {points("45")}) == "45,00");
}

TEST_CASE("Quotes inside a title become the inner quotes of the language") {
  CHECK(ru.quoted("Центр «Точка роста» в школе") == "«Центр „Точка роста“ в школе»");
  CHECK(en.quoted("A school") == "“A school”");
}

TEST_CASE("A sentence that ends with an abbreviation has one dot") {
  CHECK(ru(Words{"Документ: {0}.", "Document: {0}."}, {Text("справка от 20 апреля 2022 г.")}) ==
        "Документ: справка от 20 апреля 2022 г.");
  CHECK(ru(Words{"{0} и далее", "{0} and on"}, {Text("автор пишет...")}) ==
        "автор пишет... и далее");
}

}  // namespace
}  // namespace otbor
