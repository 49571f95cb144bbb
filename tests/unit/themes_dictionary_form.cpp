#include <catch2/catch.hpp>

#include "engine/themes/dictionary_form.hpp"
#include "tests/unit/themes_fixture.hpp"

namespace otbor {
namespace {

TEST_CASE("Endings that leave no choice give the dictionary form") {
  const std::vector<std::pair<std::string, std::string>> words{
      {"рискового", "рисковый"},
      {"методических", "методический"},
      {"методические", "методический"},
      {"одарённых", "одарённый"},
      {"школьной", "школьный"},
      {"общего", "общий"},
      {"компетенций", "компетенция"},
      {"профориентацией", "профориентация"},
      {"родителей", "родитель"},
      {"учителями", "учитель"},
      {"воспитания", "воспитание"},
      {"оценивании", "оценивание"},
      {"отношений", "отношение"},
      {"объективности", "объективность"},
      {"наставничества", "наставничество"},
      {"специалистов", "специалист"},
      {"педагогов", "педагог"},
      {"подростков", "подросток"},
      {"школьников", "школьник"},
      {"ранняя", "ранний"}};
  for (const auto& [form, wanted] : words) {
    INFO(form);
    CHECK(by_ending(form).value_or("") == wanted);
  }
}

TEST_CASE("Endings that leave a choice, and dictionary forms of nouns, are left as they are") {
  for (const auto* form : {"пробы", "педагога", "школа", "классы", "развитие", "роста"}) {
    INFO(form);
    CHECK_FALSE(by_ending(form));
  }
}

TEST_CASE("Words of the lexicons are known by their entries, whatever form the texts use") {
  const DictionaryForms forms(test::shipped_themes());
  CHECK(forms.of("педагог", {{"педагога", 9}}) == "педагог");
  CHECK(forms.of("проб", {{"пробы", 5}, {"проб", 7}}) == "проба");
  CHECK(forms.of("=ребенок", {{"детей", 8}}) == "ребёнок");
}

TEST_CASE("Where nothing is known the form met most often is shown") {
  const DictionaryForms forms(ThemeSet{});
  CHECK(forms.of("хутор", {{"хутора", 1}, {"хуторе", 3}}) == "хуторе");
}

}  // namespace
}  // namespace otbor
