#include <catch2/catch.hpp>

#include "engine/base/moment.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"

using namespace otbor;

TEST_CASE("Russian nouns agree with numbers") {
  const auto form = [](std::int64_t n) {
    return std::string(plural(n, "заявка", "заявки", "заявок"));
  };
  CHECK(form(1) == "заявка");
  CHECK(form(24) == "заявки");
  CHECK(form(11) == "заявок");
  CHECK(form(112) == "заявок");
  CHECK(form(21) == "заявка");
  CHECK(form(0) == "заявок");
}

TEST_CASE("A fractional number takes the genitive singular") {
  const Words pattern{"{0} {0|балл|балла|баллов}", "{0} {0|point|points}"};
  CHECK(format(pattern, {number("46.67")}).ru == "46,67 балла");
  CHECK(format(pattern, {number("5")}).ru == "5 баллов");
  CHECK(format(pattern, {number("1")}).en == "1 point");
  CHECK(format(pattern, {number("1.5")}).en == "1.5 points");
}

TEST_CASE("Dates are read in both orders and impossible days are refused") {
  CHECK(parse_moment("04.05.2022") == parse_moment("2022-05-04"));
  CHECK(parse_moment("2022-05-04 16:30")->second_of_day == 59'400U);
  CHECK(parse_moment("2024-02-29"));
  CHECK_FALSE(parse_moment("2022-02-29"));
  CHECK_FALSE(parse_moment("2022-05-04 24:00"));
  CHECK_FALSE(parse_moment("2022-5-4"));
  CHECK(parse_moment("2022/05/04 4:30:05 PM GMT+3") == parse_moment("2022-05-04 16:30:05"));
  CHECK(parse_moment("2022/05/04 12:00:00 AM") == parse_moment("2022-05-04 00:00"));
  CHECK_FALSE(parse_moment("2022/05/04 13:00:00 PM"));
  CHECK(parse_moment("4 мая 2022 г.") == parse_moment("2022-05-04"));
  CHECK(parse_moment("«04» мая 2022 года") == parse_moment("2022-05-04"));
  CHECK_FALSE(parse_moment("31 июня 2022 г."));
  CHECK_FALSE(parse_moment("4 мая"));
  CHECK(*parse_moment("2022-05-04 09:00") < *parse_moment("2022-05-04 16:30"));
  CHECK(date_in_words(*parse_moment("2022-05-04")).ru == "4 мая 2022 г.");
}

TEST_CASE("Folding makes one word of what people type in different ways") {
  CHECK(utf8::folded("  Василёк\u00A0 №  2 ") == utf8::folded("василек № 2"));
  CHECK(utf8::folded("и\u0306") == "й");
}

TEST_CASE("What is told composed at a glance is what the table of Unicode says") {
  const std::string far = "\u2603";  // no short cut is taken for a text that has it
  std::string different;
  for (char32_t c = 1; c < 0x3000; ++c) {
    for (const std::string_view before : {"", "и", "a"}) {
      std::string text(before);
      utf8::append(text, c);
      text += "Й";
      if (utf8::nfc(text + far) != utf8::nfc(text) + far) different += text + " ";
      if (utf8::folded(text + far) != utf8::folded(text) + far) different += text + " ";
    }
  }
  CHECK(different.empty());
  CHECK(utf8::folded("\u2126\u00C9\u0401\u042F") == "\u03C9\u00E9\u0435\u044F");
  CHECK(utf8::nfc("\xE2\x80") == "\xE2\x80");  // cut short
}

TEST_CASE("Codes that look alike have one skeleton") {
  CHECK(utf8::skeleton("К1") == utf8::skeleton("K1"));
  CHECK(utf8::skeleton("А1") == "A1");
  CHECK(utf8::skeleton("Б1") != utf8::skeleton("B1"));
}

TEST_CASE("A broken byte is found at the beginning of its letter, wherever it stands") {
  const std::string whole = "P0;Э-11;К1;0;данных нет;ещё – «опыт», № 7 и дальше по тексту abcdefgh";
  CHECK_FALSE(utf8::first_invalid(whole));
  std::size_t letter = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if ((static_cast<unsigned char>(whole[at]) & 0xC0U) != 0x80U) letter = at;
    auto broken = whole;
    broken[at] = '\xFF';
    CHECK(utf8::first_invalid(broken) == letter);
    CHECK(utf8::first_invalid(whole.substr(0, at)) ==
          (letter == at ? std::optional<std::size_t>() : letter));
  }
}

TEST_CASE("Invalid UTF-8 is found at its first byte") {
  CHECK_FALSE(utf8::first_invalid("обычный текст, ascii and № 5"));
  CHECK(utf8::first_invalid("abc\xFF") == 3U);
  CHECK(utf8::first_invalid("\xC0\xAF") == 0U);        // overlong
  CHECK(utf8::first_invalid("ab\xED\xA0\x80") == 2U);  // surrogate
  CHECK(utf8::first_invalid("\xD0") == 0U);            // cut
  CHECK(utf8::first_invalid(std::string(40, 'a') + "\x80") == 40U);
}
