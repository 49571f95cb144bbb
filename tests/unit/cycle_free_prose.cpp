#include <string>

#include <catch2/catch.hpp>

#include "engine/cycle/evidence/levels.hpp"
#include "engine/cycle/evidence/points.hpp"
#include "engine/cycle/evidence/verbs.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

/// Two stages with markers of every kind; points are counted by engine/cycle/README.md by hand.
Cycle two_stages() {
  Cycle cycle;
  cycle.stages.push_back(
      {.id = "S1",
       .markers = {.strong = {"приказ"},
                   .supporting = {"ставка", "график", "+200 передать ~ часы", "-150 хор"}}});
  cycle.stages.push_back(
      {.id = "S2",
       .markers = {.strong = {"семинар"}, .supporting = {"+200 открыть ~ кружок", "-150 хор"}}});
  cycle.evidence = EvidenceRules{};
  return cycle;
}

/// Hundredths of a point of the stage in the first sentence of the text.
int points(int number, const std::string& text) {
  const auto vocabulary = vocabulary_of(two_stages());
  TextReader reader(vocabulary);
  reader.read(text);
  return points_of(reader, 0)[Index<Stage>(static_cast<std::size_t>(number - 1))];
}

EvidenceLevel shipped_level(int number, const std::string& text) {
  static const auto cycle = *shipped_study("zarechny-2022").cycle;
  static const auto vocabulary = vocabulary_of(cycle);
  TextReader reader(vocabulary);
  reader.read(text);
  auto level = EvidenceLevel::not_found;
  for (const auto& found : levels_of(reader)) {
    if (found.stage.value() + 1 == static_cast<std::size_t>(number)) level = found.level;
  }
  return level;
}

}  // namespace

TEST_CASE("markers of a stage add up: strong 3, phrase 2, supporting 1", "[evidence]") {
  CHECK(points(1, "Вышел приказ.") == 300);
  CHECK(points(1, "Есть ставка и график.") == 200);
  CHECK(points(2, "Весной открыть удалось и кружок.") == 200);
  CHECK(points(2, "Кружок по шахматам решено открыть.") == 200);
}

TEST_CASE("a phrase in any order ends at a semicolon and after six words between", "[evidence]") {
  CHECK(points(2, "Решено открыть школу; кружок был.") == 0);
  CHECK(points(2, "Открыть один два три четыре пять шесть кружок.") == 200);
  CHECK(points(2, "Открыть один два три четыре пять шесть семь кружок.") == 0);
}

TEST_CASE("half of what the sentence says of another stage is taken off", "[evidence]") {
  CHECK(points(2, "Открыть кружок помог приказ.") == 200 - 150);
  CHECK(points(1, "Открыть кружок помог приказ.") == 300 - 100);
  CHECK(points(1, "Приказ, семинар, кружок открыть.") == 300 - 150);  // at most 150 of a strong one
}

TEST_CASE("what is foreign to every stage takes points away, or the rival does", "[evidence]") {
  CHECK(points(1, "Вышел приказ, поёт хор.") == 300 - 150);
  CHECK(points(2, "Открыть кружок и хор помог приказ.") == 200 - 150);
}

TEST_CASE("the shipped phrases hear free prose", "[evidence]") {
  CHECK(shipped_level(7, "Осенью школа открыла кружок для подростков.") >=
        EvidenceLevel::described);
  CHECK(shipped_level(5, "Разобрав тетради, увидели, что дети не понимают условие.") >=
        EvidenceLevel::described);
  CHECK(shipped_level(9, "Доля пропусков за год снизилась с 14 до 6 %.") ==
        EvidenceLevel::confirmed);
  CHECK(shipped_level(7, "Весной проведём семинар для коллег.") == EvidenceLevel::mentioned);
}

TEST_CASE("verbs are known by their endings: gerunds and the first person too", "[evidence]") {
  for (const auto* word : {"разобрав", "сопоставив", "увидев", "сверяем", "сводим", "даны"}) {
    CHECK(tells_of_done(word));
  }
  for (const auto* word : {"коллектив", "состав", "перспектив", "перерыв", "учителем"}) {
    CHECK_FALSE(tells_of_done(word));
  }
  CHECK(tells_of_us("провели"));
  CHECK_FALSE(tells_of_us("проводились"));
  CHECK_FALSE(tells_of_us("провел"));
  CHECK(tells_of_what_we_shall_do("проведем"));
  CHECK(tells_of_what_we_shall_do("сравним"));
  CHECK_FALSE(tells_of_what_we_shall_do("сверяем"));
}

}  // namespace otbor
