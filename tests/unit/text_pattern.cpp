#include <string>

#include <catch2/catch.hpp>

#include "engine/text/pattern.hpp"

using otbor::parse_pattern;
using otbor::PatternFault;
using Kind = otbor::PatternAtom::Kind;

TEST_CASE("a pattern is a row of words with choices, gaps and signs", "[pattern]") {
  const auto parsed = parse_pattern("=цель|опрос* … # % завуч");
  REQUIRE(parsed.fault == PatternFault::none);
  const auto& terms = parsed.pattern.terms;
  REQUIRE(terms.size() == 4);
  CHECK(terms[0].any_of[0].kind == Kind::exact);
  CHECK(terms[0].any_of[0].text == "цель");
  CHECK(terms[0].any_of[1].kind == Kind::prefix);
  CHECK(terms[0].any_of[1].text == "опрос");
  CHECK(terms[1].after_gap);
  CHECK(terms[1].any_of[0].kind == Kind::number);
  CHECK(terms[2].any_of[0].kind == Kind::sign);
  CHECK_FALSE(terms[3].after_gap);
}

TEST_CASE("what cannot be a pattern is told apart", "[pattern]") {
  CHECK(parse_pattern("  ").fault == PatternFault::empty);
  CHECK(parse_pattern("… цель").fault == PatternFault::gap_at_an_end);
  CHECK(parse_pattern("цель …").fault == PatternFault::gap_at_an_end);
  CHECK(parse_pattern("цель||задача").fault == PatternFault::empty_choice);
  CHECK(parse_pattern("=").fault == PatternFault::empty_choice);
  CHECK(parse_pattern("а б в г д е ж з и").fault == PatternFault::too_long);
}

TEST_CASE("words that may change places are parted by ~, and by nothing else", "[pattern]") {
  const auto parsed = parse_pattern("открыть|запустить ~ кружок ~ #");
  REQUIRE(parsed.fault == PatternFault::none);
  CHECK(parsed.pattern.any_order);
  CHECK(parsed.pattern.terms.size() == 3);
  CHECK_FALSE(parse_pattern("открыть кружок").pattern.any_order);
  CHECK(parse_pattern("открыть ~ новый кружок").fault == PatternFault::mixed_order);
  CHECK(parse_pattern("открыть ~ … кружок").fault == PatternFault::mixed_order);
}

TEST_CASE("points stand before a pattern", "[pattern]") {
  CHECK(parse_pattern("+200 открыть ~ кружок").pattern.weight == 200);
  CHECK(parse_pattern("-150 хор").pattern.weight == -150);
  CHECK_FALSE(parse_pattern("хор").pattern.weight.has_value());
}

TEST_CASE("the name of a class gives way to its words, those of inner classes too", "[pattern]") {
  const otbor::PatternClasses classes{{"взрослый", {"<педагог>", "родитель"}},
                                      {"педагог", {"учитель", "завуч*"}},
                                      {"круг", {"<круг>"}}};
  CHECK(otbor::with_classes("<взрослый> … !", classes) == "учитель|завуч*|родитель … !");
  CHECK(otbor::with_classes("совет|<педагог>", classes) == "совет|учитель|завуч*");
  CHECK(parse_pattern(otbor::with_classes("<никто> !", classes)).fault ==
        PatternFault::unknown_class);
  CHECK(parse_pattern(otbor::with_classes("<круг>", classes)).fault == PatternFault::unknown_class);
}
