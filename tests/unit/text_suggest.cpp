#include <catch2/catch.hpp>

#include "engine/text/suggest.hpp"

using namespace otbor;

TEST_CASE("A slip of the hand is one step, a swap of neighbours too") {
  CHECK(typing_distance("tilte", "title") == 1);
  CHECK(typing_distance("название", "назвние") == 1);
  CHECK(typing_distance("", "abc") == 3);
}

TEST_CASE("The nearest word is offered only when it is near") {
  const std::vector<std::string> keys{"title", "weight", "levels"};
  CHECK(nearest("tilte", keys) == "title");
  CHECK_FALSE(nearest("institution", keys));
}

TEST_CASE("No advice is given when many codes are equally near") {
  CHECK_FALSE(nearest("Э-08", {"Э-01", "Э-02", "Э-03", "Э-04"}));
}

TEST_CASE("Letters of another alphabet are named") {
  CHECK(look_alike("K1", {"К1", "К2"}) == "К1");
  CHECK(did_you_mean("K1", {"К1", "К2"}).ru.find("другого алфавита") != std::string::npos);
}
