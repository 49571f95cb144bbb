#include <catch2/catch.hpp>

#include "engine/render/format.hpp"
#include "engine/text/office/docx.hpp"

using namespace otbor;

namespace {

std::string printed(const Document& document) { return find_format("docx")->print(document, {}); }

office::Document read_back(const Document& document) {
  return office::read_docx(printed(document), Limits{}).value();
}

}  // namespace

TEST_CASE("Word: a document keeps its headings, texts, lists and tables in order") {
  Document document;
  document.title = "Итоги";
  document.banner = {"Смоделированные данные"};
  document.blocks = {Heading{.level = 2, .text = "Рейтинг"}, Paragraph{"Баллы < 60 & «места»"},
                     Bullets{{"раз", "два"}},
                     TableBlock{.caption = "Таблица 1",
                                .columns = {{.title = "Место"}, {.title = "Балл"}},
                                .rows = {{{"1", "54,17"}}, {{"2", "две\nстроки"}}}}};
  document.closing = "otbor";
  CHECK(
      office::plain_text(read_back(document)).text ==
      "Смоделированные данные\n\n# Итоги\n\n## Рейтинг\n\nБаллы < 60 & «места»\n\n- раз\n- два\n\n"
      "Таблица 1\n\n| Место | Балл |\n| 1 | 54,17 |\n| 2 | две строки |\n\notbor\n");
}

TEST_CASE("Word: what shows on demand elsewhere is a section one level below") {
  Document document;
  document.title = "Итоги";
  document.blocks.emplace_back(Details{.summary = "P13",
                                       .aside = "6-е место",
                                       .anchor = {},
                                       .tone = Tone::plain,
                                       .blocks = {Paragraph{"Не включена."}}});
  const auto blocks = read_back(document).blocks;
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1].text == "P13 (6-е место)");
  CHECK(blocks[1].level == 3);
}

TEST_CASE(
    "Word: signs that no document can hold become blanks, and the bytes are always the same") {
  Document document;
  document.title = "а\x01\u0431";
  CHECK(read_back(document).blocks.front().text == "а б");
  CHECK(printed(document) == printed(document));
}
