#include <string>

#include <catch2/catch.hpp>

#include "engine/themes/stem.hpp"

namespace otbor {
namespace {

std::string stem(std::string_view word) {
  const Lemmas none;
  return Stemmer(none).stem(plain_form(word));
}

// Sample of Russian vocabulary in M. F. Porter, Russian stemming algorithm,
// snowballstem.org/algorithms/russian/stemmer.html.
TEST_CASE("stems are those of the published Snowball sample") {
  CHECK(stem("важная") == "важн");
  CHECK(stem("важнейшими") == "важн");
  CHECK(stem("важностью") == "важност");
  CHECK(stem("важничал") == "важнича");
  CHECK(stem("вавиловка") == "вавиловк");
  CHECK(stem("валандался") == "валанда");
  CHECK(stem("валериановых") == "валерианов");
  CHECK(stem("вальсишку") == "вальсишк");
}

TEST_CASE("forms of a word share a stem whatever their case and their ё") {
  CHECK(stem("Педагогов") == stem("педагог"));
  CHECK(stem("ОБУЧАЮЩИХСЯ") == stem("обучающийся"));
  CHECK(stem("Учёт") == stem("учета"));
  CHECK(stem("уче\u0308т") == stem("учёт"));
}

TEST_CASE("the parts of a compound are declined and stemmed one by one") {
  CHECK(stem("педагога-наставника") == stem("педагог-наставник"));
  CHECK(stem("педагогами-наставниками") == stem("педагог-наставник"));
  CHECK(stem("педагог\u2011наставник") == stem("педагог-наставник"));
  CHECK(stem("педагог-наставник") != stem("педагог"));
}

TEST_CASE("listed forms have their lemma, which equals no stem") {
  ThemeSet set;
  set.lemmas = {{"воспитание", {"воспитание", "воспитания"}}, {"ребёнок", {"ребёнка", "дети"}}};
  const auto lemmas = lemmas_of(set);
  Stemmer stemmer(lemmas);
  CHECK(stemmer.stem("Воспитания") == stemmer.stem("воспитание"));
  CHECK(stemmer.stem("воспитан") != stemmer.stem("воспитание"));
  CHECK(stemmer.stem("ребенка") == stemmer.stem("дети"));
  CHECK(stemmer.stem("ребенок") == stemmer.stem("дети"));
  CHECK(stemmer.stem("труд-воспитания") == stemmer.stem("труд-воспитание"));
}

TEST_CASE("an abbreviation has two capitals or a digit") {
  CHECK(is_abbreviation("ВПР"));
  CHECK(is_abbreviation("ВсОШ"));
  CHECK(is_abbreviation("ПроеКТОриЯ"));
  CHECK(is_abbreviation("500+"));
  CHECK(is_abbreviation("273-ФЗ"));
  CHECK_FALSE(is_abbreviation("Юнармия"));
  CHECK_FALSE(is_abbreviation("STEM-образование"));
  CHECK_FALSE(is_abbreviation("учитель"));
}

TEST_CASE("a plain form keeps case and drops what is not a letter of the word") {
  CHECK(plain_form("Ребёнок") == "Ребенок");
  CHECK(plain_form("и\u0306од") == "йод");
  CHECK(plain_form("о\u0301бра\u00ADз") == "образ");
  CHECK(plain_form("IT\u2013куб") == "IT-куб");
}

}  // namespace
}  // namespace otbor
