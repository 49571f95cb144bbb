#include <catch2/catch.hpp>

#include "engine/text/office/archive.hpp"
#include "engine/text/office/docx.hpp"
#include "engine/text/place.hpp"
#include "tests/support/archives.hpp"

using namespace otbor;
using office::Block;

namespace {

office::Document read(std::string body) {
  const auto bytes =
      archive_of({{"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
                  {"word/styles.xml",
                   "<w:styles><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
                   "<w:style w:styleId=\"a\"><w:basedOn w:val=\"1\"/></w:style>"
                   "<w:style w:styleId=\"b\"><w:basedOn w:val=\"b\"/></w:style></w:styles>"}});
  return office::read_docx(bytes, Limits{}).value();
}

std::string paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

}  // namespace

TEST_CASE("A document keeps headings, paragraphs, lists and tables in the order of the page") {
  const auto document =
      read(paragraph("Цель", "<w:pStyle w:val=\"a\"/>") + paragraph("Снизить.") +
           paragraph("раз", "<w:numPr><w:numId w:val=\"2\"/></w:numPr>") +
           paragraph("два", "<w:numPr><w:numId w:val=\"2\"/></w:numPr>") + "<w:tbl><w:tr><w:tc>" +
           paragraph("поле") + "</w:tc><w:tc>" + paragraph("одно") + paragraph("другое") +
           "</w:tc></w:tr></w:tbl>" + paragraph("Конец."));
  CHECK(office::plain_text(document).text ==
        "# Цель\n\nСнизить.\n\n- раз\n- два\n\n| поле | одно другое |\n\nКонец.\n");
  CHECK(document.blocks[4].cells == std::vector<std::string>{"поле", "одно\nдругое"});
}

TEST_CASE("Empty paragraphs are not counted, and a paragraph is found again by its number") {
  auto plain = office::plain_text(read(
      paragraph("Один") + "<w:p/>" + paragraph(" ") + "<w:tbl><w:tr><w:tc>" + paragraph("а") +
      "</w:tc></w:tr><w:tr><w:tc>" + paragraph("б") + "</w:tc></w:tr></w:tbl>" + paragraph("Два")));
  Sources sources;
  sources.add({.name = "texts/П1.docx",
               .text = plain.text,
               .sha256 = {},
               .origin = Origin::document,
               .lines = plain.lines});
  Locator locate(sources);
  const auto where = [&](std::string_view word) {
    const auto at = static_cast<std::uint32_t>(sources[0].text.find(word));
    return words_of(sources[0], locate({0, at, at + 1})).ru;
  };
  CHECK(where("Один") == "texts/П1.docx, абзац 1");
  CHECK(where("б") == "texts/П1.docx, таблица 1, строка 2");
  CHECK(where("Два") == "texts/П1.docx, абзац 2");
}

TEST_CASE("Deleted text, codes of fields and the second telling of a drawing are not text") {
  const auto document = read(
      "<w:p><w:del><w:r><w:t>было</w:t></w:r></w:del><w:ins><w:r><w:t>стало</w:t></w:r></w:ins>"
      "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/><w:t xml:space=\"preserve\"> и "
      "</w:t></w:r><w:r><w:t>ещё</w:t></w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>рамка"
      "</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:t>рамка</w:t></mc:Fallback>"
      "</mc:AlternateContent></w:p>");
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.blocks[0].text == "стало\n и ещё\nрамка");
}

TEST_CASE("A million nested elements are read without a call of its own for each") {
  std::string body;
  for (int i = 0; i < 1'000'000; ++i) body += "<w:p>";
  const auto bytes = archive_of({{"word/document.xml", "<a>" + body + "<w:t>дно</w:t>"}});
  CHECK(office::read_docx(bytes, Limits{}).error().found == Found::office_damaged);
  for (int i = 0; i < 1'000'000; ++i) body += "</w:p>";
  const auto whole = archive_of({{"word/document.xml", "<a>" + body + "</a>"}});
  CHECK(office::read_docx(whole, Limits{}).has_value());
}

TEST_CASE("A part that is larger than declared, or differs from its checksum, is damaged") {
  const std::string text = "<w:document><w:body/></w:document>";
  auto bytes = archive_of({{"word/document.xml", text}});
  bytes[bytes.find(text) + 3] = 'X';
  CHECK(office::read_docx(bytes, Limits{}).error().found == Found::office_damaged);
}
