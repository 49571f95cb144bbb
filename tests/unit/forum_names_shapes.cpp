// Shapes of names beyond those of the first district: branches, Roman numbers, names that are a
// kind or a number alone. Places and people are made up; what is expected was decided by hand.

#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/forum/names/matcher.hpp"
#include "tests/support/name_lexicon.hpp"

namespace otbor {
namespace {

Per<Institution, Institution> registry() {
  const std::vector<std::pair<std::string, std::string>> list{
      {"МБОУ «Еловская СОШ»", "Еловка"},                              // 0
      {"Сосновская ООШ – филиал МБОУ «Еловская СОШ»", "Сосновка"},    // 1
      {"МБОУ «I-Кедровская СОШ»", "Кедровка"},                        // 2
      {"МБОУ «II-Кедровская СОШ»", "Кедровый Яр"},                    // 3
      {"МБОУ СШ № 7 г. Ольховска", "Ольховск"},                       // 4
      {"МБОУ № 16 г. Ольховска", "Ольховск"},                         // 5
      {"МБОУ СОШ № 1 г. Ольховска", "Ольховск"},                      // 6
      {"МАДОУ № 33", "Ольховск"},                                     // 7
      {"МБУ ДО ЦВР", "Ольховск"},                                     // 8
      {"МКОУ НШДС д. Берёзово", "Берёзово"},                          // 9
      {"МКОУ «Партизанская СОШ»", "Партизанское"},                    // 10
      {"МКОУ С(К)ОШ № 3", "Ольховск"},                                // 11
      {"Филиал МБОУ СОШ № 1 г. Ольховска в с. Липовое", "Липовое"},   // 12
      {"МБДОУ ЦРР – детский сад № 4 «Золотой ключик»", "Ольховск"}};  // 13
  Per<Institution, Institution> all;
  for (const auto& [name, place] : list) {
    all.push_back(
        {.id = std::to_string(all.count().value()), .short_name = name, .settlement = place});
  }
  return all;
}

/// "3" for the matched one, "?3" for one to confirm, "-" for none.
std::string told(std::string_view name) {
  const NameMatcher matcher(registry(), shipped_lexicon());
  const auto match = matcher.match(name);
  if (!match.institution) return "-";
  const auto at = std::to_string(match.institution->value());
  return match.answer == NameAnswer::matched ? at : "?" + at;
}

}  // namespace

TEST_CASE("Names: a branch is not its head institution, and the head is not its branch") {
  CHECK(told("Еловская СОШ") == "0");
  CHECK(told("школа Еловка") == "0");
  CHECK(told("Сосновская ООШ филиал Еловской СОШ") == "1");
  CHECK(told("Сосновская школа") == "1");
  CHECK(told("МБОУ СОШ № 1 г. Ольховска") == "6");
  CHECK(told("Филиал СОШ № 1 в с. Липовое") == "12");
  CHECK(told("Филиал МБОУ СОШ № 7 г. Дальнего в с. Ближнее") == "-");
}

TEST_CASE("Names: a Roman number is a number") {
  CHECK(told("I-Кедровская СОШ") == "2");
  CHECK(told("II-Кедровская СОШ Иванова") == "3");
  CHECK(told("2-Кедровская школа") == "3");
  CHECK(told("Кедровская школа") == "-");
}

TEST_CASE("Names: «СШ» is a school where nothing says that it is one of sports") {
  CHECK(told("7 школа") == "4");
  CHECK(told("Петрова О.В. школа № 7") == "4");
  CHECK(told("сш7") == "4");
}

TEST_CASE("Names: an institution whose name is a number or a kind alone is told by it") {
  CHECK(told("№ 16 Смирнова") == "5");
  CHECK(told("школа 16") == "5");
  CHECK(told("детский сад 33") == "7");
  CHECK(told("МАДОУ 33") == "7");
  CHECK(told("ЦВР") == "8");
  CHECK(told("Центр внешкольной работы, Кузнецова А.П.") == "8");
  CHECK(told("ЦВР «Радуга»") != "8");  // it may be another
}

TEST_CASE("Names: abbreviations in brackets and joint kinds are read") {
  CHECK(told("С(К)ОШ №3") == "11");
  CHECK(told("Специальная (коррекционная) школа № 3") == "11");
  CHECK(told("начальная школа – детский сад Берёзово") == "9");
  CHECK(told("ЦРР-д/с №4 Золотой ключик") == "13");
  CHECK(told("Золоотй ключик") == "13");  // one of two words is as it should be
}

TEST_CASE("Names: a village named like a title is a village") {
  CHECK(told("Партизанская СОШ") == "10");
  CHECK(told("Партизанская школа, завуч") == "10");
}

TEST_CASE("Names: a number beside another place is not ours") {
  CHECK(told("МКОУ СОШ №1 с.п. Дальнее") != "6");
  CHECK(told("НСОШ № 1") != "6");  // the letter is that of another place
  CHECK(told("МБДОУ ЦРР-ДС № 4 «Солнышко»") != "13");
}

TEST_CASE("Names: the model of a telephone is no number of a school") {
  CHECK(told("Еловская СОШ Samsung A12") == "0");
  CHECK(told("Еловская СОШ Redmi Note 8") == "0");
}

TEST_CASE("Names: two institutions between a comma, a stroke or «и» are for a person to tell") {
  for (const auto* name : {"Еловская СОШ, Партизанская СОШ", "Еловская СОШ / ЦВР",
                           "Еловская СОШ и Партизанская школа"}) {
    INFO(name);
    const NameMatcher matcher(registry(), shipped_lexicon());
    const auto match = matcher.match(name);
    CHECK(match.answer == NameAnswer::ambiguous);
    CHECK(match.candidates.size() == 2);
  }
  CHECK(told("Еловская СОШ, директор Иванова") == "0");
}

TEST_CASE("Names: surnames that no ending tells, and a name that was cut off, hide nothing") {
  CHECK(told("Еловская СОШ Бондарь") == "0");
  CHECK(told("СШ № 7 г. Ольховска Смирнова") == "4");
  CHECK(told("СШ № 7 г. Оль") == "4");
  CHECK(told("МБОУ «I-Кедровская СОШ» с углубл") == "2");
}

}  // namespace otbor
