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
