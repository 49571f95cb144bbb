#include <catch2/catch.hpp>

#include "engine/text/known_codes.hpp"

namespace otbor {
namespace {

std::vector<std::string> practices(int last) {
  std::vector<std::string> codes;
  for (int i = 1; i <= last; ++i) codes.push_back((i < 10 ? "P0" : "P") + std::to_string(i));
  return codes;
}

}  // namespace

TEST_CASE("a code with the same letters and number is the one that was meant", "[codes]") {
  const auto codes = practices(24);
  for (const auto* written : {"P7", "p-007", "P 07", "Р7", "п7"}) {
    CAPTURE(written);
    const auto* same = same_code(written, codes);
    REQUIRE(same != nullptr);
    CHECK(*same == "P07");
  }
  CHECK(same_code("P70", codes) == nullptr);
  CHECK(same_code("P", codes) == nullptr);
  CHECK(*same_code("Э5", {"Э-05", "Э-15"}) == "Э-05");
}

TEST_CASE("numbers in a code are not run together: 1.1 is not 11", "[codes]") {
  CHECK(same_code("11", {"1.1", "1.2"}) == nullptr);
  CHECK(same_code("1.01", {"1.1", "1.2"}) != nullptr);
}

TEST_CASE("of two codes that differ by a zero neither is guessed", "[codes]") {
  CHECK(same_code("P007", {"P7", "P07"}) == nullptr);
}

TEST_CASE("where many codes are equally near, it is told how many there are and which", "[codes]") {
  const auto told = nearest_or_known("P99", practices(24));
  CHECK(told.ru == "; всего здесь 24 кода: `P01`, `P02` … `P24`");
  CHECK(told.en == "; there are 24 codes: `P01`, `P02` … `P24`");
  CHECK(nearest_or_known("P99", {"P01"}).ru == "; есть только `P01`");
  CHECK(nearest_or_known("P99", {"P01", "P02"}).en == "; there are `P01`, `P02`");
  CHECK(nearest_or_known("P99", {}).empty());
}

TEST_CASE("a letter of another alphabet is named as such before anything else", "[codes]") {
  CHECK(nearest_or_known("Р07", practices(24)).en ==
        "; it looks like `P07` but has letters of another alphabet");
}

TEST_CASE("a code is told from a name by its letters", "[codes]") {
  const std::vector<std::string> codes{"ОО-01", "ОО-02"};
  CHECK(written_like("ОО-99", codes));
  CHECK_FALSE(written_like("Школа № 7", codes));
  CHECK_FALSE(written_like("ОО", codes));
}

}  // namespace otbor
