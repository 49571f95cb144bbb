#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "engine/themes/matches.hpp"
#include "tests/unit/themes_fixture.hpp"

namespace otbor {
namespace {

using test::two_themes;
using Names = std::vector<std::string>;

/// Names of the entries that count in the text, in alphabetical order.
Names found(const ThemeSet& set, std::string_view text) {
  const auto entries = lexicon(set);
  ThemeReader reader(entries);
  Names names;
  for (const auto entry : reader.read(text)) names.push_back(entries.entries[entry].name);
  std::ranges::sort(names);
  return names;
}

TEST_CASE("an entry of several words is found in any case, with one inserted word at most") {
  const auto set = two_themes({"молодой специалист"}, {});
  CHECK(found(set, "работа с молодыми специалистами") == Names{"молодой специалист"});
  CHECK(found(set, "молодых сельских специалистов").size() == 1);
  CHECK(found(set, "молодых и сельских специалистов").empty());
  CHECK(found(set, "специалист молодой").empty());
}

TEST_CASE("the one inserted word may stand in any place, but only once") {
  const auto set = two_themes({"уклад школьной жизни"}, {});
  CHECK(found(set, "уклад всей школьной жизни").size() == 1);
  CHECK(found(set, "уклад школьной нашей жизни").size() == 1);
  CHECK(found(set, "уклад всей школьной нашей жизни").empty());
}

TEST_CASE("an entry does not run across the end of a sentence") {
  const auto set = two_themes({"молодой специалист"}, {});
  CHECK(found(set, "Коллектив молодой. Специалист один").empty());
  CHECK(found(set, "Коллектив молодой, специалист один").size() == 1);
}

TEST_CASE("abbreviations are compared letter by letter, also inside an entry") {
  const auto set = two_themes({"ВПР", "ИОМ педагога"}, {"НОУ"});
  CHECK(found(set, "итоги ВПР") == Names{"ВПР"});
  CHECK(found(set, "итоги впр").empty());
  CHECK(found(set, "ИОМ каждого педагога") == Names{"ИОМ педагога"});
  CHECK(found(set, "иом педагога").empty());
  CHECK(found(set, "ноу-хау").empty());
}

TEST_CASE("a listed name is compared letter by letter and without inserted words") {
  auto set = two_themes({"Точка роста", "Профессионалы"}, {});
  CHECK(found(set, "встреча профессионалов").size() == 1);  // by its stem, unless it is listed
  set.exact = {"Точка роста", "Профессионалы"};
  CHECK(found(set, "центр «Точка роста»") == Names{"Точка роста"});
  CHECK(found(set, "точка роста").empty());
  CHECK(found(set, "Точка нашего роста").empty());
  CHECK(found(set, "Встреча профессионалов").empty());
  CHECK(found(set, "движение «Профессионалы»") == Names{"Профессионалы"});
}

TEST_CASE("500+ is one word, 500 is another") {
  const auto set = two_themes({"500+", "проект 500+"}, {});
  CHECK(found(set, "в рамках проекта «500+»") == Names{"проект 500+"});
  CHECK(found(set, "500+ школ") == Names{"500+"});
  CHECK(found(set, "500 школ").empty());
}

TEST_CASE("ё and е are one letter") {
  const auto set = two_themes({"учёт", "Успех каждого ребёнка"}, {});
  CHECK(found(set, "учет и учёт").size() == 2);
  auto exact = set;
  exact.exact = {"Успех каждого ребёнка"};
  CHECK(found(exact, "проект «Успех каждого ребенка»").size() == 1);
}

TEST_CASE("inside a longer entry of the theme a shorter one does not count again") {
  const auto set = two_themes({"воспитание", "рабочая программа воспитания"}, {});
  CHECK(found(set, "рабочая программа воспитания") == Names{"рабочая программа воспитания"});
  CHECK(found(set, "рабочая программа воспитания и воспитание").size() == 2);
}

TEST_CASE("a strong entry silences shorter ones of other themes inside it, a supporting one not") {
  auto set = two_themes({"классный руководитель"}, {"руководитель"});
  CHECK(found(set, "классные руководители") == Names{"классный руководитель"});
  CHECK(found(set, "классы и руководители") == Names{"руководитель"});
  set.themes[Index<Theme>(0)].strong.clear();
  set.themes[Index<Theme>(0)].supporting = {"классный руководитель"};
  CHECK(found(set, "классные руководители").size() == 2);
}

TEST_CASE("entries of two themes that only touch both count") {
  const auto set = two_themes({"взаимодействие с родителями"}, {"родители воспитанников"});
  CHECK(found(set, "взаимодействие с родителями воспитанников").size() == 2);
}

TEST_CASE("boilerplate takes its words away, unless a longer entry needs them") {
  auto set = two_themes({"качество", "внутренняя система оценки качества образования"}, {});
  set.ignored = {"качество образования"};
  CHECK(found(set, "высокое качество образования").empty());
  CHECK(found(set, "качество знаний") == Names{"качество"});
  CHECK(found(set, "качество нашего образования") == Names{"качество"});  // not the stock phrase
  CHECK(found(set, "внутренняя система оценки качества образования").size() == 1);
}

TEST_CASE("a compound is itself where an entry knows it, else its parts") {
  const auto set = two_themes({"педагог-наставник", "педагог", "наставник"}, {"учитель"});
  CHECK(found(set, "педагоги-наставники") == Names{"педагог-наставник"});
  CHECK(found(set, "учитель-наставник") == Names{"наставник", "учитель"});
  CHECK(found(set, "педагог и наставник") == Names{"наставник", "педагог"});
}

TEST_CASE("an adjective joined by о is not its second half") {
  const auto set = two_themes({"воспитательный", "нравственный"}, {"духовно-нравственный"});
  CHECK(found(set, "учебно-воспитательный процесс").empty());
  CHECK(found(set, "духовно-нравственное развитие") == Names{"духовно-нравственный"});
}

ThemeSet with_objects() {
  auto set = two_themes({"классный руководитель"}, {});
  const std::vector<std::string> heads{"развитие", "маршрут"};
  set.objects = {{.heads = heads, .words = {"педагог"}, .theme = Index<Theme>(0)},
                 {.heads = heads, .words = {"руководитель", "педагог"}, .theme = Index<Theme>(1)}};
  return set;
}

TEST_CASE("the object of management is the first object noun within four words of its head") {
  const auto set = with_objects();
  CHECK(found(set, "маршрут педагога") == Names{"маршрут … педагог"});
  CHECK(found(set, "развитие одной двух трёх педагога").size() == 1);
  CHECK(found(set, "развитие одной двух трёх четырёх педагога").empty());
  CHECK(found(set, "педагог и его развитие").empty());
  CHECK(found(set, "Развитие. Педагог").empty());
  CHECK(found(set, "развитие педагогов и руководителей") == Names{"развитие … педагог"});
}

TEST_CASE("a noun is the object of the nearest head") {
  CHECK(found(with_objects(), "развитие маршрута педагога") == Names{"маршрут … педагог"});
}

TEST_CASE("a noun inside a strong entry of another theme is no object of management") {
  CHECK(found(with_objects(), "развитие классных руководителей") == Names{"классный руководитель"});
  CHECK(found(with_objects(), "развитие руководителей") == Names{"развитие … руководитель"});
}

TEST_CASE("a reader gives the same for a text whatever it has read before") {
  const auto entries = lexicon(test::shipped_themes());
  ThemeReader used(entries);
  const std::string text = "Наставничество: учитель-наставник и молодой педагог в проекте «500+»";
  const auto first = used.read(text);
  static_cast<void>(used.read("Повышение квалификации учителя-наставника"));
  CHECK(used.read(text) == first);
  CHECK(used.read("").empty());
}

}  // namespace
}  // namespace otbor
