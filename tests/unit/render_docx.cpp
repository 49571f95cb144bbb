#include <catch2/catch.hpp>

#include "engine/render/docx/foot.hpp"
#include "engine/render/format.hpp"
#include "engine/text/office/archive.hpp"
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

TEST_CASE("Word: a banner stands on top of the text and at the foot of every other page") {
  Document document;
  document.title = "Итоги";
  document.banner = {"Смоделированные данные", "Черновой расчёт"};
  document.blocks = {TableBlock{.columns = {{.title = "Место"}}, .rows = {{{"1"}}}, .wide = true}};
  const auto bytes = printed(document);
  auto archive = office::Archive::open(bytes, {});
  REQUIRE(archive);
  CHECK(archive->part("word/footer1.xml").value().find("Смоделированные данные. Черновой расчёт") !=
        std::string::npos);
  const auto text = archive->part("word/document.xml").value();
  std::size_t sections = 0;
  std::size_t feet = 0;
  for (auto at = text.find("<w:sectPr"); at != std::string::npos;
       at = text.find("<w:sectPr", at + 1)) {
    ++sections;
  }
  for (auto at = text.find("<w:footerReference"); at != std::string::npos;
       at = text.find("<w:footerReference", at + 1)) {
    ++feet;
  }
  CHECK(sections == 3);
  CHECK(feet == sections);
}

TEST_CASE("Word: a document without a banner has no foot") {
  Document document;
  document.title = "Итоги";
  const auto bytes = printed(document);
  auto archive = office::Archive::open(bytes, {});
  REQUIRE(archive);
  CHECK_FALSE(archive->part("word/footer1.xml"));
}

TEST_CASE("Word: the banner goes into the feet a template has, else into one of its own") {
  const std::string types = "<Types></Types>";
  const std::string relations = "<Relationships></Relationships>";
  std::vector<office::PackedPart> bare{{"[Content_Types].xml", types},
                                       {"word/_rels/document.xml.rels", relations},
                                       {"word/document.xml",
                                        "<w:document><w:body><w:sectPr>"
                                        "<w:pgSz/></w:sectPr></w:body>"
                                        "</w:document>"}};
  docx::put_banner_on_pages(bare, {"Черновой расчёт"});
  REQUIRE(bare.size() == 4);
  CHECK(bare[0].bytes.find("/word/footer-otbor.xml") != std::string::npos);
  CHECK(bare[1].bytes.find("footer-otbor.xml") != std::string::npos);
  CHECK(bare[2].bytes.find("<w:sectPr><w:footerReference") != std::string::npos);
  CHECK(bare[3].bytes.find("Черновой расчёт") != std::string::npos);

  std::vector<office::PackedPart> footed{
      {"word/document.xml", "<w:body><w:sectPr><w:footerReference/></w:sectPr></w:body>"},
      {"word/footer1.xml", "<w:ftr xmlns:w=\"w\"><w:p/></w:ftr>"}};
  docx::put_banner_on_pages(footed, {"Черновой расчёт"});
  REQUIRE(footed.size() == 2);
  CHECK(footed[1].bytes.find("Черновой расчёт</w:t></w:r></w:p><w:p/>") != std::string::npos);
}
