// What holds for every entry of reasons.def.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/justify/justification.hpp"
#include "engine/justify/reasons.hpp"

namespace otbor {
namespace {

std::vector<ReasonCode> all_codes() {
  return {
#define REASON(id, audience, ru, en) ReasonCode::id,
#include "engine/justify/reasons.def"
#undef REASON
  };
}

std::set<char> numbers_printed(std::string_view sentence) {
  std::set<char> printed;
  for (std::size_t at = 0; at + 2 < sentence.size(); ++at) {
    if (sentence[at] == '{' && sentence[at + 2] == '}') printed.insert(sentence[at + 1]);
  }
  return printed;
}

TEST_CASE("Sentences: both languages print the same arguments") {
  for (const auto code : all_codes()) {
    INFO(code_of(code));
    const auto sentence = sentence_of(code);
    CHECK(numbers_printed(sentence.ru) == numbers_printed(sentence.en));
  }
}

TEST_CASE("Sentences: each ends with one full stop and has no double blank or straight quote") {
  for (const auto code : all_codes()) {
    INFO(code_of(code));
    for (const auto text : {sentence_of(code).ru, sentence_of(code).en}) {
      CHECK(text.ends_with('.'));
      CHECK_FALSE(text.ends_with(".."));
      CHECK(text.find("  ") == std::string_view::npos);
      CHECK(text.find('"') == std::string_view::npos);
    }
  }
}

TEST_CASE("Sentences: Russian forms come in threes and English ones in pairs") {
  std::vector<Text> arguments(10, Text("5"));
  for (const auto code : all_codes()) {
    INFO(code_of(code));
    const auto text = format(sentence_of(code), arguments);  // a wrong number of forms stops here
    CHECK(text.ru.find('|') == std::string::npos);
    CHECK(text.en.find('|') == std::string::npos);
  }
}

TEST_CASE("Letters: sentences are for applicants, agree in both languages and end with a stop") {
  std::vector<Text> arguments(10, Text("5"));
  for (const auto code : all_codes()) {
    const auto sentence = letter_sentence_of(code);
    if (!sentence) continue;
    INFO(code_of(code));
    CHECK(audience_of(code) == Audience::applicant);
    CHECK(numbers_printed(sentence->ru) == numbers_printed(sentence->en));
    const auto text = format(*sentence, arguments);
    for (const auto& one : {text.ru, text.en}) {
      CHECK(one.ends_with('.'));
      CHECK(one.find('|') == std::string::npos);
      CHECK(one.find('"') == std::string::npos);
      CHECK(one.find("  ") == std::string::npos);
    }
    // A letter prints what the minutes print, or less of it.
    for (const auto number : numbers_printed(sentence->ru)) {
      CHECK(numbers_printed(sentence_of(code).ru).contains(number));
    }
  }
}

TEST_CASE("Sentences: those about experts stay with the commission") {
  for (const auto code : all_codes()) {
    INFO(code_of(code));
    const auto names_one = sentence_of(code).en.find("expert {") != std::string_view::npos ||
                           sentence_of(code).en.find("experts {") != std::string_view::npos ||
                           sentence_of(code).en.find("practice {") != std::string_view::npos;
    if (names_one) CHECK(audience_of(code) == Audience::commission);
  }
}

TEST_CASE("Sentences: quotes inside quotes are nested, a full stop at their end goes") {
  CHECK(quoted("Клуб «Сириус».").ru == "«Клуб „Сириус“»");
  CHECK(quoted("Клуб «Сириус».").en == "“Клуб ‘Сириус’”");
}

TEST_CASE("Sentences: a document that ends with г. brings the full stop of the sentence") {
  Reasons reasons;
  reasons.add(ReasonCode::expert_recused, "Э-01", "заявление от 20 мая 2022 г.");
  CHECK(reasons.take().front().text.ru ==
        "Эксперт Э-01 в оценке практики не участвовал (самоотвод); основание: заявление от 20 мая "
        "2022 г.");
}

}  // namespace
}  // namespace otbor
