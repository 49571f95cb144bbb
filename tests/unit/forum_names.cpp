#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/forum/names/matcher.hpp"
#include "tests/support/name_lexicon.hpp"
#include "tests/unit/forum_names_table.hpp"

namespace otbor {
namespace {

std::string letter(const NameMatch& match, const Per<Institution, Institution>& institutions) {
  switch (match.answer) {
    case NameAnswer::matched:
      return "M " + institutions[*match.institution].id;
    case NameAnswer::suggested:
      return "S " + institutions[*match.institution].id;
    case NameAnswer::organiser:
      return "O";
    case NameAnswer::device:
      return "X";
    default:
      return "U";
  }
}

bool has(const NameMatch& match, NameReason reason) {
  return std::ranges::find(match.reasons, reason) != match.reasons.end();
}

std::string answer(std::string_view name, std::string_view former = {}) {
  const auto institutions = test::twelve_institutions();
  const NameMatcher matcher(institutions, shipped_lexicon());
  return letter(matcher.match(name, former), institutions);
}

Per<Institution, Institution> named(const std::vector<std::string>& names) {
  Per<Institution, Institution> all;
  for (const auto& name : names) all.push_back({std::to_string(all.count().value()), name});
  return all;
}

}  // namespace

TEST_CASE("Names: forty-eight names of a district are told as a methodologist tells them") {
  const auto institutions = test::twelve_institutions();
  const NameMatcher matcher(institutions, shipped_lexicon());
  for (const auto& expected : test::expected_names) {
    const auto open = expected.name.rfind('(');
    const bool pair = expected.name.ends_with(')');
    const auto shown = pair ? expected.name.substr(0, open - 1) : expected.name;
    const auto former =
        pair ? expected.name.substr(open + 1, expected.name.size() - open - 2) : std::string_view{};
    INFO(expected.name);
    CHECK(letter(matcher.match(shown, former), institutions) == expected.answer);
  }
}

TEST_CASE("Names: a name in brackets that tells of another institution asks for confirmation") {
  const auto institutions = test::twelve_institutions();
  const NameMatcher matcher(institutions, shipped_lexicon());
  const auto match = matcher.match("Зареченская СОШ №2", "Тоцкая СОШ");
  CHECK(letter(match, institutions) == "S 07");
  CHECK(has(match, NameReason::former_name_differs));
  REQUIRE(match.candidates.size() == 2);
  CHECK(institutions[match.candidates[1]].id == "02");
}

TEST_CASE("Names: a person's name in front is told by the institution in brackets") {
  CHECK(answer("Иванова Мария", "Погроминская СОШ") == "M 03");
  CHECK(answer("Погроминская СОШ", "Иванова Мария") == "M 03");
}

TEST_CASE("Names: two institutions in one name are both offered") {
  const auto institutions = test::twelve_institutions();
  const NameMatcher matcher(institutions, shipped_lexicon());
  const auto match = matcher.match("Тоцкая СОШ + Василёк");
  CHECK(match.answer == NameAnswer::ambiguous);
  CHECK(has(match, NameReason::several_named));
  CHECK(match.candidates.size() == 2);
}

TEST_CASE("Names: a college of the same number is not the school of that number") {
  const auto institutions = named({"СОШ № 57", "Колледж № 57"});
  const NameMatcher matcher(institutions, shipped_lexicon());
  CHECK(letter(matcher.match("колледж 57"), institutions) == "M 1");
  CHECK(letter(matcher.match("школа №57"), institutions) == "M 0");
  CHECK(letter(matcher.match("детский сад № 57"), institutions) == "U");
}

TEST_CASE("Names: school number two is not school number twelve") {
  const auto institutions = named({"МБОУ СОШ № 2", "МБОУ СОШ № 12"});
  const NameMatcher matcher(institutions, shipped_lexicon());
  CHECK(letter(matcher.match("СОШ 2"), institutions) == "M 0");
  CHECK(letter(matcher.match("сош-12 директор"), institutions) == "M 1");
  CHECK(letter(matcher.match("СОШ № 22"), institutions) == "U");
  CHECK(letter(matcher.match("вторая школа"), institutions) == "M 0");
}

TEST_CASE("Names: another kind of the same family is a guess, never a match") {
  const auto institutions = named({"МБОУ Ольховская СОШ"});
  const NameMatcher matcher(institutions, shipped_lexicon());
  const auto match = matcher.match("Ольховская ООШ");
  CHECK(match.answer == NameAnswer::suggested);
  CHECK(has(match, NameReason::kind_differs));
  CHECK(matcher.match("детский сад Ольховский").answer != NameAnswer::matched);
}

TEST_CASE("Names: what somebody has settled wins over what the program would say") {
  const auto institutions = test::twelve_institutions();
  const std::vector<SettledName> settled{
      {"ТСОШ каб12", SettledAs::institution, Index<Institution>(1)},
      {"Погроминская СОШ", SettledAs::none, {}},
      {"Техподдержка", SettledAs::organiser, {}}};
  const NameMatcher matcher(institutions, shipped_lexicon(), settled);
  CHECK(letter(matcher.match("тсош  каб12"), institutions) == "M 02");
  CHECK(letter(matcher.match("Погроминская СОШ"), institutions) == "U");
  CHECK(letter(matcher.match("Техподдержка"), institutions) == "O");
}

TEST_CASE("Names: invisible signs, odd blanks and a missing quote change nothing") {
  CHECK(answer("МБОУ\u00A0«Погромин\u00ADская\u200B СОШ") == "M 03");
  CHECK(answer("🙂 Погроминская  СОШ 🙂") == "M 03");
  CHECK(answer("МБДОУ „Васил\u0435\u0308к\"") == "M 08");
}

TEST_CASE("Names: nothing, blanks and signs alone are unresolved") {
  CHECK(answer("") == "U");
  CHECK(answer("   ") == "U");
  CHECK(answer("!!! ??? №") == "U");
  CHECK(answer("12345678901234567890") == "U");
}

TEST_CASE("Names: many threads give what one gives") {
  const auto institutions = test::twelve_institutions();
  const NameMatcher matcher(institutions, shipped_lexicon());
  std::vector<NameMatcher::Pair> names;
  for (int i = 0; i < 60; ++i) {
    for (const auto& one : test::expected_names) names.push_back({one.name, ""});
  }
  const auto alone = matcher.match(names, {1});
  const auto together = matcher.match(names, {7});
  bool same = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    same = same && alone[i].answer == together[i].answer &&
           alone[i].institution == together[i].institution &&
           alone[i].candidates == together[i].candidates && alone[i].reasons == together[i].reasons;
  }
  CHECK(same);
}

}  // namespace otbor
