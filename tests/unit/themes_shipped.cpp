#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/unit/themes_fixture.hpp"

// The shipped lexicons on titles whose direction a methodologist named beforehand. The ten titles
// are those of the practices recommended by the Totsky district forum of 2022 (data/totsky-2022).

namespace otbor {
namespace {

using test::best;
using test::judged;
using test::shipped_themes;

TEST_CASE("the ten recommended titles fall into the directions named by hand") {
  const auto study = shipped_study("totsky-2022");
  const std::vector<std::string> expected{"1.2", "1.2", "1.1", "1.4", "1.4",
                                          "2.2", "2.2", "2.3", "2.3", "2.3"};
  REQUIRE(study.practices.count().value() == expected.size());
  const auto results = themes(study, {});
  for (const auto practice : study.practices.count()) {
    const auto& result = results.practices[practice];
    INFO(study.practices[practice].title);
    CHECK(best(*study.themes, result) == expected[practice.value()]);
    CHECK(result.verdict == ThemeVerdict::found);
    CHECK(result.theme == result.best);
  }
}

TEST_CASE("the fictional district's declared directions agree with its texts") {
  const auto study = shipped_study("zarechny-2022");
  const auto results = themes(study, {});
  for (const auto practice : study.practices.count()) {
    INFO(study.practices[practice].title);
    CHECK(results.practices[practice].verdict == ThemeVerdict::agrees);
  }
}

TEST_CASE("the kindergarten does not decide, the teacher whose route is managed does") {
  const auto& set = shipped_themes();
  const auto result = judged(set,
                             "От индивидуального плана профессионального роста к индивидуальному "
                             "образовательному маршруту педагога ДОО");
  // Two strong entries and the object of management against «ДОО», all in the title: 3·9 and 3.
  CHECK(result.best_points == 27);
  CHECK(result.second_points == 3);
  CHECK(best(set, "Повышение мастерства воспитателей ДОО") == "2.2");
}

TEST_CASE("an ordinary adjective is not the name of a movement, a project is not a lesson") {
  const auto& set = shipped_themes();
  CHECK(best(set, "Профессиональный подход").empty());
  CHECK(best(set, "Профессионалы своего дела").substr(0, 3) == "1.4");  // as the name is written
  CHECK(best(set, "Встреча с профессионалами").empty());
  CHECK(best(set, "Наш проект").empty());
  CHECK(best(set, "Открытые уроки «ПроеКТОриЯ»") == "1.4");
}

TEST_CASE("upbringing, pupil of a kindergarten and educator are three words") {
  const auto& set = shipped_themes();
  CHECK(best(set, "Воспитание в школе") == "2.3");
  CHECK(best(set, "Методы воспитания") == "2.3");
  CHECK(best(set, "Наши воспитатели") == "2.4");
  CHECK(judged(set, "Наши воспитанники").words.at(0).entry == "воспитанник");
}

TEST_CASE("a family is not the number seven") {
  const auto& set = shipped_themes();
  CHECK(best(set, "Работа с семьями") == "2.3");
  CHECK(best(set, "Опыт семи школ").empty());
}

TEST_CASE("words whose stem changes with the case are found in each case") {
  const auto& set = shipped_themes();
  CHECK(best(set, "Поддержка одарённого ребёнка") == "1.3");
  CHECK(best(set, "Стипендии и олимпиады одаренных детей") == "1.3");
  CHECK(best(set, "Преодоление профессиональных дефицитов педагогов") == "2.2");
  CHECK(best(set, "Дни открытых дверей") == "1.4");
  CHECK(best(set, "Рисковые профили школ") == "1.2");
}

TEST_CASE("old and new names of a movement belong to one direction") {
  const auto& set = shipped_themes();
  for (const auto* title : {"Ресурсы РДШ", "Ресурсы РДДМ", "Движение первых в школе"}) {
    CHECK(best(set, title) == "2.3");
  }
  CHECK(best(set, "Чемпионат WorldSkills") == "1.4");
  CHECK(best(set, "Чемпионат «Профессионалы»") == "1.4");
}

TEST_CASE("the object of management tells teachers, heads and parents apart") {
  const auto& set = shipped_themes();
  CHECK(best(set, "Развитие компетенций учителей") == "2.2");
  CHECK(best(set, "Развитие компетенций директоров") == "2.1");
  CHECK(best(set, "Развитие компетенций родителей") == "2.3");
  CHECK(best(set, "Повышение компетентности классных руководителей") == "2.3");
}

TEST_CASE("pupils as the object decide nothing: every direction has them") {
  const auto& set = shipped_themes();
  CHECK(best(set, "Повышение качества подготовки обучающихся") == "1.1");
  CHECK(judged(set, "Развитие обучающихся").verdict == ThemeVerdict::small_margin);
}

TEST_CASE("phrases that stand in every text speak for no direction") {
  const auto& set = shipped_themes();
  CHECK(judged(set, "Качество образования: национальный проект «Образование», современная школа")
            .verdict == ThemeVerdict::no_match);
  CHECK(best(set, "Внутренняя система оценки качества образования") == "1.1");
}

TEST_CASE("names that changed with the years point to one theme, old and new") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> names{
      {"1.2", {"Школа в проекте «500+»", "Школа из списка ШНОР"}},
      {"1.4",
       {"Чемпионат WorldSkills в школе", "Чемпионат Ворлдскиллс", "Чемпионат «Профессионалы»",
        "Курс «Россия — мои горизонты»", "Курс «Россия – мои горизонты»", "После школы – в ПТУ",
        "После школы – в техникум", "После школы – в колледж"}},
      {"2.1", {"Проект «Школа Минпросвещения России»"}},
      {"2.2", {"Проект «Учитель будущего»"}},
      {"2.3",
       {"РДШ в сельской школе", "Российское движение школьников на селе", "РДДМ в сельской школе",
        "«Движение первых» в сельской школе", "Советник директора в сельской школе"}},
      {"2.4", {"Переход на ФГОС ДО", "Переход на ФОП ДО"}}};
  for (const auto& [theme, titles] : names) {
    for (const auto& title : titles) {
      INFO(title);
      CHECK(test::best(test::shipped_themes(), title) == theme);
    }
  }
}

}  // namespace
}  // namespace otbor
