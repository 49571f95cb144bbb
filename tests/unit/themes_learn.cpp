#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/themes/learn.hpp"

namespace otbor {
namespace {

std::vector<LabelledText> texts() {
  return {{"Ветераны нашего района", "", "Встречи с ветеранами и музей", "память"},
          {"Школьный музей", "", "Музей и ветераны, память о войне", "память"},
          {"Памятник героям", "", "Ветеран и школьный музей", "память"},
          {"Чистый берег", "", "Река, мусор и посадка леса", "природа"},
          {"Посадка леса", "", "Лес, река и чистый берег", "природа"},
          {"Мусор – в дело", "", "Раздельный сбор мусора, река", "природа"}};
}

std::uint32_t weight_of(const Theme& theme, const std::string& entry) {
  const auto found =
      std::ranges::find(theme.weighted, entry, [](const auto& one) { return one.first; });
  return found == theme.weighted.end() ? 0 : found->second;
}

TEST_CASE("Learning: an entry stands in the theme that has it more often, in one form for all") {
  const auto set = learn(texts(), {"и", "о", "в", "с"}, {});
  REQUIRE(set.themes.count().value() == 2);
  const auto& memory = set.themes[Index<Theme>(0)];
  const auto& nature = set.themes[Index<Theme>(1)];
  CHECK(memory.title == "память");
  CHECK(weight_of(memory, "музей") > 0);
  CHECK(weight_of(memory, "школьный музей") > 0);  // a pair, as it stood
  CHECK(weight_of(nature, "река") > 0);
  CHECK(weight_of(nature, "музей") == 0);
  CHECK(weight_of(memory, "река") == 0);
  CHECK(weight_of(memory, "и") == 0);
}

TEST_CASE("Learning: log-odds with the prior of Monroe and others, equation 16, by hand") {
  // Two themes of one word each and one in common: «альфа» 2 times of 3, never in 3 of the other.
  const std::vector<LabelledText> two{{"альфа", "", "", "а"},
                                      {"альфа. гамма", "", "", "а"},
                                      {"бета", "", "", "б"},
                                      {"бета. гамма", "", "", "б"}};
  const auto set =
      learn(two, {}, {.prior = 6, .prior_share_max = 1, .confidence_min = 0, .points_a_unit = 100});
  // Counts of «альфа» 2 and 0, totals 3 and 3, the prior gives it 2 of 6:
  // ln(4 / (3 + 6 − 4)) − ln(2 / (3 + 6 − 2)) = ln 0.8 − ln(2/7) = 1.0296.
  CHECK(weight_of(set.themes[Index<Theme>(0)], "альфа") == 103);
  CHECK(weight_of(set.themes[Index<Theme>(0)], "гамма") == 0);
}

TEST_CASE("Learning: what was learnt recognises the texts it was learnt from") {
  const auto found = recognition(learn(texts(), {}, {}), texts());
  CHECK(found.right == 6);
  CHECK(found.accuracy == Approx(1));
  CHECK(found.macro_f1 == Approx(1));
}

TEST_CASE("Recognition: a theme never found rightly counts as nothing in the mean F1") {
  ThemeSet set;
  Theme only;
  only.id = "1";
  only.title = "природа";
  only.weighted = {{"река", 1}, {"лес", 1}, {"мусор", 1}};
  set.themes.push_back(only);
  const auto found = recognition(set, texts());
  CHECK(found.accuracy == Approx(0.5));
  CHECK(found.macro_f1 == Approx(0.5));  // 1 and 0
}

TEST_CASE("Learning keeps the surest entries when fewer are asked for") {
  const auto set = learn(texts(), {}, {.entries_max = 2});
  for (const auto& theme : set.themes) CHECK(theme.weighted.size() == 2);
}

}  // namespace
}  // namespace otbor
