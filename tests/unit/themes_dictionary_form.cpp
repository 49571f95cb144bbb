#include <catch2/catch.hpp>

#include "engine/themes/declension.hpp"
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
  CHECK(forms.of("пловц", {{"пловцам", 1}, {"пловцами", 3}}) == "пловцами");
}

TEST_CASE("Forms that the texts use tell their declension") {
  const auto of = [](const std::map<std::string, std::size_t>& forms) {
    return by_declension(forms).value_or("?");
  };
  CHECK(of({{"украины", 9}, {"украине", 5}, {"украину", 2}, {"украиной", 1}}) == "украина");
  CHECK(of({{"матче", 5}, {"матча", 4}, {"матчем", 2}, {"матч", 1}}) == "матч");
  CHECK(of({{"истории", 5}, {"историю", 2}, {"история", 2}}) == "история");
  CHECK(of({{"киева", 3}, {"киеве", 4}, {"киевом", 1}}) == "киев");
  CHECK(of({{"хутора", 1}, {"хуторе", 3}}) == "хутор");
  CHECK(of({{"москвичи", 3}, {"москвичей", 9}, {"москвичам", 1}}) == "москвичи");
  CHECK(of({{"школа", 9}, {"школы", 9}, {"школе", 3}, {"школ", 2}}) == "школа");
  CHECK(of({{"приюты", 3}, {"приютов", 4}, {"приютам", 1}}) == "приют");
  CHECK(of({{"деятельности", 7}, {"деятельность", 3}, {"деятельностью", 1}}) == "деятельность");
  CHECK(of({{"развития", 7}, {"развитию", 1}, {"развитие", 5}}) == "развитие");
  CHECK(of({{"качества", 7}, {"качеством", 1}, {"качество", 1}}) == "качество");
}

TEST_CASE("A noun that is only met in the genitive plural gets its nominative by the ending") {
  const DictionaryForms forms(ThemeSet{});
  const std::vector<std::pair<std::string, std::string>> words{
      {"москвичей", "москвичи"}, {"занятий", "занятие"},
      {"знаний", "знание"},      {"мероприятий", "мероприятие"},
      {"компаний", "компания"},  {"экскурсий", "экскурсия"},
      {"областей", "область"},   {"тетрадей", "тетрадь"},
      {"целей", "цель"},         {"врачей", "врачи"},
      {"друзей", "друзья"},      {"статей", "статьи"},
      {"уроков", "урок"},        {"кружков", "кружки"},
      {"подарков", "подарки"},   {"музеев", "музей"},
      {"месяцев", "месяцы"},      {"сообществ", "сообщество"},
      {"олимпиад", "олимпиада"}, {"центров", "центр"}};
  for (const auto& [met, wanted] : words) {
    INFO(met);
    CHECK(forms.of("-", {{met, 5}}) == wanted);
  }
}

TEST_CASE("What only ends like a genitive plural is left, and so is a name") {
  const DictionaryForms forms(ThemeSet{});
  for (const auto* met : {"остров", "лицей", "музей", "хоккей", "юбилей", "ручей", "школ"}) {
    INFO(met);
    CHECK(forms.of("-", {{met, 5}}) == met);
  }
  CHECK(forms.of("-", {{"иванов", 5}}, Written::as_a_name) == "иванов");
}

TEST_CASE("A noun that texts use in the plural is shown so where the singular is not certain") {
  const auto of = [](const std::map<std::string, std::size_t>& forms) {
    return by_declension(forms).value_or("?");
  };
  CHECK(of({{"школ", 5}, {"школы", 1}, {"школам", 2}}) == "школы");
  CHECK(of({{"семей", 5}, {"семьи", 1}, {"семьям", 2}}) == "семьи");
  CHECK(of({{"занятий", 5}, {"занятия", 1}, {"занятиям", 2}}) == "занятия");
  CHECK(of({{"гимназий", 5}, {"гимназии", 1}, {"гимназиям", 2}}) == "гимназии");
  CHECK(of({{"оценок", 5}, {"оценки", 1}, {"оценкам", 2}}) == "оценки");
  CHECK(of({{"подарков", 5}, {"подарки", 1}, {"подаркам", 2}}) == "подарки");
  CHECK(of({{"людей", 5}, {"люди", 1}, {"людьми", 2}}) == "люди");
  CHECK(of({{"класс", 5}, {"классы", 1}, {"класса", 2}, {"классе", 2}}) == "класс");
}

TEST_CASE("An adjective is shown in the gender or number that it stands in") {
  const auto of = [](const std::map<std::string, std::size_t>& forms) {
    return by_declension(forms).value_or("?");
  };
  CHECK(of({{"сборной", 5}, {"сборная", 4}, {"сборную", 2}}) == "сборная");
  CHECK(of({{"животных", 5}, {"животные", 4}, {"животными", 2}}) == "животные");
  CHECK(of({{"рисковый", 5}, {"рискового", 4}, {"рисковых", 2}}) == "рисковый");
  CHECK(of({{"детских", 3}, {"детского", 4}, {"детская", 3}}) == "детский");
}

TEST_CASE("What the forms leave open stays open") {
  CHECK_FALSE(by_declension({{"пробы", 5}}));                          // one form alone
  CHECK_FALSE(by_declension({{"хуторам", 1}, {"хуторах", 9}}));        // хутор or хутора
  CHECK_FALSE(by_declension({{"подростков", 5}, {"подростках", 2}}));  // подрост(о)к
  CHECK_FALSE(by_declension({{"знают", 5}, {"знает", 2}}));
  CHECK(is_like_a_verb({{"знают", 5}, {"знание", 2}}));
  CHECK_FALSE(is_like_a_verb({{"семья", 5}}));
  CHECK(DictionaryForms(ThemeSet{}).of("зна", {{"знают", 5}, {"знает", 2}}).empty());
}

}  // namespace
}  // namespace otbor
