#include <string>

#include <catch2/catch.hpp>

#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& word : words_of(text)) out.emplace_back(word.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST_CASE("words are letters and digits, quotes and punctuation part them") {
  CHECK(texts("«Точка роста», 2022 г.") == Texts{"Точка", "роста", "2022", "г"});
  CHECK(texts("WorldSkills и IT") == Texts{"WorldSkills", "и", "IT"});
  CHECK(texts("").empty());
  CHECK(texts(" – … №").empty());
}

TEST_CASE("a hyphen inside a word belongs to it, a dash between blanks does not") {
  CHECK(texts("педагог-наставник") == Texts{"педагог-наставник"});
  CHECK(texts("школа – лидер") == Texts{"школа", "лидер"});
  CHECK(texts("очно- и заочно") == Texts{"очно", "и", "заочно"});
  CHECK(texts("-я-") == Texts{"я"});
}

TEST_CASE("a plus belongs to the number before it") {
  CHECK(texts("проект «500+»") == Texts{"проект", "500+"});
  CHECK(texts("урок + экскурсия") == Texts{"урок", "экскурсия"});
}

TEST_CASE("stress marks, soft hyphens and letters of two signs stay inside a word") {
  CHECK(texts("о\u0301бразование").size() == 1);
  CHECK(texts("об\u00ADра\u00ADзо\u00ADва\u00ADние").size() == 1);
  CHECK(texts("и\u0306од ёлка").size() == 2);
}

TEST_CASE("sentences end at their punctuation and at an empty line") {
  const auto words = words_of("Школа. Педагог! Цели: рост; итог\nряд\n \nновый");
  REQUIRE(words.size() == 7);
  CHECK(words[0].sentence < words[1].sentence);
  CHECK(words[1].sentence < words[2].sentence);
  CHECK(words[2].sentence < words[3].sentence);
  CHECK(words[3].sentence < words[4].sentence);
  CHECK(words[4].sentence == words[5].sentence);
  CHECK(words[5].sentence < words[6].sentence);
}

TEST_CASE("a full stop between letters joins the halves of a name") {
  const auto words = words_of("Сириус.Курсы");
  REQUIRE(words.size() == 2);
  CHECK(words[0].sentence == words[1].sentence);
}

}  // namespace
}  // namespace otbor
