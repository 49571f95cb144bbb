#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/unit/themes_fixture.hpp"

namespace otbor {
namespace {

using test::judged;
using test::two_themes;

const Index<Theme> first_theme(0);
const Index<Theme> second_theme(1);

TEST_CASE("title, abstract and body count three, two and one, strong entries three times") {
  auto set = two_themes({"олимпиада"}, {});
  set.themes[first_theme].supporting = {"кружок"};
  CHECK(judged(set, Practice{.title = "олимпиада"}).best_points == 9);
  CHECK(judged(set, Practice{.abstract = "олимпиада"}).best_points == 6);
  CHECK(judged(set, Practice{.body = "олимпиада"}).best_points == 3);
  CHECK(judged(set, Practice{.title = "кружок", .abstract = "кружок", .body = "кружок"})
            .best_points == 6);
}

TEST_CASE("an entry counts three times at most, the title first") {
  const auto set = two_themes({"олимпиада"}, {});
  const std::string often = "олимпиада олимпиада олимпиада олимпиада";
  CHECK(judged(set, often).best_points == 27);
  CHECK(judged(set, Practice{.body = often}).best_points == 9);
  // One in the title (9), two of the four in the abstract (12).
  CHECK(judged(set, Practice{.title = "олимпиада", .abstract = often}).best_points == 21);
}

TEST_CASE("the words that decided are the best theme's, most points first, eight at most") {
  auto set = two_themes({"олимпиада", "талант"}, {"колледж"});
  set.themes[first_theme].supporting = {"аист", "бук", "воз", "гусь", "дуб", "ель", "жук"};
  const auto result =
      judged(set, "талант и олимпиада: аист, бук, воз, гусь, дуб, ель, жук, колледж");
  REQUIRE(result.words.size() == 8);
  CHECK(result.words[0].entry == "олимпиада");
  CHECK(result.words[0].points == 9);
  CHECK(result.words[1].entry == "талант");
  CHECK(result.words[2].entry == "аист");
  CHECK(result.words[2].points == 3);
  CHECK(result.best_points == 39);
  CHECK(result.second_points == 9);
}

TEST_CASE("the margin is an exact share of the first") {
  const auto set = two_themes({"олимпиада", "талант"}, {"колледж"});
  const auto result = judged(set, "олимпиада, талант, колледж");
  CHECK(result.best == first_theme);
  CHECK(result.second == second_theme);
  REQUIRE(result.margin);
  CHECK(result.margin->exact() == "1/2");
  CHECK(result.verdict == ThemeVerdict::found);
  CHECK(result.theme == first_theme);
}

TEST_CASE("a margin that equals the limit is enough, below it the methodologist decides") {
  auto set = two_themes({"олимпиада", "талант"}, {"колледж"});
  set.margin = Points::millionths(500'000);
  CHECK(judged(set, "олимпиада, талант, колледж").verdict == ThemeVerdict::found);
  set.margin = Points::millionths(500'001);
  const auto result = judged(set, "олимпиада, талант, колледж");
  CHECK(result.verdict == ThemeVerdict::small_margin);
  CHECK(result.theme == first_theme);
}

TEST_CASE("two equal themes are left to the methodologist even with no limit") {
  auto set = two_themes({"олимпиада"}, {"колледж"});
  set.margin = Points();
  CHECK(judged(set, "олимпиада в колледже").verdict == ThemeVerdict::small_margin);
  CHECK(judged(set, "олимпиада в колледже").margin->exact() == "0");
}

TEST_CASE("the declared theme counts, the text agrees with it or differs") {
  const auto set = two_themes({"олимпиада", "талант"}, {"колледж"});
  const auto agrees = judged(set, Practice{.title = "колледж", .theme = second_theme});
  CHECK(agrees.verdict == ThemeVerdict::agrees);
  CHECK(agrees.theme == second_theme);
  const auto differs = judged(set, Practice{.title = "олимпиада", .theme = second_theme});
  CHECK(differs.verdict == ThemeVerdict::differs);
  CHECK(differs.theme == second_theme);
  CHECK(differs.best == first_theme);
}

TEST_CASE("of two equal themes the declared one is found") {
  const auto set = two_themes({"олимпиада"}, {"колледж"});
  const auto result = judged(set, Practice{.title = "олимпиада, колледж", .theme = second_theme});
  CHECK(result.verdict == ThemeVerdict::agrees);
  CHECK(result.best == second_theme);
}

TEST_CASE("a declared theme that is barely behind needs the methodologist") {
  auto set = two_themes({"олимпиада", "талант"}, {"колледж"});
  set.margin = Points::millionths(600'000);
  const auto result =
      judged(set, Practice{.title = "олимпиада, талант, колледж", .theme = second_theme});
  CHECK(result.verdict == ThemeVerdict::small_margin);
  CHECK(result.theme == second_theme);
}

TEST_CASE("a recorded decision overrides both the text and the application") {
  Study study;
  study.themes = two_themes({"олимпиада"}, {"колледж"});
  const auto at = study.practices.push_back({.title = "олимпиада", .theme = first_theme});
  study.decisions.theme_overrides.push_back({.practice = at, .theme = second_theme});
  study.decisions.theme_overrides.push_back({.practice = at, .theme = first_theme});  // too late
  const auto result = themes(study, {}).practices[at];
  CHECK(result.verdict == ThemeVerdict::overridden);
  CHECK(result.theme == second_theme);
  CHECK(result.best == first_theme);
}

TEST_CASE("without any word of a lexicon there is no match and no margin") {
  auto set = two_themes({"олимпиада", "качество"}, {"колледж"});
  set.ignored = {"качество образования"};
  for (const auto* text : {"", "школа будущего", "качество образования", "– … №"}) {
    const auto result = judged(set, text);
    CHECK(result.verdict == ThemeVerdict::no_match);
    CHECK_FALSE(result.theme);
    CHECK_FALSE(result.best);
    CHECK_FALSE(result.margin);
    CHECK(result.words.empty());
  }
  CHECK(judged(set, Practice{.title = "школа", .theme = second_theme}).theme == second_theme);
}

TEST_CASE("an ambiguous entry never beats a theme with an entry of its own") {
  auto set = two_themes({"конкурс"}, {});
  set.themes[second_theme].supporting = {"колледж"};
  set.ambiguous = {"конкурс"};
  const auto result = judged(set, "конкурсы, конкурсы и колледжи");
  CHECK(result.best == second_theme);
  CHECK_FALSE(result.second);  // no rival
  CHECK(result.verdict == ThemeVerdict::found);
}

TEST_CASE("an ambiguous entry adds to a theme that has another one") {
  auto set = two_themes({"конкурс", "талант"}, {"колледж"});
  set.ambiguous = {"конкурс"};
  const auto result = judged(set, "конкурс талантов в колледже");
  CHECK(result.best == first_theme);
  CHECK(result.best_points == 18);
}

TEST_CASE("ambiguous entries alone leave the decision to the methodologist") {
  auto set = two_themes({"конкурс"}, {"колледж"});
  set.ambiguous = {"конкурс"};
  const auto result = judged(set, "районный конкурс");
  CHECK(result.best == first_theme);
  CHECK(result.verdict == ThemeVerdict::small_margin);
}

TEST_CASE("the order of entries in the file changes nothing") {
  const auto& set = test::shipped_themes();
  auto turned = set;
  for (auto& theme : turned.themes) {
    std::ranges::reverse(theme.strong);
    std::ranges::reverse(theme.supporting);
  }
  std::ranges::reverse(turned.exact);
  std::ranges::reverse(turned.ambiguous);
  std::ranges::reverse(turned.ignored);
  for (const auto* text :
       {"Наставничество педагогов и повышение квалификации молодых специалистов",
        "Рабочая программа воспитания: взаимодействие с родителями воспитанников, школьный музей",
        "Индивидуальный план профессионального роста педагога ДОО, мастер-класс, открытый урок"}) {
    const auto one = judged(set, text);
    const auto other = judged(turned, text);
    CHECK(one.best == other.best);
    CHECK(one.second == other.second);
    CHECK(one.best_points == other.best_points);
    CHECK(one.second_points == other.second_points);
    REQUIRE(one.words.size() == other.words.size());
    for (std::size_t i = 0; i < one.words.size(); ++i) {
      CHECK(one.words[i].entry == other.words[i].entry);
      CHECK(one.words[i].points == other.words[i].points);
    }
  }
}

TEST_CASE("a platform other than the declared one is told, and the practice stays where it is") {
  ThemeSet set = two_themes({"олимпиада"}, {"колледж"});
  const auto first = set.platforms.push_back({"1", "первая"});
  const auto second = set.platforms.push_back({"2", "вторая"});
  set.themes[Index<Theme>(0)].platform = first;
  set.themes[Index<Theme>(1)].platform = second;
  Practice practice{.title = "олимпиада"};
  practice.platform = second;
  CHECK(judged(set, practice).moves_to == first);
  practice.platform = first;
  CHECK_FALSE(judged(set, practice).moves_to);
  practice.title = "олимпиада в колледже";  // as near to one as to the other
  practice.platform = second;
  CHECK_FALSE(judged(set, practice).moves_to);
}

TEST_CASE("a recorded decision on the theme ends the talk of another platform") {
  Study study;
  study.themes = two_themes({"олимпиада"}, {"колледж"});
  const auto first = study.themes->platforms.push_back({"1", "первая"});
  const auto second = study.themes->platforms.push_back({"2", "вторая"});
  study.themes->themes[Index<Theme>(0)].platform = first;
  Practice practice{.title = "олимпиада"};
  practice.platform = second;
  const auto at = study.practices.push_back(practice);
  study.decisions.theme_overrides.push_back({at, Index<Theme>(1), {}});
  CHECK_FALSE(themes(study, {}).practices[at].moves_to);
}

TEST_CASE("an entry with a weight of its own counts as much as it says") {
  ThemeSet set = two_themes({"олимпиада"}, {});
  set.themes[Index<Theme>(1)].weighted = {{"кружок", 7}};
  const auto result = judged(set, "кружок");
  CHECK(test::best(set, result) == "2");
  CHECK(result.best_points == 7 * set.weight_title);
}

TEST_CASE("threads change no theme") {
  Study study;
  study.themes = two_themes({"олимпиада", "талант"}, {"колледж"});
  const std::vector<std::string> titles{"олимпиада", "таланты в колледже", "школа",
                                        "колледж, колледж"};
  for (std::size_t i = 0; i < 5000; ++i) study.practices.push_back({.title = titles[i % 4]});
  const auto alone = themes(study, {.count = 1});
  const auto together = themes(study, {.count = 7});
  bool same = true;
  for (const auto practice : study.practices.count()) {
    const auto& a = alone.practices[practice];
    const auto& b = together.practices[practice];
    same = same && a.best == b.best && a.best_points == b.best_points && a.verdict == b.verdict;
  }
  CHECK(same);
}

TEST_CASE("a programme without themes has a result for each practice that says nothing") {
  Study study;
  const auto at = study.practices.push_back({.title = "олимпиада"});
  CHECK(themes(study, {}).practices[at].verdict == ThemeVerdict::no_match);
}

}  // namespace
}  // namespace otbor
