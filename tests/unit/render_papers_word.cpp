#include <catch2/catch.hpp>

#include "engine/render/papers/word.hpp"
#include "engine/text/office/archive.hpp"
#include "engine/text/office/docx.hpp"
#include "engine/text/office/packing.hpp"

namespace otbor::papers {
namespace {

std::string word_of(const std::string& body, const std::string& header = "") {
  const std::string open =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  const std::string styles =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:styles "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";
  std::vector<office::PackedPart> parts{
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", open + body + "</w:body></w:document>"},
      {"word/styles.xml", styles},
      {"word/media/crest.png", std::string("\x89PNG\0\1", 6)}};
  if (!header.empty()) {
    parts.push_back({"word/header1.xml",
                     "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
                     "main\">" +
                         header + "</w:hdr>"});
  }
  return office::packed(parts);
}

std::string runs(const std::vector<std::string>& texts) {
  std::string out = "<w:p>";
  for (const auto& text : texts) {
    out += "<w:r><w:t xml:space=\"preserve\">" + office::escaped(text) + "</w:t></w:r>";
  }
  return out + "</w:p>";
}

std::string cell(const std::string& text) { return "<w:tc>" + runs({text}) + "</w:tc>"; }

Fields sample() {
  Fields fields;
  fields.text({"орган", "body"}, "Отдел <образования> & науки");
  std::vector<Fields> items;
  for (const char* title : {"Первая", "Вторая"}) {
    Fields item;
    item.text({"название", "title"}, title);
    items.push_back(std::move(item));
  }
  fields.list({"практики", "practices"}, {{"название", "title"}}, std::move(items));
  fields.list({"споры", "disputes"}, {{"название", "title"}}, {});
  return fields;
}

/// The blocks of the filled document as people read them.
std::vector<std::string> read(const std::string& bytes) {
  const auto document = office::read_docx(bytes, {});
  REQUIRE(document);
  std::vector<std::string> lines;
  for (const auto& block : document->blocks) {
    if (block.kind != office::Block::Kind::table_row) {
      lines.push_back(block.text);
      continue;
    }
    std::string row;
    for (const auto& text : block.cells) row += "|" + text;
    lines.push_back(row);
  }
  return lines;
}

std::vector<std::string> filled(const std::string& body) {
  const auto bytes = filled_word({"documents/t.docx", word_of(body)}, sample(), Lang::ru, {});
  REQUIRE(bytes);
  return read(*bytes);
}

std::vector<Found> found_in(const std::string& bytes) {
  Sources sources;
  Diagnostics diagnostics;
  check_word({"documents/t.docx", bytes}, sample().names(), Lang::ru, sources, diagnostics);
  std::vector<Found> found;
  for (const auto& one : diagnostics.sorted()) found.push_back(one.found);
  return found;
}

}  // namespace

TEST_CASE("papers: a gap that Word split over runs is filled whole") {
  CHECK(filled(runs({"Орган: {", "{ор", "ган}", "}."})) ==
        std::vector<std::string>{"Орган: Отдел <образования> & науки."});
}

TEST_CASE("papers: paragraphs between the ends of a part repeat, and the ends leave nothing") {
  CHECK(filled(runs({"до"}) + runs({"{{#практики}}"}) + runs({"– {{название}}"}) +
               runs({"{{/прак", "тики}}"}) + runs({"{{^споры}}"}) + runs({"нет споров"}) +
               runs({"{{/споры}}"})) ==
        std::vector<std::string>{"до", "– Первая", "– Вторая", "нет споров"});
}

TEST_CASE("papers: a row with the ends in its first and last cell repeats whole") {
  const auto head = "<w:tr>" + cell("№") + cell("Практика") + "</w:tr>";
  const auto row =
      "<w:tr>" + cell("{{#практики}}{{№}}") + cell("{{название}}{{/практики}}") + "</w:tr>";
  CHECK(filled("<w:tbl>" + head + row + "</w:tbl>") ==
        std::vector<std::string>{"|№|Практика", "|1|Первая", "|2|Вторая"});
}

TEST_CASE(
    "papers: the letterhead stays: other parts come through byte by byte, a header is filled") {
  const auto bytes =
      filled_word({"documents/t.docx", word_of(runs({"текст"}), runs({"{{орган}}"}))}, sample(),
                  Lang::ru, {"Черновой расчёт"});
  REQUIRE(bytes);
  auto archive = office::Archive::open(*bytes, {});
  REQUIRE(archive);
  CHECK(archive->part("word/media/crest.png").value() == std::string("\x89PNG\0\1", 6));
  CHECK(archive->part("word/header1.xml").value().find("Отдел &lt;образования&gt; &amp; науки") !=
        std::string::npos);
  CHECK(read(*bytes) == std::vector<std::string>{"Черновой расчёт", "текст"});
}

TEST_CASE("papers: what is wrong with a template of Word is told") {
  CHECK(found_in(word_of(runs({"{{орган}}"}))).empty());
  CHECK(found_in(word_of(runs({"{{огран}}"}))) == std::vector{Found::template_unknown_name});
  CHECK(found_in(word_of(runs({"а"}), runs({"{{огран}}"}))) ==
        std::vector{Found::template_unknown_name});
  CHECK(found_in(word_of(runs({"а {{#практики}}"}) + runs({"б {{/практики}}"}))) ==
        std::vector{Found::template_part_loose});
  CHECK(found_in("PK\3\4 not a document").size() == 1);
}

TEST_CASE("papers: a text template taken to Word and filled says the same") {
  const std::string text =
      "{{! пометка }}\n[вид] ПРОТОКОЛ\nОрган: {{орган}}\n| № | Практика |\n| --: | :-- |\n"
      "{{#практики}}\n| {{№}} | {{название}} |\n{{/практики}}\n{{#споры}}\n– {{название}}\n"
      "{{/споры}}\n";
  const auto word = as_word_template(text, "Протокол", Lang::ru);
  CHECK(found_in(word).empty());
  const auto bytes = filled_word({"documents/t.docx", word}, sample(), Lang::ru, {});
  REQUIRE(bytes);
  CHECK(read(*bytes) == std::vector<std::string>{"ПРОТОКОЛ", "Орган: Отдел <образования> & науки",
                                                 "|№|Практика", "|1|Первая", "|2|Вторая"});
}

}  // namespace otbor::papers
